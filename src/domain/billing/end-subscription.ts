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
 * Carries out the obligation to make the subscription follow the tenant's life: at its end nothing is renewed, and when the
 * end is taken back it goes on. What it follows is read now, so it may come late and twice; one whose end somebody chose at
 * Stripe is left as it is. What a closed tenant left there is `leaveStripe`'s.
 * @throws StripeUnavailable
 */
export async function followTenantEnd(obligation: LeasedObligation): Promise<void> {
  const { tenantId } = obligation;
  const [stored, tenant] = await readingTenant(tenantId, () =>
    Promise.all([
      storedSubscription(tenantId),
      sql<{ ended: boolean }>(`select ended_at is not null as ended from tenants where id = $1 and closed_at is null`, [
        tenantId,
      ]).then(([row]) => row),
    ]),
  );
  const id = stored?.subscriptionId;
  if (id && tenant && isLive(stored.status)) {
    await (tenant.ended ? endLater(id) : goOn(id));
    await faultPoint('told Stripe');
    await followSubscription(tenantId);
  }
  await inTenant(tenantId, () => settle(obligation));
}

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
