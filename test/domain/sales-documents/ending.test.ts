import { expect } from 'chai';

import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { leaveStripe } from '../../../src/domain/billing/leave-stripe.ts';
import { storedSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { outside } from '../../../src/domain/outside.ts';
import { allDocuments, documentsOf } from '../../../src/domain/sales-documents/document-list.ts';
import { eraseEndedTenants } from '../../../src/domain/tenants/ending/close-ended.ts';
import { endTenant } from '../../../src/domain/tenants/lifecycle.ts';
import { inTenant, platformRead, readingTenant } from '../../../src/domain/tenancy.ts';
import { openErasureLedger } from '../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { deliver, useStripeAccount } from '../billing/stripe-account.ts';

const DAY = 86_400_000;

describe('P-22: a customer that leaves', function () {
  this.timeout(60_000);
  const cast = useCast();
  const account = useStripeAccount();
  const folder = useTemporaryFolder();

  it('is stopped, billed to the end, kept in the books alone, and gone everywhere else, in that order', async () => {
    openErasureLedger(folder.path);
    const { tenantId } = cast.astrid;
    await account.buy(cast.astrid);
    await followSubscription(tenantId);
    const customer = (await readingTenant(tenantId, () => storedSubscription(tenantId)))?.customerId ?? '';
    const begun = Date.now();
    const night = (days: number, hour: string) =>
      new Date(`${new Date(begun + days * DAY).toISOString().slice(0, 10)}T${hour}:00Z`);
    await inTenant(tenantId, () => endTenant(cast.astrid));

    // The grace is over: closed, and not erased before the last invoice says who was billed.
    await atTime(night(32, '02:40'), eraseEndedTenants);
    expect(await tenant()).to.deep.equal({ closed: true, erased: false });
    await atTime(night(32, '04:10'), leaveStripe);
    const stripe = outside().stripe;
    expect((await stripe?.subscriptions.list({ customer, status: 'active' }))?.data).to.deep.equal([]);
    await atTime(night(32, '05:00'), () => carryOutDue(cast.database, 'sales-document', night(32, '05:00')));
    await atTime(night(33, '02:40'), eraseEndedTenants);
    expect(await tenant()).to.deep.equal({ closed: true, erased: false });
    await atTime(night(33, '04:10'), leaveStripe);

    await atTime(night(34, '02:40'), eraseEndedTenants);
    expect(await tenant()).to.deep.equal({ closed: true, erased: true });
    await atTime(night(34, '04:10'), leaveStripe);
    expect((await stripe?.customers.retrieve(customer))?.deleted).to.equal(true);

    // Stripe tells of what we did ourselves, and nobody has to look at it.
    await deliver({ ...account.standIn.control.events('customer.deleted').at(-1), id: 'evt_gone' });
    await carryOutDue(cast.database, 'stripe-event');
    const [told] = await platformRead(
      `select outcome, parked_for is null as followed from stripe_events where id = 'evt_gone'`,
    );
    expect(told).to.deep.equal({ outcome: 'gone', followed: true });

    // What the law keeps is kept, and tells who bought only to whoever opens it.
    const [kept] = await documentsOf(cast.astrid);
    expect(kept).to.include({ kind: 'invoice' });
    const { documents } = await allDocuments({ id: cast.astrid.userId, operator: true }, kept?.number ?? '', '');
    expect(documents.map(({ id, buyer }) => ({ id, buyer }))).to.deep.equal([{ id: kept?.id, buyer: null }]);
  });

  it('is erased without Stripe when Stripe is silent for a month: no debt and no silence holds anybody’s data', async () => {
    openErasureLedger(folder.path);
    const { tenantId } = cast.clara;
    await account.buy(cast.clara);
    await followSubscription(tenantId);
    await inTenant(tenantId, () => endTenant(cast.clara));
    const later = (days: number) => new Date(Date.now() + days * DAY);
    await atTime(later(40), eraseEndedTenants);
    expect(await tenant(tenantId)).to.deep.equal({ closed: true, erased: false });
    await atTime(later(62), eraseEndedTenants);
    expect(await tenant(tenantId)).to.deep.equal({ closed: true, erased: true });
  });

  const tenant = async (id = cast.astrid.tenantId): Promise<unknown> => {
    const { rows } = await asSuperuser(cast.database, (client) =>
      client.query(
        `select closed_at is not null as closed, erased_at is not null as erased from tenants where id = $1`,
        [id],
      ),
    );
    return rows[0];
  };
});
