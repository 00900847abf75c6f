import { demand, type Member } from '../users/member.ts';
import { followDetails } from './follow-details.ts';
import { followSubscription, type Followed } from './follow-subscription.ts';

/**
 * Fetches the subscription and its details because a member asks.
 * @throws NotAllowed without the permission `billing`; StripeUnavailable
 */
export async function refreshSubscription(by: Member): Promise<Followed> {
  demand(by, 'billing');
  const followed = await followSubscription(by.tenantId);
  await followDetails(by.tenantId);
  return followed;
}
