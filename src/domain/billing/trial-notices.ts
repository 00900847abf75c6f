import { daysAfter, now, osloDay } from '../clock.ts';
import { activeTenantIds } from '../housekeeping.ts';
import { writeMail } from '../mail/mail.ts';
import { inTenant, sql } from '../tenancy.ts';
import { ownersToTell } from '../tenants/owners-to-tell.ts';
import { billableSeats } from './billable-seats.ts';
import { billingLink } from './billing-link.ts';

/** How many days before its end a trial is told of, as Stripe tells of its own. */
const NOTICE_DAYS = 3;

/**
 * Tells the owners of every tenant whose trial ends within three days, by mail and once: in good time to choose a plan, and of
 * what happens when they do not.
 */
export async function tellOfTrialEnds(): Promise<void> {
  for (const tenantId of await activeTenantIds()) await inTenant(tenantId, () => tellTenant(tenantId));
}

async function tellTenant(tenantId: string): Promise<void> {
  const soon = daysAfter(osloDay(), NOTICE_DAYS);
  const [trial] = await sql<{ endsAt: Date }>(
    `update subscriptions set told_trial_end = trial_ends_at
      where tenant_id = $1 and plan = 'trial' and trial_ends_at > $2
        and (trial_ends_at at time zone 'Europe/Oslo')::date <= $3 and told_trial_end is distinct from trial_ends_at
    returning trial_ends_at as "endsAt"`,
    [tenantId, now(), soon],
  );
  if (!trial) return;
  const people = await billableSeats(tenantId);
  for (const owner of await ownersToTell())
    await writeMail('trial-ending', {
      to: owner.email,
      language: owner.language,
      params: {
        tenantName: owner.tenantName,
        endsOn: osloDay(trial.endsAt),
        people,
        link: billingLink(owner.tenantSlug),
      },
      key: `trial-ending:${osloDay(trial.endsAt)}:${owner.userId}`,
    });
}
