import { expect } from 'chai';

import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { storedSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { outside } from '../../../src/domain/outside.ts';
import { standingAlarms } from '../../../src/domain/sales-documents/control/alarms.ts';
import { checkDocuments, missingNumbers } from '../../../src/domain/sales-documents/control/check-documents.ts';
import { seriesReports } from '../../../src/domain/sales-documents/control/series-report.ts';
import {
  allDocuments,
  documentFile,
  documentsOf,
  ownDocumentFile,
} from '../../../src/domain/sales-documents/document-list.ts';
import { forgetDocuments } from '../../../src/domain/sales-documents/forget-documents.ts';
import { inPlatform, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useStripeAccount } from '../billing/stripe-account.ts';
import { issue, nordlys, sale } from './sales.ts';

const alarms = async (): Promise<string[]> =>
  (await inPlatform(standingAlarms)).map(({ kind, about }) => `${kind} ${about}`);
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('The control of invoices', function () {
  this.timeout(60_000);
  const cast = useCast();
  const account = useStripeAccount();

  it('finds what is missing in a series, and a document that is not what it was', async () => {
    const issued = [await issue(sale()), await issue(sale()), await issue(sale())];
    await checkDocuments();
    expect(await alarms()).to.deep.equal([]);
    await asSuperuser(cast.database, async (client) => {
      const [, second, third] = issued.map(({ id }) => id);
      for (const table of ['ehf_deliveries', 'sales_document_lines', 'sales_document_vat'])
        await client.query(`delete from ${table} where document_id = $1`, [second]);
      await client.query(`delete from sales_documents where id = $1`, [second]);
      await client.query(
        `do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'sales_documents'::regclass
           and pg_get_constraintdef(oid) like '%sha256%' loop execute format('alter table sales_documents drop constraint %I', c); end loop; end $$`,
      );
      await client.query(`update sales_documents set snapshot = replace(snapshot, 'Nordlys', 'Sydlys') where id = $1`, [
        third,
      ]);
    });
    await checkDocuments();
    const [, second, third] = issued.map(({ number }) => number);
    expect(await alarms()).to.deep.equal(
      [`gap ${second}`, `changed ${third}`].toSorted((a, b) => (a.slice(-5) < b.slice(-5) ? -1 : 1)),
    );
    const [invoices] = await inPlatform(seriesReports);
    expect(invoices).to.deep.include({ code: 'invoice', first: issued[0]?.number, missing: [second] });
  });

  it('makes up for events that never came, and raises an alarm over a refund that no credit note tells of', async () => {
    await account.buy(cast.astrid);
    await followSubscription(cast.astrid.tenantId);
    const stored = await readingTenant(cast.astrid.tenantId, () => storedSubscription(cast.astrid.tenantId));
    const stripe = outside().stripe;
    const charged = (await stripe?.invoices.list({ customer: stored?.customerId ?? '' }))?.data[0];
    if (!stripe || !charged) throw new Error('nothing was bought');
    const paid = await stripe.invoicePayments.list({ invoice: charged.id });
    const intent = paid.data[0]?.payment.payment_intent;
    if (typeof intent !== 'string') throw new Error('nothing was paid');
    const refund = await stripe.refunds.create({ payment_intent: intent, amount: 12_500 });
    await checkDocuments();
    expect(await alarms()).to.include(`refund-without-credit ${refund.id}`);
    await carryOutDue(cast.database, 'sales-document');
    expect(await documentsOf(cast.astrid)).to.have.length(1);
    // It stands until it is right, also when the refund is older than what is looked through.
    await atTime(new Date(Date.now() + 60 * 86_400_000), checkDocuments);
    expect(await alarms()).to.include(`refund-without-credit ${refund.id}`);
    const note = await stripe.creditNotes.create({
      invoice: charged.id,
      amount: 12_500,
      refunds: [{ refund: refund.id, amount_refunded: 12_500 }],
    });
    await checkDocuments();
    expect(await alarms()).to.not.include(`refund-without-credit ${refund.id}`);
    await carryOutDue(cast.database, 'sales-document');
    const [credit, invoice] = await documentsOf(cast.astrid);
    expect(credit).to.deep.include({ kind: 'credit', credits: invoice?.number, gross: 12_500 });
    expect(invoice).to.deep.include({ kind: 'invoice', credited: 12_500 });
    expect(note.status).to.equal('issued');
  });

  it('reads holes in Stripe’s numbers, in each of its series', () => {
    const numbers = ['ONNET-0001', 'ONNET-0004', 'B7E-0002', 'B7E-0001', 'ONNET-9000', null];
    expect(missingNumbers(numbers.map((number) => ({ number })))).to.deep.equal(['ONNET-0002', 'ONNET-0003']);
  });

  it('shows a tenant its own documents and nobody else’s, to those who pay', async () => {
    const { id } = await issue(sale({ buyer: { ...nordlys, tenantId: cast.clara.tenantId } }));
    expect((await documentsOf(cast.clara)).map((one) => one.id)).to.deep.equal([id]);
    expect((await ownDocumentFile(cast.clara, id, 'pdf')).name).to.match(/^faktura-1\d{4}\.pdf$/);
    expect(await errorOf(ownDocumentFile(cast.astrid, id, 'pdf'))).to.be.instanceOf(NotFound);
    expect(await errorOf(ownDocumentFile(cast.clara, id, 'exe'))).to.be.instanceOf(NotFound);
    expect(await errorOf(documentsOf(cast.bjorn))).to.be.instanceOf(NotAllowed);
  });

  it('shows operators who bought while they are customers, and writes down each document they open', async () => {
    const operator = { id: cast.astrid.userId, operator: true };
    const of = { ...nordlys, name: 'Kunden AS', tenantId: cast.clara.tenantId };
    const { id, number } = await issue(sale({ buyer: of }));
    const former = await issue(sale({ buyer: { ...of, name: 'Den gamle AS', tenantId: PLATFORM_TENANT_ID } }));
    const { documents } = await allDocuments(operator, '', '');
    expect(documents.find((one) => one.id === id)?.buyer).to.equal('Kunden AS');
    expect(documents.find((one) => one.id === former.id)?.buyer).to.equal(null);
    expect((await allDocuments(operator, number, '')).documents.map((one) => one.id)).to.deep.equal([id]);
    expect(await errorOf(allDocuments({ ...operator, operator: false }, '', ''))).to.be.instanceOf(NotAllowed);
    await documentFile(operator, former.id, 'xml');
    const told = await inPlatform(() =>
      sql(
        `select actor, actor_id as by from audit_entries where action = 'sales-document.opened' and subject_id = $1`,
        [former.id],
      ),
    );
    expect(told).to.deep.equal([{ actor: 'operator', by: operator.id }]);
  });
});

// In a database of its own: no document is dated before the one ahead of it in its series.
describe('The end of invoices', () => {
  useCast();

  it('deletes what bookkeeping needs no longer the day after, and nothing before', async () => {
    const at = (day: string) =>
      atTime(new Date(`${day}T12:00:00Z`), () => issue(sale({ soldAt: new Date(`${day}T12:00:00Z`), dueOn: day })));
    const old = await at('2019-12-31');
    const [year] = [new Date().getUTCFullYear()];
    const young = await at(`${year - 5}-01-01`);
    await forgetDocuments();
    await forgetDocuments();
    const left = await inPlatform(() =>
      sql<{ id: string }>(`select id from sales_documents where tenant_id = $1 and id = any($2::uuid[])`, [
        PLATFORM_TENANT_ID,
        [old.id, young.id],
      ]),
    );
    expect(left.map(({ id }) => id)).to.deep.equal([young.id]);
    const [lines] = await inPlatform(() =>
      sql(`select count(*)::int as n from sales_document_lines where document_id = $1`, [old.id]),
    );
    expect(lines).to.deep.equal({ n: 0 });
  });
});
