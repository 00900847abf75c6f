import { Invalid } from '../../../domain/errors.ts';
import { decidePlaces } from '../../../domain/privacy/restriction/decide-places.ts';
import { redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { showCase } from './restrictions.ts';

/** POST: decides about the places that name the person: one field for each, by its name. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    const count = await decidePlaces(visit.member, id, (name) => visit.field(name));
    return redirect(`${paths.restrictions.show({ tenant: visit.member.tenantSlug, id })}#places`, {
      text: visit.t('restriction.places.saved', { count }),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showCase(visit, { problems: fieldWords(visit.t, error.fields) });
  }
}
