import { expect } from 'chai';
import type { Stripe } from 'stripe';

import { governingSubscription } from '../../../src/domain/billing/governing-subscription.ts';
import type { StoredSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { factsOf } from '../../../src/domain/billing/subscription-facts.ts';
import { subscribe, useStripeCompany } from '../../stand-ins/stripe-company.ts';

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
  const company = useStripeCompany();
  let fetched: Stripe.Subscription;
  let end: number;
  before(async () => {
    fetched = (await subscribe(company, { lookupKey: 'team_month', seats: 4 })).subscription;
    end = fetched.items.data[0]?.current_period_end ?? 0;
  });

  /** The fetched subscription with some of it otherwise. */
  const subscription = (own: Partial<Stripe.Subscription> = {}, lookupKey?: null): Stripe.Subscription => {
    const changed = structuredClone({ ...fetched, ...own });
    for (const { price } of changed.items.data) if (lookupKey === null) price.lookup_key = null;
    return changed;
  };

  it('is the plan of its price, its seats, its period and whether it ends', () => {
    expect(factsOf(subscription(), stored())).to.deep.equal({
      facts: {
        plan: 'team',
        status: 'active',
        subscriptionId: fetched.id,
        lookupKey: 'team_month',
        seats: 4,
        currentPeriodEnd: new Date(end * 1000),
        cancelAt: null,
      },
    });
  });

  it('P-18: is that it ends when any of Stripe’s three ways says so', () => {
    for (const own of [{ cancel_at: end }, { cancel_at_period_end: true }, { ended_at: end, cancel_at: 5 }])
      expect(factsOf(subscription(own), stored()).facts?.cancelAt).to.deep.equal(new Date(end * 1000));
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
    const of = (id: string, status: Stripe.Subscription.Status, created: number) =>
      subscription({ id, status, created });
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
