import { Invalid, NotFound } from '../../../domain/errors.ts';
import { heardVias } from '../../../domain/privacy/consent/fold.ts';
import { allPurposes } from '../../../domain/privacy/purposes/purposes.ts';
import { liftByHand } from '../../../domain/privacy/suppression/suppress-by-hand.ts';
import { findSuppression } from '../../../domain/privacy/suppression/suppression-list.ts';
import { parseDate } from '../../../words/parsing.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';

/** GET: what lifting a suppression means, and the form that asks how the person came back. */
export const form = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: lifts it for one purpose. */
export async function create(visit: Visit): Promise<Answer> {
  const on = visit.field('on');
  try {
    await liftByHand(visit.member, visit.param('id'), {
      address: visit.field('address'),
      purposeId: visit.field('purpose'),
      via: visit.field('via'),
      on: parseDate(on) ?? on,
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.suppressions.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('suppression.lift.done'),
  });
}

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const [entry, purposes] = await Promise.all([findSuppression(visit.member, visit.param('id')), allPurposes()]);
  if (!entry) throw new NotFound('suppression');
  return page(
    'privacy/suppressions/lift',
    visit.t('suppression.lift.title'),
    {
      entry,
      purposes: purposes.filter(
        ({ id, basis, enabled, channels }) =>
          basis === 'consent' &&
          enabled &&
          channels.includes(entry.channel) &&
          (entry.purposeId === null || entry.purposeId === id),
      ),
      vias: heardVias,
      typed: {
        address: visit.field('address'),
        purpose: visit.field('purpose'),
        via: visit.field('via'),
        on: visit.field('on'),
      },
      problems,
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
