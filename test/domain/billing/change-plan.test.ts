import { expect } from 'chai';

import { billingDetails } from '../../../src/domain/billing/billing-details.ts';
import { callOffPlannedChange, changePlan, previewPlanChange } from '../../../src/domain/billing/change-plan.ts';
import { followDetails } from '../../../src/domain/billing/follow-details.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { Crash } from '../../support/faults.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { postForm, subscriptionOf, useStripeAccount } from './stripe-account.ts';

const day = 24 * 3600;
const more = { price: 'team_month', seats: '5' };
const less = { price: 'start_month', seats: '4' };

describe('A change of plan', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };
  const details = () => readingTenant(cast.astrid.tenantId, () => billingDetails(cast.astrid.tenantId));
  const follow = async () => {
    await followSubscription(cast.astrid.tenantId);
    await followDetails(cast.astrid.tenantId);
  };
  const change = async (form: { readonly price: string; readonly seats: string }) => {
    const { at, dueNow } = await previewPlanChange(cast.astrid, form);
    return changePlan(cast.astrid, form, { at: String(at), dueNow: String(dueNow) });
  };
  const told = async (): Promise<string[]> => {
    const rows = await inTenant(cast.astrid.tenantId, () =>
      sql<{ action: string; actor: string }>(
        `select action, actor from audit_entries
          where tenant_id = $1 and action like 'subscription.c%' order by at, id`,
        [cast.astrid.tenantId],
      ),
    );
    return rows.map(({ action, actor }) => `${actor} ${action.slice('subscription.'.length)}`);
  };

  beforeEach(async () => {
    await asSuperuser(cast.database, (client) =>
      client.query(
        `update subscriptions
            set plan = 'trial', status = 'trialing', stripe_customer_id = null, stripe_subscription_id = null,
                price_lookup_key = null, seats = null, fetched_at = null, details_at = null, planned_at = null,
                planned_lookup_key = null, planned_seats = null, told_invoice_id = null, told_attempts = null`,
      ),
    );
    await account.buy(cast.astrid, 'team_month', 3);
    await follow();
  });
  const dyingAfter = async (step: string, work: () => Promise<unknown>): Promise<void> => {
    const disarm = armFaultPoints((reached) => {
      if (reached === step) throw new Crash(step);
    });
    const ended = await work()
      .catch((error: unknown) => error)
      .finally(disarm);
    expect(ended).to.be.instanceOf(Crash);
  };
  const card = async (last4: '3184' | '0341') =>
    account.standIn.control.replaceCard((await subscriptionOf(cast.astrid)).customerId ?? '', last4);

  it('P-13: that the bank wants confirmed changes nothing until it is, is dunned for by nobody, and counts then', async () => {
    await card('3184');
    const asked = await change(more);
    if (asked.kind !== 'confirm') throw new Error(`it should wait for the bank, and was ${asked.kind}`);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active', seats: 3 });
    expect((await details()).open).to.include({ change: true, confirm: true });
    const mails = await inTenant(cast.astrid.tenantId, () =>
      sql(`select 1 from mails where tenant_id = $1 and template = 'payment-failed'`, [cast.astrid.tenantId]),
    );
    expect(mails).to.have.length(0);
    await postForm(`${asked.url}/authenticate`, { approved: 'yes' });
    await follow();
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active', seats: 5 });
    expect((await details()).open).to.equal(null);
  });

  it('P-13: that is never confirmed is forgotten after a day, with its invoice, and nothing was charged', async () => {
    await card('3184');
    await change(more);
    account.standIn.control.advance(day);
    await follow();
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active', seats: 3 });
    expect((await details()).open).to.equal(null);
    const [invoice] = (await stripe().invoices.list({ limit: 1 })).data;
    expect(invoice).to.include({ status: 'void', amount_paid: 0 });
  });

  it('P-12: holds everybody who is here when it is made, whatever was there when it was shown', async () => {
    const few = { price: 'start_month', seats: '2' };
    for (const ask of [
      () => previewPlanChange(cast.astrid, few),
      () => changePlan(cast.astrid, few, { at: '1', dueNow: '0' }),
    ]) {
      const refused = await ask().catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(Invalid).and.have.nested.property('fields.seats.params.count', 3);
    }
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 3 });
    expect((await details()).planned).to.equal(null);
  });

  it('to more leaves a cancellation standing and says so, and to less is refused, since there is no next period', async () => {
    const { customerId, currentPeriodEnd } = await subscriptionOf(cast.astrid);
    const portal = await stripe().billingPortal.sessions.create({ customer: customerId ?? '' });
    await postForm(`${portal.url}/cancel`, {});
    const refused = await previewPlanChange(cast.astrid, less).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Invalid).and.have.deep.property('fields', { price: 'billing.change.ending' });
    expect((await previewPlanChange(cast.astrid, more)).ends).to.deep.equal(currentPeriodEnd);
    await change(more);
    expect(await subscriptionOf(cast.astrid)).to.deep.include({ seats: 5, cancelAt: currentPeriodEnd });
    await postForm(`${portal.url}/resume`, {});
    expect((await previewPlanChange(cast.astrid, less)).ends).to.equal(null);
  });

  it('that the bank refuses leaves what was planned before', async () => {
    await change(less);
    await card('0341');
    const refused = await change(more).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Invalid).and.have.deep.property('fields', { card: 'billing.change.declined' });
    await follow();
    expect((await details()).planned).to.include({ lookupKey: 'start_month', seats: 4 });
    account.standIn.control.replaceCard((await subscriptionOf(cast.astrid)).customerId ?? '', '4242');
    account.standIn.control.advance(32 * day);
    await follow();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'start', seats: 4 });
  });

  it('is in the trail with who asked and what came of it, once, also when we die right after Stripe has done it', async () => {
    const before = (await told()).length;
    const since = async () => (await told()).slice(before);
    await dyingAfter('changed at Stripe', () => change(less));
    expect(await since()).to.deep.equal(['member change-asked']);
    await follow();
    await Promise.all([follow(), follow()]);
    expect(await since()).to.deep.equal(['member change-asked', 'system change-planned']);
    await dyingAfter('called off at Stripe', () => callOffPlannedChange(cast.astrid));
    await follow();
    expect((await since()).slice(2)).to.deep.equal(['member call-off-asked', 'system change-called-off']);
    await dyingAfter('changed at Stripe', () => change(more));
    await follow();
    expect((await since()).slice(4)).to.deep.equal(['member change-asked', 'system changed']);
  });
});
