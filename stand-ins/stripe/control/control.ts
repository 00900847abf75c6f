import type { Stripe } from 'stripe';
import { passTime } from '../billing/due.ts';
import { replaceCard } from '../billing/replace-card.ts';
import { type TestCard, testCard } from '../billing/test-cards.ts';
import type { Disorder } from '../deliveries/arrange.ts';
import type { Delivery } from '../deliveries/deliveries.ts';
import { checkedEndpoint, type Endpoint } from '../deliveries/post-event.ts';
import { closeDispute, openDispute } from '../objects/disputes.ts';
import { lookup } from '../objects/lookup.ts';
import { failPayout } from '../objects/payouts.ts';
import { failRefund } from '../objects/refunds.ts';
import type { StandIn } from '../stand-in.ts';
import type { Dispute, FinalizationError, StripeEvent } from '../wire.ts';

/** What a test or a demonstration can make happen that no customer and no program could. */
export interface StandInControl {
  /** The account's time in Unix seconds. */
  now(): number;
  /** Lets time pass: renewals, payment attempts and endings happen in their order. */
  advance(seconds: number): void;
  /** Gives a customer another card, so that the next renewal goes as that test card goes. */
  replaceCard(customerId: string, last4: TestCard['last4']): void;
  /** The cardholder's bank takes a charge back. */
  dispute(chargeId: string, reason?: string): Dispute;
  /** The bank decides a dispute. */
  closeDispute(disputeId: string, status: 'won' | 'lost'): void;
  /** Invoices of a customer cannot be made final from now on, for this reason; undefined lets them. */
  refuseFinalization(customerId: string, code: FinalizationError['code'] | undefined): void;
  /** The bank sends a refund back. */
  failRefund(refundId: string): void;
  /** The bank sends a payout back. */
  failPayout(payoutId: string): void;
  /** Sends events to another address from now on; undefined sends none. */
  deliverTo(endpoint: Endpoint | undefined): void;
  /** Keeps events back until {@link StandInControl.release}. */
  hold(): void;
  /** Sends what was kept back: shuffled, duplicated, delayed or with losses. */
  release(disorder?: Disorder): void;
  /** Sends an event again. */
  redeliver(eventId: string): void;
  /** Sends an event under a wrong signature. */
  forge(eventId: string): void;
  /** Every delivery so far, oldest first. */
  deliveries(): readonly Delivery[];
  /** Events of a type, or all, oldest first. */
  events(type?: Stripe.Event['type']): readonly StripeEvent[];
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
}

export function controlOf(standIn: StandIn): StandInControl {
  const { account, deliveries } = standIn;
  const { state } = account;
  return {
    now: () => account.now(),
    advance: (seconds) => {
      if (!Number.isInteger(seconds) || seconds < 0) throw new RangeError('Time passes forward, in whole seconds');
      passTime(account, account.now() + seconds);
      standIn.keep();
    },
    replaceCard: (customerId, last4) => {
      const card = testCard(last4);
      if (!card) throw new RangeError(`There is no test card ending in ${last4}`);
      replaceCard(account, lookup(state.customers, customerId, 'customer'), card);
      standIn.keep();
    },
    dispute: (chargeId, reason = 'fraudulent') => {
      const dispute = openDispute(account, lookup(state.charges, chargeId, 'charge'), reason);
      standIn.keep();
      return structuredClone(dispute);
    },
    closeDispute: (disputeId, status) => {
      closeDispute(account, lookup(state.disputes, disputeId, 'dispute'), status);
      standIn.keep();
    },
    refuseFinalization: (customerId, code) => {
      const { id } = lookup(state.customers, customerId, 'customer');
      if (code === undefined) delete state.refusedFinalizations[id];
      else
        state.refusedFinalizations[id] = {
          code,
          message: 'This invoice cannot be finalized.',
          type: 'invalid_request_error',
        };
      standIn.keep();
    },
    failRefund: (refundId) => {
      failRefund(account, lookup(state.refunds, refundId, 'refund'));
      standIn.keep();
    },
    failPayout: (payoutId) => {
      failPayout(account, lookup(state.payouts, payoutId, 'payout'));
      standIn.keep();
    },
    deliverTo: (endpoint) => {
      deliveries.endpoint = endpoint && checkedEndpoint(endpoint);
    },
    hold: () => deliveries.hold(),
    release: (disorder) => deliveries.release(disorder),
    redeliver: (eventId) => deliveries.redeliver(lookup(state.events, eventId, 'event')),
    forge: (eventId) => deliveries.forge(lookup(state.events, eventId, 'event')),
    deliveries: () => deliveries.list(),
    events: (type) => Object.values(state.events).filter((event) => type === undefined || event.type === type),
    settled: () => deliveries.settled(),
  };
}
