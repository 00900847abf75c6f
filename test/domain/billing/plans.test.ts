import { expect } from 'chai';
import fc from 'fast-check';
import { accessFor, statusToStore } from '../../../src/domain/billing/access.ts';
import { planForLookupKey, planList, plans, seatsFit } from '../../../src/domain/billing/plans.ts';

describe('The plans', () => {
  it('are told by the lookup key of their price, and a foreign price is none of them', () => {
    for (const plan of planList) {
      for (const price of plan.prices) expect(planForLookupKey(price.lookupKey)).to.deep.equal({ plan, price });
    }
    expect(planForLookupKey('pro_monthly')).to.equal(undefined);
    expect(planForLookupKey(null)).to.equal(undefined);
  });

  it('have lookup keys that no two prices share', () => {
    const keys = planList.flatMap(({ prices }) => prices.map(({ lookupKey }) => lookupKey));
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('hold whole seats within their bounds', () => {
    expect([0, 1, 5, 6, 2.5].map((seats) => seatsFit(plans.start, seats))).to.deep.equal([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(seatsFit(plans.team, 400)).to.equal(true);
  });
});

describe('Access by subscription status', () => {
  it('is full while paid or tried, and stays full with a banner while a payment is tried again', () => {
    expect(['active', 'trialing', 'past_due'].map(accessFor)).to.deep.equal(['full', 'full', 'banner']);
  });

  it('is reading only once payment has been given up, and after the end', () => {
    expect(['unpaid', 'paused', 'canceled'].map(accessFor)).to.deep.equal(['readOnly', 'readOnly', 'readOnly']);
  });

  it('lets nobody in before the first payment', () => {
    expect(['incomplete', 'incomplete_expired'].map(accessFor)).to.deep.equal(['none', 'none']);
    expect(statusToStore('incomplete', null)).to.deep.equal({ status: 'incomplete', alert: false });
  });

  it('does not lock out who has access while another first payment waits', () => {
    expect(statusToStore('incomplete', 'active')).to.deep.equal({ status: 'active', alert: false });
  });

  it('grants and takes nothing at a status nobody has decided about, and asks for a person', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('active', 'past_due', 'canceled'), (unknown, stored) => {
        fc.pre(accessFor(unknown) === 'none' && !unknown.startsWith('incomplete'));
        expect(statusToStore(unknown, stored)).to.deep.equal({ status: stored, alert: true });
        expect(accessFor(statusToStore(unknown, null).status)).to.equal('none');
      }),
    );
    expect(accessFor('constructor')).to.equal('none');
  });
});
