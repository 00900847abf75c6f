import { expect } from 'chai';
import fc from 'fast-check';

import { atTime } from '../../../src/domain/clock.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { canonicalJson, sha256 } from '../../../src/domain/sales-documents/document.ts';
import { NotIssued } from '../../../src/domain/sales-documents/not-issued.ts';
import type { SaleFacts } from '../../../src/domain/sales-documents/facts.ts';
import { inKroner } from '../../../src/domain/sales-documents/vat.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { issue, kept, line, nordlys, sale } from './sales.ts';

const numbersOf = async (series: string): Promise<number[]> => {
  const rows = await inPlatform(() =>
    sql<{ number: number }>(
      `select number::int as number from sales_documents where tenant_id = $1 and series = $2 order by issued_at, number`,
      [PLATFORM_TENANT_ID, series],
    ),
  );
  return rows.map(({ number }) => number).toSorted((a, b) => a - b);
};

const refusal = async (facts: SaleFacts): Promise<string> => {
  try {
    await issue(facts);
  } catch (error) {
    if (error instanceof NotIssued) return error.reason;
    throw error;
  }
  return 'issued';
};

describe('Issuing invoices and credit notes', function () {
  this.timeout(60_000);
  const cast = useCast({ poolSize: 20 });

  it('numbers without a gap and without a double, with twenty at work and crashes anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ crashAt: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) }), {
          minLength: 20,
          maxLength: 20,
        }),
        async (sales) => {
          const facts = sales.map(() => sale());
          let step = 0;
          const disarm = armFaultPoints(() => {
            step += 1;
            // Every third step of anybody's kills that one, as long as there is somebody left to be killed.
            if (sales[step % sales.length]?.crashAt === (step % 4) + 1) throw new Error('killed');
          });
          await Promise.allSettled(facts.map((one) => issue(one)));
          disarm();
          // As the queue does: whatever was killed is tried again, and whatever was done is done once.
          const issued = await Promise.all(facts.map((one) => issue(one)));
          expect(new Set(issued.map(({ id }) => id)).size).to.equal(facts.length);
          const numbers = await numbersOf('invoice');
          expect(numbers).to.deep.equal(numbers.map((_, at) => 10_001 + at));
        },
      ),
      { numRuns: 4 },
    );
  });

  it('P-2: issues one document for one object at Stripe, however many ask at once', async () => {
    const facts = sale();
    const issued = await Promise.all(Array.from({ length: 20 }, () => issue(facts)));
    expect(new Set(issued.map(({ id }) => id)).size).to.equal(1);
    expect(issued.filter(({ fresh }) => fresh)).to.have.length(1);
  });

  it('cannot be changed, and cannot be deleted before its time', async () => {
    const { id } = await issue(sale());
    for (const table of ['sales_documents', 'sales_document_lines', 'sales_document_vat']) {
      const key = table === 'sales_documents' ? 'id' : 'document_id';
      const update = inPlatform(() => change(`update ${table} set vat = 0 where ${key} = $1`, [id]));
      expect(await update.catch((error: { code: string }) => error.code), table).to.equal('42501');
      expect(await inPlatform(() => change(`delete from ${table} where ${key} = $1`, [id])), table).to.equal(0);
    }
  });

  it('keeps what it was made of, with hashes that the database checks', async () => {
    const { id } = await issue(sale());
    const [row] = await inPlatform(() =>
      sql<Record<'snapshot' | 'snapshot_sha256' | 'pdf_sha256' | 'ehf_sha256', string> & { pdf: Buffer; ehf: Buffer }>(
        `select snapshot, snapshot_sha256, pdf, pdf_sha256, ehf, ehf_sha256 from sales_documents where tenant_id = $1 and id = $2`,
        [PLATFORM_TENANT_ID, id],
      ),
    );
    if (!row) throw new Error('not kept');
    expect(sha256(row.snapshot)).to.equal(row.snapshot_sha256);
    expect(sha256(row.pdf)).to.equal(row.pdf_sha256);
    expect(sha256(row.ehf)).to.equal(row.ehf_sha256);
    expect(canonicalJson(JSON.parse(row.snapshot))).to.equal(row.snapshot);
    expect(row.pdf.subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('dates by the day in Norway: half past eleven at night in universal time on 31 December is next year', async () => {
    const moment = new Date('2026-12-31T23:30:00Z');
    const { id } = await atTime(moment, () => issue(sale({ soldAt: moment, dueOn: '2027-01-14' })));
    const [row] = await inPlatform(() =>
      sql(
        `select issued_on::text as on, kept_until::text as until from sales_documents where tenant_id = $1 and id = $2`,
        [PLATFORM_TENANT_ID, id],
      ),
    );
    expect(row).to.deep.equal({ on: '2027-01-01', until: '2032-12-31' });
  });

  it('dates what waited by the day it is issued, and lets it fall due no earlier', async () => {
    const { id } = await atTime(new Date('2026-11-20T10:00:00Z'), () =>
      issue(sale({ soldAt: new Date('2026-10-01T10:00:00Z'), dueOn: '2026-10-15' })),
    );
    const { document } = await kept(id);
    expect([document.issuedOn, document.dueOn]).to.deep.equal(['2026-11-20', '2026-11-20']);
  });

  it('dates no document before the one ahead of it in its series', async () => {
    const at = new Date(Date.now() + 5 * 86_400_000);
    const late = new Date(at.getTime() - 3_600_000);
    const [first, second] = await atTime(at, async () => [
      await issue(sale({ soldAt: at })),
      await issue(sale({ soldAt: late })),
    ]);
    expect((await kept(second?.id ?? '')).document.issuedAt).to.equal((await kept(first?.id ?? '')).document.issuedAt);
  });

  it('credits in a series of its own, by reference, and never more than is left', async () => {
    const facts = sale();
    const invoice = await issue(facts);
    const part = [line({ amount: 39_900, quantity: 1 })];
    const credits = { stripeInvoiceId: facts.stripeObjectId, reason: 'correction' } as const;
    const credit = sale({ kind: 'credit', stripeObjectId: `cn_${newId()}`, lines: part, credits });
    const { id, number } = await issue(credit);
    expect(number).to.match(/^K1\d{4}$/);
    expect((await kept(id)).document.credited).to.deep.include({ number: invoice.number, reason: 'correction' });
    const again = { ...credit, stripeObjectId: `cn_${newId()}`, lines: [line()], total: facts.total };
    expect(await refusal(again)).to.equal('credits-too-much');
    expect(await refusal({ ...again, credits: { ...credits, stripeInvoiceId: 'in_unknown' } })).to.equal('no-invoice');
    const numbers = await numbersOf('credit');
    expect(numbers).to.deep.equal(numbers.map((_, at) => 10_001 + at));
  });

  it('numbers what Stripe’s test mode sells apart, and marks it', async () => {
    const before = await numbersOf('invoice');
    const { id, number } = await issue(sale({ livemode: false }));
    expect(number).to.match(/^T1\d{4}$/);
    expect((await kept(id)).document.test).to.equal(true);
    expect(await numbersOf('invoice')).to.deep.equal(before);
  });

  it('refuses what does not add up, and what the law demands and is not there; no number is used', async () => {
    const before = await numbersOf('invoice');
    const good = sale();
    const nowhere = { lines: [], postalCode: undefined, place: undefined, country: 'NO' };
    expect(await refusal({ ...good, total: good.total + 1 })).to.equal('total-differs');
    expect(await refusal(sale({ lines: [] }))).to.equal('total-differs');
    expect(await refusal(sale({ lines: [line({ vat: 0 })] }))).to.equal('tax-differs');
    expect(await refusal(sale({ currency: 'EUR' }))).to.equal('no-rate');
    expect(await refusal(sale({ buyer: { ...nordlys, organisationNumber: undefined, address: nowhere } }))).to.equal(
      'buyer-incomplete',
    );
    expect(await numbersOf('invoice')).to.deep.equal(before);
  });

  it('posts each document as one voucher, on the claim of the invoice, in kroner', async () => {
    const facts = sale({
      currency: 'EUR',
      exchange: { rate: '11.7345', source: 'Norges Bank', on: '2026-11-20' },
      lines: [line(), line({ amount: -12_345, discount: 0, quantity: 1, period: undefined })],
    });
    const invoice = await issue(facts);
    const credits = { stripeInvoiceId: facts.stripeObjectId, reason: 'correction' } as const;
    await issue({ ...facts, kind: 'credit', stripeObjectId: `cn_${newId()}`, credits });
    const rows = await inPlatform(() =>
      sql<{ kind: string; account: string; amount: number; claim: string | null; corrects: string | null }>(
        `select v.kind, l.account, sum(l.amount)::int as amount, max(l.claim) as claim, max(v.corrects) as corrects
           from vouchers v join voucher_lines l on l.voucher = v.number
          where v.number in (select voucher from voucher_lines where claim = $1) group by 1, 2 order by 1 desc, 2`,
        [facts.stripeObjectId],
      ),
    );
    const { totals } = (await kept(invoice.id)).document;
    const net = inKroner(119_700, '11.7345') + inKroner(-12_345, '11.7345');
    const claim = facts.stripeObjectId;
    expect(rows).to.deep.equal([
      { kind: 'sale', account: '1500', amount: net + totals.vatNok, claim, corrects: null },
      { kind: 'sale', account: '2700', amount: -totals.vatNok, claim: null, corrects: null },
      { kind: 'sale', account: '3000', amount: -net, claim: null, corrects: null },
      { kind: 'credit', account: '1500', amount: -net - totals.vatNok, claim, corrects: invoice.number },
      { kind: 'credit', account: '2700', amount: totals.vatNok, claim: null, corrects: invoice.number },
      { kind: 'credit', account: '3000', amount: net, claim: null, corrects: invoice.number },
    ]);
  });

  it('is nobody’s but OnNet’s: a tenant’s transaction sees none of them', async () => {
    await issue(sale());
    const rows = await inTenant(cast.astrid.tenantId, () => sql(`select from sales_documents`));
    expect(rows).to.deep.equal([]);
  });
});
