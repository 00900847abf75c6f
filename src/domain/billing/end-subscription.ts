import { faultPoint } from '../fault-points.ts';
import { owe, settle, type LeasedObligation } from '../outbox.ts';
import { inTenant, readingTenant, sql } from '../tenancy.ts';
import { findAtStripe } from './ask-stripe.ts';
import { followSubscription } from './follow-subscription.ts';
import { isLive } from './governing-subscription.ts';
import { storedSubscription } from './stored-subscription.ts';

/** How we know at Stripe that it was the end of the customer relationship that ended a subscription, and nobody else. */
const OURS = 'the customer relationship ended';

/**
 * Owes it to a tenant, in its open transaction, that its subscription follows the end of the customer relationship, or the
 * end being taken back. Nothing is owed where nothing is paid.
 * @param key names the turn it follows
 */
export async function oweSubscriptionEnd(tenantId: string, key: string): Promise<void> {
  const stored = await storedSubscription(tenantId);
  if (stored?.subscriptionId && isLive(stored.status)) await owe('subscription-end', key, { subjectId: tenantId });
}

/**
 * Carries out the obligation to make the subscription follow the tenant's life: at its end nothing is renewed, when the end
 * is taken back it goes on, and when the tenant is closed it stops. What it follows is read now, so it may come late and
 * twice; one whose end somebody chose at Stripe is left as it is. Unpaid invoices stay at Stripe: they keep no data here.
 * @throws StripeUnavailable
 */
export async function followTenantEnd(obligation: LeasedObligation): Promise<void> {
  // Owed in the platform's scope for a tenant that is closed, whose own obligations go with it.
  const tenantId = obligation.subjectId ?? obligation.tenantId;
  const [stored, tenant] = await readingTenant(tenantId, async () => [
    await storedSubscription(tenantId),
    (
      await sql<{ ended: boolean; closed: boolean }>(
        `select ended_at is not null as ended, closed_at is not null as closed from tenants where id = $1`,
        [tenantId],
      )
    )[0],
  ]);
  const id = stored?.subscriptionId;
  if (id && tenant && isLive(stored.status)) {
    if (tenant.closed) await stop(id);
    else if (tenant.ended) await endLater(id);
    else await goOn(id);
    await faultPoint('told Stripe');
    await followSubscription(tenantId);
  }
  await inTenant(obligation.tenantId, () => settle(obligation));
}

const stop = (id: string): Promise<unknown> => findAtStripe((stripe) => stripe.subscriptions.cancel(id));

async function endLater(id: string): Promise<void> {
  const found = await findAtStripe((stripe) => stripe.subscriptions.retrieve(id));
  if (!found || found.cancel_at !== null || !isLive(found.status)) return;
  await findAtStripe((stripe) =>
    stripe.subscriptions.update(id, { cancel_at_period_end: true, cancellation_details: { comment: OURS } }),
  );
}

async function goOn(id: string): Promise<void> {
  const found = await findAtStripe((stripe) => stripe.subscriptions.retrieve(id));
  if (!found || found.cancel_at === null || !isLive(found.status)) return;
  if (found.cancellation_details?.comment !== OURS) return;
  await findAtStripe((stripe) =>
    stripe.subscriptions.update(id, { cancel_at_period_end: false, cancellation_details: { comment: '' } }),
  );
}
