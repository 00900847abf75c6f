import { Invalid } from '../../domain/errors.ts';
import { approveRetentionRule, type Approval } from '../../domain/privacy/retention/general-rule.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { answer } from './dry-run.ts';

/** POST: puts the rule in force: `version` and `count` as on the page, `confirmed` when the box was ticked. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    await approveRetentionRule(visit.member, confirmation(visit));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, problemWords(visit.t, error.fields['confirmed'] ?? 'form.invalid'));
  }
  return redirect(paths.retention.show({ tenant: visit.member.tenantSlug }), { text: visit.t('retention.approved') });
}

/** What the form under the dry run says was seen and ticked; NaN for what is no whole number, which the domain refuses. */
export const confirmation = (visit: Visit): Approval => ({
  version: wholeNumber(visit.field('version')),
  count: wholeNumber(visit.field('count')),
  confirmed: visit.field('confirmed') === 'yes',
  seenOn: visit.field('seen') || undefined,
});

const wholeNumber = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN);
