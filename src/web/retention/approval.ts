import { Invalid } from '../../domain/errors.ts';
import { approveRetentionRule } from '../../domain/privacy/retention-rule.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { answer } from './dry-run.ts';

/** POST: puts the rule in force: `version` and `count` as on the page, `confirmed` when the box was ticked. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    await approveRetentionRule(visit.member, {
      version: Number(visit.field('version')),
      count: Number(visit.field('count')),
      confirmed: visit.field('confirmed') === 'yes',
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, problemWords(visit.t, error.fields['confirmed'] ?? 'form.invalid'));
  }
  return redirect(paths.retention.show({ tenant: visit.member.tenantSlug }), { text: visit.t('retention.approved') });
}
