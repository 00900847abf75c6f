import type { Stripe } from 'stripe';

/**
 * The events an endpoint of ours is set up for at Stripe, which are those that lead to something: an explicit list, never `*`. Each says only that
 * an object may have changed. Any other that comes all the same is stored and left.
 */
export const followedTypes = [
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.pending_update_applied',
  'customer.subscription.pending_update_expired',
  'customer.subscription.resumed',
  'customer.subscription.trial_will_end',
  'customer.subscription.updated',
  'credit_note.created',
  'credit_note.voided',
  'invoice.deleted',
  'invoice.finalization_failed',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_action_required',
  'invoice.payment_failed',
  'invoice.voided',
] as const satisfies readonly Stripe.Event['type'][];

const followed: ReadonlySet<string> = new Set(followedTypes);

/** Whether an event leads to something. */
export const isFollowed = (type: string): boolean => followed.has(type);

/** Our own word that a customer is to be looked at though no event says so. Waits, is followed and is shown like an event. */
export const RECONCILIATION = 'onnet.reconciliation';
