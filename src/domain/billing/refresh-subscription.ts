import { demand, type Member } from '../users/member.ts';
import { followSubscription, type Followed } from './follow-subscription.ts';

/**
 * Fetches the subscription because a member asks.
 * @throws NotAllowed without the permission `billing`; StripeUnavailable
 */
export async function refreshSubscription(by: Member): Promise<Followed> {
  demand(by, 'billing');
  return followSubscription(by.tenantId);
}
