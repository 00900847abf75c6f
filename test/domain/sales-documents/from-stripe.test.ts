import { expect } from 'chai';
import { pino } from 'pino';
import type { Stripe } from 'stripe';

import { storedSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { outside } from '../../../src/domain/outside.ts';
import { owe, type LeasedObligation } from '../../../src/domain/outbox.ts';
import { issueOwed } from '../../../src/domain/sales-documents/issue-owed.ts';
import type { SalesDocument } from '../../../src/domain/sales-documents/document.ts';
import { inPlatform, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { NotIssued } from '../../../src/domain/sales-documents/not-issued.ts';
import { seller } from '../../../src/domain/sales-documents/seller.ts';
import { confirmFact } from '../../../src/domain/privacy/policy/confirmations.ts';
import { carryOutObligation } from '../../../src/workers/carry-out.ts';
import { duties } from '../../../src/workers/duties.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { openTestOutside } from '../../support/outside.ts';
import { validEntity } from '../../support/proven-policy.ts';
import { useCast } from '../../support/cast.ts';
import { deliver, useStripeAccount } from '../billing/stripe-account.ts';

/** Carries out what is owed about an object at Stripe, as the worker does. */
async function follow(objectId: string): Promise<void> {
  const key = `${objectId}:${newId()}`;
  const obligation = await inPlatform(async (): Promise<LeasedObligation> => {
    await owe('sales-document', key);
    const [row] = await sql<{ id: string }>(`select id from outbox where kind = 'sales-document' and key = $1`, [key]);
    return {
      tenantId: PLATFORM_TENANT_ID,
      id: row?.id ?? '',
      kind: 'sales-document',
      key,
      subjectId: null,
      attempts: 1,
    };
  });
  await issueOwed(obligation);
}

const documents = async (): Promise<SalesDocument[]> => {
  const rows = await inPlatform(() =>
    sql<{ snapshot: string }>(
      `select snapshot from sales_documents where tenant_id = $1 order by issued_at, kind desc, number`,
      [PLATFORM_TENANT_ID],
    ),
  );
  return rows.map(({ snapshot }): SalesDocument => JSON.parse(snapshot));
};

describe('Documents from what Stripe billed', function () {
  this.timeout(30_000);
  const cast = useCast();
  const account = useStripeAccount();

  const stripe = (): Stripe => {
    const client = outside().stripe;
    if (!client) throw new Error('no Stripe');
    return client;
  };
  const customer = async (): Promise<string> => {
    const stored = await readingTenant(cast.astrid.tenantId, () => storedSubscription(cast.astrid.tenantId));
    return stored?.customerId ?? '';
  };
  /** A paid invoice of Nordlys. */
  const invoice = async (): Promise<Stripe.Invoice> => {
    await account.buy(cast.astrid);
    await followSubscription(cast.astrid.tenantId);
    const { data } = await stripe().invoices.list({ customer: await customer() });
    const [newest] = data;
    if (!newest) throw new Error('no invoice');
    return newest;
  };

  it('issues an invoice over what was charged, with the organisation number of the tenant', async () => {
    const charged = await invoice();
    await follow(charged.id);
    await follow(charged.id);
    const issued = (await documents()).filter(({ stripe: { id } }) => id === charged.id);
    expect(issued).to.have.length(1);
    const [document] = issued;
    expect(document?.totals.gross).to.equal(charged.total);
    expect(document?.totals.vat).to.equal(charged.total / 5);
    expect(document?.buyer).to.deep.include({ tenantId: cast.astrid.tenantId });
    expect(document?.lines[0]).to.deep.include({
      treatment: 'standard',
      quantity: 3,
      description: 'OnNet CRM Team, per bruker i måneden',
    });
    expect(document?.test).to.equal(true);
  });

  it('issues it when Stripe tells that an invoice is final, however often it does', async () => {
    const charged = await invoice();
    const told = account.standIn.control.events('invoice.finalized').at(-1);
    for (const id of ['evt_one', 'evt_two']) await deliver({ ...told, id });
    await carryOutDue(cast.database, 'stripe-event');
    await carryOutDue(cast.database, 'sales-document');
    const issued = (await documents()).filter(({ stripe: { id } }) => id === charged.id);
    expect(issued.map(({ kind }) => kind)).to.deep.equal(['invoice']);
  });

  it('issues the invoice before the credit note, whichever Stripe tells of first', async () => {
    const charged = await invoice();
    const note = await stripe().creditNotes.create({ invoice: charged.id, amount: 12_500, refund_amount: 12_500 });
    await follow(note.id).catch((error: { failure: string }) =>
      expect(error.failure).to.equal('document-invoice-first'),
    );
    await follow(charged.id);
    await follow(note.id);
    const issued = (await documents()).filter(({ stripe: { id } }) => [charged.id, note.id].includes(id));
    expect(issued.map(({ kind }) => kind)).to.deep.equal(['invoice', 'credit']);
    expect(issued[1]?.totals).to.deep.include({ gross: 12_500, vat: 2_500 });
    expect(issued[1]?.credited).to.deep.include({ number: issued[0]?.number, reason: 'refund' });
  });

  it('takes a void invoice back by a credit note over what is left of it, once', async () => {
    await account.buy(cast.clara);
    await followSubscription(cast.clara.tenantId);
    const stored = await readingTenant(cast.clara.tenantId, () => storedSubscription(cast.clara.tenantId));
    const open = await untaxed(stored?.customerId ?? '', { automatic_tax: { enabled: true } });
    await follow(open);
    const part = await stripe().creditNotes.create({ invoice: open, amount: 2_500 });
    await follow(part.id);
    await stripe().invoices.voidInvoice(open);
    await follow(open);
    await follow(open);
    const about = (await documents()).filter(({ stripe: { id } }) => [open, part.id].includes(id));
    expect(about.map(({ kind, totals }) => `${kind} ${totals.gross} ${totals.vat}`).toSorted()).to.deep.equal([
      'credit 10000 2000',
      'credit 2500 500',
      'invoice 12500 2500',
    ]);
  });

  it('waits for a person, without a number and without ever giving up, when what was charged cannot be right', async () => {
    await invoice();
    const key = `${await untaxed(await customer(), {})}:${newId()}`;
    const id = await inPlatform(async () => {
      await owe('sales-document', key);
      const [row] = await sql<{ id: string }>(`select id from outbox where kind = 'sales-document' and key = $1`, [
        key,
      ]);
      return row?.id ?? '';
    });
    const before = await documents();
    await carryOutObligation(duties, pino({ level: 'silent' }), { tenantId: PLATFORM_TENANT_ID, id });
    const [row] = await inPlatform(() =>
      sql(
        `select failure, attempts, done_at as done, due_at > now() + interval '50 minutes' as later from outbox where id = $1`,
        [id],
      ),
    );
    expect(row).to.deep.equal({ failure: 'document-tax-differs', attempts: 0, done: null, later: true });
    expect(await documents()).to.have.length(before.length);
  });

  /** An open invoice over 100 kroner, to be paid by transfer. */
  async function untaxed(to: string, particular: Stripe.InvoiceCreateParams): Promise<string> {
    const made = await stripe().invoices.create({
      customer: to,
      collection_method: 'send_invoice',
      days_until_due: 14,
      ...particular,
    });
    await stripe().invoiceItems.create({
      customer: to,
      invoice: made.id,
      amount: 10_000,
      currency: 'nok',
      description: 'Opplæring',
    });
    return (await stripe().invoices.finalizeInvoice(made.id)).id;
  }
});

describe('Who sells', () => {
  const cast = useCast();

  it('must be confirmed by an operator before anything is sold for money, and not for a test', async () => {
    openTestOutside('.data/tests');
    expect(await refused()).to.equal('seller-unconfirmed');
    expect((await seller(false)).organisationNumber).to.equal('310000000');
    openTestOutside('.data/tests', validEntity);
    expect(await refused()).to.equal('seller-unconfirmed');
    await confirmFact({ id: cast.astrid.userId, operator: true }, 'organisationNumber', validEntity.organisationNumber);
    expect(await seller(true)).to.deep.include({ organisationNumber: '923609016', inBusinessRegister: true });
  });

  const refused = async (): Promise<string> => {
    try {
      await seller(true);
    } catch (error) {
      if (error instanceof NotIssued) return error.reason;
      throw error;
    }
    return 'confirmed';
  };
});
