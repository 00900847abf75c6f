import { expect } from 'chai';
import type { Stripe } from 'stripe';

import { governingSubscription } from '../../../src/domain/billing/governing-subscription.ts';
import type { StoredSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { factsOf } from '../../../src/domain/billing/subscription-facts.ts';

const END = 1_800_000_000;

const subscription = (own: object = {}, lookupKey: string | null = 'team_month'): Stripe.Subscription =>
  ({
    id: 'sub_1',
    status: 'active',
    created: 1,
    cancel_at: null,
    cancel_at_period_end: false,
    ended_at: null,
    items: { data: [{ price: { lookup_key: lookupKey }, quantity: 4, current_period_end: END }] },
    ...own,
  }) as unknown as Stripe.Subscription;

const stored = (own: Partial<StoredSubscription> = {}): StoredSubscription => ({
  plan: 'trial',
  status: 'trialing',
  customerId: 'cus_1',
  subscriptionId: null,
  lookupKey: null,
  seats: null,
  trialEndsAt: null,
  currentPeriodEnd: null,
  cancelAt: null,
  fetchedAt: null,
  ...own,
});

describe('What a fetched subscription means', () => {
  it('is the plan of its price, its seats, its period and whether it ends', () => {
    expect(factsOf(subscription(), stored())).to.deep.equal({
      facts: {
        plan: 'team',
        status: 'active',
        subscriptionId: 'sub_1',
        lookupKey: 'team_month',
        seats: 4,
        currentPeriodEnd: new Date(END * 1000),
        cancelAt: null,
      },
    });
  });

  it('is that it ends when any of Stripe’s three ways says so', () => {
    for (const own of [{ cancel_at: END }, { cancel_at_period_end: true }, { ended_at: END, cancel_at: 5 }])
      expect(factsOf(subscription(own), stored()).facts?.cancelAt).to.deep.equal(new Date(END * 1000));
  });

  it('changes nothing at a status nobody has decided about, and alerts', () => {
    expect(factsOf(subscription({ status: 'sleeping' }), stored())).to.deep.equal({ alert: 'unknown-status' });
  });

  it('gives no plan for a price that is not sold here, and takes none away', () => {
    expect(factsOf(subscription({}, null), stored())).to.deep.equal({ alert: 'unknown-price' });
    const paying = stored({ plan: 'start', status: 'active', lookupKey: 'start_year' });
    const { facts, alert } = factsOf(subscription({ status: 'past_due' }, null), paying);
    expect(alert).to.equal('unknown-price');
    expect(facts).to.include({ plan: 'start', lookupKey: 'start_year', status: 'past_due', seats: 4 });
  });

  it('comes from the subscription most alive, then the newest, whatever the order of the list', () => {
    const of = (id: string, status: string, created: number) => subscription({ id, status, created });
    const list = [
      of('sub_old', 'canceled', 1),
      of('sub_owing', 'past_due', 2),
      of('sub_paid', 'active', 3),
      of('sub_waiting', 'incomplete', 4),
      of('sub_new', 'canceled', 5),
    ];
    expect(governingSubscription(list)?.id).to.equal('sub_paid');
    expect(governingSubscription(list.toReversed())?.id).to.equal('sub_paid');
    expect(governingSubscription(list.filter(({ status }) => status === 'canceled'))?.id).to.equal('sub_new');
    expect(governingSubscription([of('sub_waiting', 'incomplete', 4)])).to.equal(undefined);
  });
});
