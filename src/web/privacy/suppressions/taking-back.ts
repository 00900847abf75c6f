import { Invalid, NotFound } from '../../../domain/errors.ts';
import { findSuppression } from '../../../domain/privacy/suppression/suppression-list.ts';
import { possibleMistakes, takeBack } from '../../../domain/privacy/suppression/take-back.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';

/** GET: what becomes possible again, and the form that asks what was wrong. */
export const form = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: takes it back. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    await takeBack(visit.member, visit.param('id'), {
      address: visit.field('address'),
      mistake: visit.field('mistake'),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.suppressions.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('suppression.takeBack.done'),
  });
}

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const entry = await findSuppression(visit.member, visit.param('id'));
  const mistakes = entry ? possibleMistakes(entry) : [];
  if (!entry || mistakes.length === 0) throw new NotFound('suppression');
  return page(
    'privacy/suppressions/take-back',
    visit.t('suppression.takeBack.title'),
    { entry, mistakes, typed: { address: visit.field('address'), mistake: visit.field('mistake') }, problems },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
