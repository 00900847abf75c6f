import { Invalid } from '../../../domain/errors.ts';
import { tellBeforeLifting } from '../../../domain/privacy/restriction/lift-restriction.ts';
import { redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { showCase } from './restrictions.ts';

/** POST: notes how the person was told, `how`, and what was said or why not, `note`. */
export async function create(visit: Visit): Promise<Answer> {
  const typed = { how: visit.field('how'), note: visit.field('note') };
  const id = visit.param('id');
  try {
    await tellBeforeLifting(visit.member, id, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showCase(visit, { typed, problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(`${paths.restrictions.show({ tenant: visit.member.tenantSlug, id })}#lift`, {
    text: visit.t('restriction.tell.saved'),
  });
}
