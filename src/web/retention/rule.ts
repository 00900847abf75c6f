import { Invalid } from '../../domain/errors.ts';
import { retentionCutoff, SUGGESTED_MONTHS } from '../../domain/privacy/retention/clock.ts';
import { countDue } from '../../domain/privacy/retention/due-contacts.ts';
import { removeRetentionRule, retentionRule, setRetentionRule } from '../../domain/privacy/retention/general-rule.ts';
import { retentionRuns } from '../../domain/privacy/retention/runs.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { otherRulesSection } from './other-rules.ts';
import { ruleText } from './rule-text.ts';

/** GET: the rule, what it would do, and its runs. */
export const show = (visit: Visit): Promise<Answer> => answer(visit);

/** POST: sets the period, which then waits for somebody to look at the dry run and approve. */
export async function update(visit: Visit): Promise<Answer> {
  const typed = visit.field('months');
  try {
    await setRetentionRule(visit.member, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { typed, problem: problemWords(visit.t, error.fields['months'] ?? 'form.invalid') });
  }
  const tenant = visit.member.tenantSlug;
  return redirect(paths.retention.dryRun({ tenant }));
}

/** POST: takes the rule out of force. */
export async function remove(visit: Visit): Promise<Answer> {
  await removeRetentionRule(visit.member);
  return redirect(paths.retention.show({ tenant: visit.member.tenantSlug }), { text: visit.t('retention.turnedOff') });
}

/** The page, also when something on it was refused. */
export async function answer(
  visit: Visit,
  refusal: {
    readonly typed?: string;
    readonly problem?: string;
    readonly refused?: string;
    readonly other?: Parameters<typeof otherRulesSection>[1];
  } = {},
): Promise<Answer> {
  const { member, t } = visit;
  const [tabs, rule, runs, other] = await Promise.all([
    tabsOf(visit, 'retention'),
    retentionRule(member),
    retentionRuns(member),
    otherRulesSection(visit, refusal.other),
  ]);
  const due = rule && (await countDue(member.tenantId, retentionCutoff(rule.months)));
  return page(
    'retention/show',
    t('retention.title'),
    {
      tabs,
      rule,
      due,
      runs: runs.map((run) => ({ ...run, text: ruleText(visit, run.rule, run.months) })),
      other,
      typed: refusal.typed ?? String(rule?.months ?? SUGGESTED_MONTHS),
      suggested: SUGGESTED_MONTHS,
      problem: refusal.problem,
      refused: refusal.refused,
    },
    { place: 'privacy', status: refusal.problem || refusal.refused || refusal.other ? 422 : 200 },
  );
}
