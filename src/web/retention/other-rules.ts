import { osloDay } from '../../domain/clock.ts';
import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import { allPurposes, titleOf } from '../../domain/privacy/purposes/purposes.ts';
import { SUGGESTED_MONTHS } from '../../domain/privacy/retention/clock.ts';
import {
  addRule,
  approveRule,
  otherRule,
  otherRules,
  previewRule,
  turnOffRule,
  type RuleSubject,
} from '../../domain/privacy/retention/other-rules.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { confirmation } from './approval.ts';
import type { OtherRulesSection } from './pages.ts';
import { answer } from './rule.ts';
import { ruleText } from './rule-text.ts';

/** What the page of retention shows of the rules beside the one for all contacts, and the form for one more. */
export async function otherRulesSection(
  visit: Visit,
  refusal: { readonly about?: string; readonly typed?: string; readonly problem?: string } = {},
): Promise<OtherRulesSection> {
  const { member, t, language } = visit;
  const [rules, purposes] = await Promise.all([otherRules(member), allPurposes()]);
  const choices = purposes
    .filter(({ layer }) => layer === 'L2')
    .flatMap((purpose) => {
      const name = titleOf(purpose, language);
      const idle = { value: `idle:${purpose.id}`, label: t('retention.rules.idle', { purpose: name }) };
      if (!purpose.withdrawable) return [idle];
      return [idle, { value: `withdrawn:${purpose.id}`, label: t('retention.rules.withdrawn', { purpose: name }) }];
    });
  const all = [
    { value: 'activity-text', label: t('retention.rules.activityText') },
    { value: 'own-businesses', label: t('retention.rules.ownBusinesses') },
    ...choices,
  ];
  // A purpose's own page leads here with what the rule is to be about.
  const asked = all.find(({ value }) => value === visit.query('about'))?.value;
  return {
    rules: rules.map((rule) => ({
      id: rule.id,
      text: ruleText(visit, rule, rule.months),
      enabled: rule.enabled,
      understood: rule.understood,
    })),
    choices: all,
    about: refusal.about ?? asked ?? 'activity-text',
    typed: refusal.typed ?? String(SUGGESTED_MONTHS),
    problem: refusal.problem,
  };
}

/** POST: a new rule, or a new period for the one about the same; it then waits to be looked at. */
export async function create(visit: Visit): Promise<Answer> {
  const [about, typed] = [visit.field('about'), visit.field('months')];
  const subject = subjectOf(about);
  try {
    if (!subject) throw new Invalid({ about: 'form.invalid' });
    const id = await addRule(visit.member, subject, typed);
    return redirect(paths.retention.otherRule({ tenant: visit.member.tenantSlug, id }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problem = problemWords(
      visit.t,
      cited(visit, error.fields['months'] ?? error.fields['about'] ?? 'form.invalid'),
    );
    return answer(visit, { other: { about, typed, problem } });
  }
}

function subjectOf(about: string): RuleSubject | undefined {
  if (about === 'activity-text' || about === 'own-businesses') return { kind: about };
  const [kind, purposeId = ''] = about.split(':');
  return kind === 'idle' || kind === 'withdrawn' ? { kind, purposeId } : undefined;
}

/** GET: what a rule would do now, with a sample. Changes nothing. */
export const show = (visit: Visit): Promise<Answer> => showRule(visit);

async function showRule(visit: Visit, problem?: string): Promise<Answer> {
  const { member, t } = visit;
  const rule = await otherRule(member, visit.param('id'));
  const preview = await previewRule(member, rule);
  return page(
    'retention/other-rule',
    t('retention.dryRun.title'),
    { rule, text: ruleText(visit, rule, rule.months), preview, seenOn: osloDay(), problem },
    { place: 'privacy', status: problem === undefined ? 200 : 422 },
  );
}

/** POST: puts a rule in force. */
export async function approve(visit: Visit): Promise<Answer> {
  try {
    await approveRule(visit.member, visit.param('id'), confirmation(visit));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showRule(visit, problemWords(visit.t, error.fields['confirmed'] ?? 'form.invalid'));
  }
  return redirect(paths.retention.show({ tenant: visit.member.tenantSlug }), { text: visit.t('retention.approved') });
}

/** POST: takes a rule out of force. */
export async function turnOff(visit: Visit): Promise<Answer> {
  await turnOffRule(visit.member, visit.param('id'));
  return redirect(paths.retention.show({ tenant: visit.member.tenantSlug }), { text: visit.t('retention.turnedOff') });
}

/** A problem that names a law, which is cited in the reader's language. */
function cited({ formats }: Visit, problem: FieldProblem): FieldProblem {
  if (typeof problem === 'string' || typeof problem.params['law'] !== 'string') return problem;
  return { ...problem, params: { ...problem.params, law: formats.citation(problem.params['law']) } };
}
