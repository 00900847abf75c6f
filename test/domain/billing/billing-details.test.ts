import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { billingDetails, type BillingDetails } from '../../../src/domain/billing/billing-details.ts';
import { tellOfCards } from '../../../src/domain/billing/card-notices.ts';
import { changePlan, callOffPlannedChange, previewPlanChange } from '../../../src/domain/billing/change-plan.ts';
import { followDetails } from '../../../src/domain/billing/follow-details.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { pushSeats } from '../../../src/domain/billing/seat-drift.ts';
import { tellOfTrialEnds } from '../../../src/domain/billing/trial-notices.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { postForm, subscriptionOf, useStripeAccount } from './stripe-account.ts';

const day = 24 * 3600;

describe('What is known of a subscription beside what it lets one do', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };
  const detailsOf = ({ tenantId }: Member): Promise<BillingDetails> =>
    readingTenant(tenantId, () => billingDetails(tenantId));
  const follow = async ({ tenantId }: Member) => {
    await followSubscription(tenantId);
    await followDetails(tenantId);
  };
  const mailed = (template: string): Promise<{ to: string; params: Record<string, string> }[]> =>
    inTenant(cast.astrid.tenantId, () =>
      sql(`select to_address as "to", params from mails where tenant_id = $1 and template = $2 order by id`, [
        cast.astrid.tenantId,
        template,
      ]),
    );
  const set = (columns: string) =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`delete from mails where template in ('payment-failed', 'trial-ending', 'card-ending')`);
      await client.query(`delete from outbox where kind in ('mail', 'billing-details', 'billing-seats')`);
      await client.query(`update subscriptions set ${columns}`);
    });
  const nothing = `plan = 'trial', status = 'trialing', stripe_customer_id = null, stripe_subscription_id = null,
    price_lookup_key = null, seats = null, current_period_end = null, cancel_at = null, fetched_at = null, details_at = null,
    told_invoice_id = null, told_attempts = null, told_trial_end = null, told_card_expires = null, people = null, reconciled_at = null`;

  beforeEach(() => set(nothing));

  const bought = async (price = 'team_month', seats = 3, card = '4242'): Promise<string> => {
    await account.buy(cast.astrid, price, seats, card);
    await follow(cast.astrid);
    return (await subscriptionOf(cast.astrid)).customerId ?? '';
  };
  const problems = (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => undefined,
      (error: unknown) => (error instanceof Invalid ? error.fields : error),
    );

  it('is the card, the next invoice with MVA and the discount, and never the number of the card', async () => {
    const customer = await bought();
    const { card, next, open, planned, discount } = await detailsOf(cast.astrid);
    expect(card).to.include({ brand: 'visa', last4: '4242' });
    expect(card?.expires).to.match(/^\d{4}-12$/);
    expect(next?.total).to.equal(149_625);
    expect([open, planned, discount]).to.deep.equal([null, null, null]);
    await stripe().coupons.create({ id: 'ti', name: 'Ti prosent', percent_off: 10, duration: 'forever' });
    const [subscription] = (await stripe().subscriptions.list({ customer })).data;
    await stripe().subscriptions.update(subscription?.id ?? '', { discounts: [{ coupon: 'ti' }] });
    await follow(cast.astrid);
    expect(await detailsOf(cast.astrid)).to.deep.include({ discount: 'Ti prosent' });
    expect((await detailsOf(cast.astrid)).next?.total).to.equal(134_663);
  });

  it('P-19: an unpaid renewal is told of once for each attempt, with the page where it is paid, and nothing is deleted', async () => {
    const customer = await bought();
    const contacts = await count('contacts');
    account.standIn.control.replaceCard(customer, '0341');
    account.standIn.control.advance(32 * day);
    await follow(cast.astrid);
    await Promise.all([follow(cast.astrid), follow(cast.astrid)]);
    const { open } = await detailsOf(cast.astrid);
    expect(open).to.include({ amount: 149_625, attempts: 1, confirm: false });
    const [first, ...more] = await mailed('payment-failed');
    expect(more).to.have.length(0);
    expect(first?.params['link']).to.include(`/invoices/${open?.id}`);
    expect(first?.params['nextAttemptOn']).to.match(/^\d{4}-/);
    // An obligation to mail is forgotten a week after it was done: that must not bring the mail again.
    await asSuperuser(cast.database, (client) => client.query(`delete from outbox where kind = 'mail'`));
    await follow(cast.astrid);
    expect(await mailed('payment-failed')).to.have.length(1);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'past_due' });

    account.standIn.control.advance(16 * day);
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'unpaid' });
    const last = (await mailed('payment-failed')).at(-1);
    expect(last?.params['nextAttemptOn']).to.equal('');
    expect(await count('contacts')).to.equal(contacts);

    await postForm(`${last?.params['link']}/pay`, { card: '4242' });
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active' });
    expect((await detailsOf(cast.astrid)).open).to.equal(null);
  });

  const count = async (table: 'contacts'): Promise<number> => {
    const [row] = await inTenant(cast.astrid.tenantId, () =>
      sql<{ count: number }>(`select count(*)::int as count from ${table} where tenant_id = $1`, [
        cast.astrid.tenantId,
      ]),
    );
    return row?.count ?? 0;
  };

  it('P-13: a renewal the bank wants confirmed asks its owner to confirm it, and locks nobody out meanwhile', async () => {
    const customer = await bought();
    account.standIn.control.replaceCard(customer, '3184');
    account.standIn.control.advance(32 * day);
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'past_due' });
    expect((await detailsOf(cast.astrid)).open).to.include({ confirm: true });
    const [mail] = await mailed('payment-failed');
    expect(mail?.params).to.include({ confirm: 'yes' });
    await postForm(`${mail?.params['link']}/authenticate`, { approved: 'yes' });
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active' });
  });

  it('more is charged at once at the amount that was shown, and less waits until what is paid for is used', async () => {
    await bought('team_month', 3);
    account.standIn.control.advance(10 * day);
    const more = { price: 'team_month', seats: '5' };
    const shown = await previewPlanChange(cast.astrid, more);
    expect(shown).to.include({ when: 'now', eachPeriod: 249_375 });
    expect(shown.dueNow).to.be.within(1, 2 * 39_900 * 1.25);
    expect(shown.mva).to.be.closeTo(shown.dueNow / 5, 1);
    expect(await changePlan(cast.astrid, more, { at: String(shown.at), dueNow: String(shown.dueNow) })).to.include({
      kind: 'changed',
    });
    const [invoice] = (await stripe().invoices.list({ limit: 1 })).data;
    expect(invoice).to.include({ total: shown.dueNow, status: 'paid' });
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 5 });

    const less = { price: 'start_month', seats: '4' };
    const later = await previewPlanChange(cast.astrid, less);
    expect(later).to.include({ when: 'atPeriodEnd', dueNow: 0, eachPeriod: 99_500 });
    await changePlan(cast.astrid, less, { at: String(later.at), dueNow: '0' });
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', seats: 5 });
    expect((await detailsOf(cast.astrid)).planned).to.include({ lookupKey: 'start_month', seats: 4 });
    expect((await detailsOf(cast.astrid)).next?.total).to.equal(99_500);
    expect(await callOffPlannedChange(cast.astrid)).to.equal(true);
    expect((await detailsOf(cast.astrid)).planned).to.equal(null);
    await changePlan(cast.astrid, less, { at: String(later.at), dueNow: '0' });
    account.standIn.control.advance(32 * day);
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'start', seats: 4, status: 'active' });
    expect((await detailsOf(cast.astrid)).planned).to.equal(null);
  });

  it('an amount that is no longer the one shown is shown again, and nothing is charged', async () => {
    await bought('team_month', 3);
    const form = { price: 'team_month', seats: '9' };
    const shown = await previewPlanChange(cast.astrid, form);
    for (const confirmed of [
      { at: String(shown.at), dueNow: String(shown.dueNow - 1) },
      { at: String(shown.at - 3600), dueNow: String(shown.dueNow) },
      { at: 'nå', dueNow: String(shown.dueNow) },
    ])
      expect(await changePlan(cast.astrid, form, confirmed)).to.include({ kind: 'look-again' });
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 3 });
  });

  it('a change the bank does not pay for changes nothing, and a change that is none says so', async () => {
    const customer = await bought('team_month', 3);
    account.standIn.control.replaceCard(customer, '0341');
    const form = { price: 'team_month', seats: '9' };
    const shown = await previewPlanChange(cast.astrid, form);
    const refused = changePlan(cast.astrid, form, { at: String(shown.at), dueNow: String(shown.dueNow) });
    expect(await problems(refused)).to.deep.equal({ card: 'billing.change.declined' });
    await follow(cast.astrid);
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 3, status: 'active' });
    const same = previewPlanChange(cast.astrid, { price: 'team_month', seats: '3' });
    expect(await problems(same)).to.deep.equal({ price: 'billing.change.same' });
  });

  it('P-12: seats that do not hold everybody are raised to the whole number, once, and empty ones are left and told of', async () => {
    const customer = await bought('team_month', 12);
    const [subscription] = (await stripe().subscriptions.list({ customer })).data;
    const people = await inTenant(cast.astrid.tenantId, () =>
      sql(`select 1 from members where tenant_id = $1 and ended_at is null`, [cast.astrid.tenantId]),
    );
    expect(await pushSeats(cast.astrid.tenantId)).to.equal('spare');
    // The portal is a second writer: somebody took seats away there that people sit on.
    const item = subscription?.items.data[0]?.id ?? '';
    await stripe().subscriptions.update(subscription?.id ?? '', { items: [{ id: item, quantity: 1 }] });
    const [one, other] = await Promise.all([pushSeats(cast.astrid.tenantId), pushSeats(cast.astrid.tenantId)]);
    expect([one, other]).to.include('raised');
    expect(await pushSeats(cast.astrid.tenantId)).to.equal('even');
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: people.length });
    const [row] = await inTenant(cast.astrid.tenantId, () =>
      sql<{ people: number; at: Date | null }>(
        `select people, reconciled_at as at from subscriptions where tenant_id = $1`,
        [cast.astrid.tenantId],
      ),
    );
    expect(row?.people).to.equal(people.length);
    expect(row?.at).to.be.instanceOf(Date);
  });

  it('a card that will have run out at the next charge is told of by mail once, and no other', async () => {
    await bought();
    const card = (expires: string, charged = '2027-05-03T10:00Z') =>
      set(`card_expires = '${expires}', next_invoice_at = '${charged}', told_card_expires = null`);
    const toldOn = async (day: string): Promise<number> => {
      await atTime(new Date(`${day}T08:25Z`), tellOfCards);
      return (await mailed('card-ending')).length;
    };
    await card('2027-05');
    expect(await toldOn('2027-04-20'), 'it holds for the next charge').to.equal(0);
    await card('2027-04');
    expect(await toldOn('2027-03-20'), 'there is time').to.equal(0);
    expect(await toldOn('2027-04-05')).to.equal(1);
    expect(await toldOn('2027-04-06'), 'once').to.equal(1);
    const [mail] = await mailed('card-ending');
    expect(mail?.params).to.include({ last4: '4242', expires: '2027-04', chargedOn: '2027-05-03' });
    await card('2027-04', '2027-04-30T10:00Z');
    expect(await toldOn('2027-04-05'), 'it holds to the end of its month').to.equal(0);
    await set(`card_expires = '2027-04', cancel_at = '2027-05-03', next_invoice_at = '2027-05-03'`);
    expect(await toldOn('2027-04-05'), 'nothing more is charged').to.equal(0);
  });

  it('the end of a trial is told of by mail once, three days before and not earlier', async () => {
    await set(`${nothing}, trial_ends_at = now() + interval '10 days'`);
    await tellOfTrialEnds();
    expect(await mailed('trial-ending')).to.have.length(0);
    await set(`${nothing}, trial_ends_at = now() + interval '2 days'`);
    await tellOfTrialEnds();
    await tellOfTrialEnds();
    expect(await mailed('trial-ending')).to.have.length(1);
    await set(`${nothing}, trial_ends_at = now() - interval '1 day'`);
    await tellOfTrialEnds();
    expect(await mailed('trial-ending')).to.have.length(0);
  });
});
