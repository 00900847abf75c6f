import { osloDay } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { countRestrictedDue } from '../../domain/privacy/restriction/left-alone.ts';
import { retentionCutoff } from '../../domain/privacy/retention/clock.ts';
import { countDue, dryRun } from '../../domain/privacy/retention/due-contacts.ts';
import { countHeldDue } from '../../domain/privacy/retention/left-alone.ts';
import { retentionRule } from '../../domain/privacy/retention/general-rule.ts';
import { page } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: who the rule would anonymise today, and why; longest idle first. Changes nothing. */
export const show = (visit: Visit): Promise<Answer> => answer(visit);

/** The page, also when an approval was refused. */
export async function answer(visit: Visit, problem?: string): Promise<Answer> {
  const { member, t } = visit;
  const rule = await retentionRule(member);
  if (!rule) throw new NotFound('retention rule');
  const after = visit.query('after');
  const cutoff = retentionCutoff(rule.months);
  const [due, held, found] = await Promise.all([
    countDue(member.tenantId, cutoff),
    countHeldDue(cutoff),
    dryRun(member, rule.months, after),
  ]);
  const restricted = await countRestrictedDue(cutoff);
  const here = paths.retention.dryRun({ tenant: member.tenantSlug });
  return page(
    'retention/dry-run',
    t('retention.dryRun.title'),
    {
      rule,
      due,
      held,
      restricted,
      contacts: found.contacts,
      seenOn: osloDay(),
      first: after === '' ? undefined : here,
      next: found.next === undefined ? undefined : `${here}?after=${found.next}`,
      problem,
    },
    { place: 'privacy', status: problem === undefined ? 200 : 422 },
  );
}
