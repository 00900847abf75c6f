import { osloDay } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { retentionCutoff } from '../../domain/privacy/retention/clock.ts';
import { countDue, dryRun } from '../../domain/privacy/retention/due-contacts.ts';
import { countLeftAlone } from '../../domain/privacy/retention/left-alone.ts';
import { FORECAST_DAYS } from '../../domain/privacy/retention/forecast.ts';
import { retentionRule } from '../../domain/privacy/retention/general-rule.ts';
import { generalKind } from '../../domain/privacy/retention/rule-kinds.ts';
import { page } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: who the rule would anonymise today, or within some days ahead, and why; longest idle first. Changes nothing. */
export const show = (visit: Visit): Promise<Answer> => answer(visit);

/** The page, also when an approval was refused. */
export async function answer(visit: Visit, problem?: string): Promise<Answer> {
  const { member, t } = visit;
  const rule = await retentionRule(member);
  if (!rule) throw new NotFound('retention rule');
  const after = visit.query('after');
  const within = FORECAST_DAYS.find((days) => String(days) === visit.query('within'));
  const cutoff = retentionCutoff(rule.months, within);
  const [due, found] = await Promise.all([
    countDue(member.tenantId, cutoff),
    dryRun(member, rule.months, after, within),
  ]);
  const leftAlone = await countLeftAlone(generalKind, cutoff, null);
  const today = paths.retention.dryRun({ tenant: member.tenantSlug });
  const here = within === undefined ? today : `${today}?within=${within}`;
  return page(
    'retention/dry-run',
    t('retention.dryRun.title'),
    {
      rule,
      due,
      leftAlone,
      contacts: found.contacts,
      seenOn: osloDay(),
      first: after === '' ? undefined : here,
      next: found.next === undefined ? undefined : `${here}${within === undefined ? '?' : '&'}after=${found.next}`,
      within,
      choices: [undefined, ...FORECAST_DAYS].map((days) => ({
        days,
        href: days === undefined ? today : `${today}?within=${days}`,
      })),
      problem,
    },
    { place: 'privacy', status: problem === undefined ? 200 : 422 },
  );
}
