import { NotFound } from '../errors.ts';
import { readingTenant } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { findAtStripe } from './ask-stripe.ts';
import { followSubscription } from './follow-subscription.ts';
import { storedSubscription } from './stored-subscription.ts';

/**
 * The customer is back from Stripe's payment page, perhaps before any event: Stripe is asked here too, with the same verb
 * as an event leads to, so it does not matter which comes first.
 *
 * @param sessionId from the address, where anybody can write anything
 * @returns `waiting` when the payment has not gone through, for example since the bank has not answered
 * @throws NotFound when the payment page was not this tenant's
 * @throws StripeUnavailable
 */
export async function finishCheckout(by: Member, sessionId: string): Promise<'paid' | 'waiting'> {
  demand(by, 'billing');
  if (!/^cs_\w{1,250}$/.test(sessionId)) throw new NotFound('checkout');
  const session = await findAtStripe((stripe) => stripe.checkout.sessions.retrieve(sessionId));
  const stored = await readingTenant(by.tenantId, () => storedSubscription(by.tenantId));
  const customer = typeof session?.customer === 'string' ? session.customer : session?.customer?.id;
  const ours = customer !== undefined && customer === stored?.customerId;
  if (!session || !ours || session.metadata?.['tenant_id'] !== by.tenantId) throw new NotFound('checkout');
  const followed = await followSubscription(by.tenantId);
  return session.status === 'complete' && followed === 'followed' ? 'paid' : 'waiting';
}
