import { followTenantEnd } from '../domain/billing/end-subscription.ts';
import { followStripeEvents } from '../domain/billing/events/follow-events.ts';
import type { Duties } from './carry-out.ts';

export const stripeEventDuties: Duties = {
  'stripe-event': followStripeEvents,
  'subscription-end': followTenantEnd,
};
