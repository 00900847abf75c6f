import { followTenantEnd } from '../domain/billing/end-subscription.ts';
import { followStripeEvents } from '../domain/billing/events/follow-events.ts';
import { followBillingDetails } from '../domain/billing/follow-details.ts';
import { followSeats } from '../domain/billing/seat-drift.ts';
import type { Duties } from './carry-out.ts';

export const stripeEventDuties: Duties = {
  'stripe-event': followStripeEvents,
  'subscription-end': followTenantEnd,
  'billing-details': followBillingDetails,
  'billing-seats': followSeats,
};
