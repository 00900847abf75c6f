import { Invalid } from '../../domain/errors.ts';
import { checkConfirmed, retentionRule } from '../../domain/privacy/retention/general-rule.ts';
import { retentionRun, startRetentionRun } from '../../domain/privacy/retention/runs.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { confirmation } from './approval.ts';
import { answer as dryRunAgain } from './dry-run.ts';
import { answer } from './rule.ts';
import { ruleText } from './rule-text.ts';

/** POST: runs the rule now instead of tonight, once the number under the dry run is confirmed like an approval. */
export async function create(visit: Visit): Promise<Answer> {
  const { member, t } = visit;
  try {
    if (!(await retentionRule(member))?.enabled) return answer(visit, { refused: t('retention.run.noRule') });
    await checkConfirmed(member, confirmation(visit));
    return redirect(paths.retention.run({ tenant: member.tenantSlug, id: await startRetentionRun(member) }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return dryRunAgain(visit, problemWords(t, error.fields['confirmed'] ?? error.fields['rule'] ?? 'form.invalid'));
  }
}

/** GET: one run; htmx asks for its state alone while it works. */
export async function show(visit: Visit): Promise<Answer> {
  const run = await retentionRun(visit.member, visit.param('id'));
  return page(
    'retention/run',
    visit.t('retention.run.title'),
    { run: { ...run, text: ruleText(visit, run.rule, run.months) } },
    { place: 'privacy', fragment: 'retention/_run' },
  );
}
