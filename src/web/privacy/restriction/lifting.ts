import { Invalid } from '../../../domain/errors.ts';
import { liftRestriction } from '../../../domain/privacy/restriction/lift-restriction.ts';
import { redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { showCase } from './restrictions.ts';

/** POST: lifts the restriction of somebody who has been told. */
export async function create(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  try {
    const { contactId } = await liftRestriction(visit.member, visit.param('id'));
    const to =
      contactId === null ? paths.restrictions.index({ tenant }) : paths.contacts.show({ tenant, id: contactId });
    return redirect(to, { text: visit.t('restriction.lift.done') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showCase(visit, { problems: fieldWords(visit.t, error.fields) });
  }
}
