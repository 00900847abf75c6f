import { followTenantEnd } from '../domain/billing/end-subscription.ts';
import { followStripeEvent } from '../domain/billing/follow-stripe-event.ts';
import type { Duties } from './carry-out.ts';

export const stripeEventDuties: Duties = {
  'stripe-event': followStripeEvent,
  'subscription-end': followTenantEnd,
};
