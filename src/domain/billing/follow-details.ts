import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { settle, type LeasedObligation } from '../outbox.ts';
import { change, inTenant, readingTenant } from '../tenancy.ts';
import { billingDetails, type BillingDetails, type PlannedChange } from './billing-details.ts';
import { tellOfUnpaid } from './dunning.ts';
import { type FetchedDetails, fetchDetails } from './fetch-details.ts';
import { storedSubscription } from './stored-subscription.ts';

/** As in `followSubscription`: far more than others can overtake. */
const MOST_ROUNDS = 12;

/**
 * Carries out the obligation to fetch a tenant's details, and to tell by mail of what is unpaid.
 * @throws StripeUnavailable
 */
export async function followBillingDetails(obligation: LeasedObligation): Promise<void> {
  await followDetails(obligation.tenantId);
  await inTenant(obligation.tenantId, () => settle(obligation));
}

/**
 * Makes what is stored of a tenant's details equal to what Stripe says now, however many do it at once: what was fetched is
 * written only when nobody has written since before.
 * @throws StripeUnavailable
 */
export async function followDetails(tenantId: string): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = await readingTenant(tenantId, () =>
      Promise.all([storedSubscription(tenantId), billingDetails(tenantId)]),
    );
    const [stored, before] = seen;
    if (!stored?.customerId || !stored.subscriptionId) return;
    const fetched = await fetchDetails(stored.customerId, stored.subscriptionId);
    if (!fetched) return;
    await faultPoint('details fetched');
    if (await inTenant(tenantId, () => write(tenantId, before, fetched))) return;
  }
}

/** @returns false when somebody else has written since `before` was read */
async function write(tenantId: string, before: BillingDetails, fetched: FetchedDetails): Promise<boolean> {
  const { detailsAt: seenAt } = before;
  const { card, next, discount, planned, open } = fetched;
  // Never the same moment twice: it is how others see that this was written.
  const detailsAt = new Date(Math.max(now().getTime(), (seenAt?.getTime() ?? 0) + 1));
  const written = await change(
    `update subscriptions
        set card_brand = $3, card_last4 = $4, card_expires = $5, next_invoice_total = $6, next_invoice_at = $7, discount = $8,
            planned_lookup_key = $9, planned_seats = $10, planned_at = $11, open_invoice_id = $12,
            open_invoice_amount = $13, open_invoice_attempts = $14, open_invoice_confirm = $15, next_attempt_at = $16,
            details_at = $17, open_invoice_change = $18
      where tenant_id = $1 and details_at is not distinct from $2`,
    [
      tenantId,
      seenAt,
      card?.brand ?? null,
      card?.last4 ?? null,
      card?.expires ?? null,
      next?.total ?? null,
      next?.at ?? null,
      discount,
      planned?.lookupKey ?? null,
      planned?.seats ?? null,
      planned?.at ?? null,
      open?.id ?? null,
      open?.amount ?? null,
      open?.attempts ?? null,
      open?.confirm ?? null,
      open?.nextAttemptAt ?? null,
      detailsAt,
      open?.change ?? null,
    ],
  );
  if (written === 0) return false;
  await tellOfPlanned(before.planned, planned);
  if (open && fetched.payAt !== null) await tellOfUnpaid(tenantId, open, fetched.payAt);
  return true;
}

/**
 * Tells the trail what has come to be planned, or is no longer, whoever did it and wherever. What was planned for a day that has
 * come was not called off: it happened.
 */
async function tellOfPlanned(before: PlannedChange | null, planned: PlannedChange | null): Promise<void> {
  if (planned && (before?.lookupKey !== planned.lookupKey || before.seats !== planned.seats))
    await record(
      system,
      'subscription.change-planned',
      { kind: 'subscription' },
      { price: planned.lookupKey, seats: planned.seats, at: planned.at.toISOString() },
    );
  if (before && !planned && before.at > now())
    await record(system, 'subscription.change-called-off', { kind: 'subscription' }, {});
}
