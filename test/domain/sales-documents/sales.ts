import { newId } from '../../../src/domain/identifiers.ts';
import { issueDocument, type Issued } from '../../../src/domain/sales-documents/issue.ts';
import type { Buyer, SaleFacts, SaleLine } from '../../../src/domain/sales-documents/facts.ts';
import { addressOnOneLine, type Seller } from '../../../src/domain/sales-documents/seller.ts';
import type { SalesDocument } from '../../../src/domain/sales-documents/document.ts';
import { vatOn, vatTreatments } from '../../../src/domain/sales-documents/vat.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { inPlatform, sql } from '../../../src/domain/tenancy.ts';

/** A seller whose number somebody has confirmed. */
export const soldBy: Seller = {
  name: 'OMNII INTELLIGENCE AS',
  organisationNumber: '923609016',
  inBusinessRegister: true,
  address: addressOnOneLine('Hovdenakvågen 2, SKÅLA, 6456, NO'),
  email: 'info@onnet.tech',
};

export const nordlys: Buyer = {
  name: 'Nordlys ÆØÅ AS',
  organisationNumber: '974760673',
  foreignTaxNumber: undefined,
  address: { lines: ['Storgata 1'], postalCode: '0155', place: 'OSLO', country: 'NO' },
  email: 'regnskap@nordlys.example',
  // Any tenant that is there will do, and OnNet’s own always is.
  tenantId: PLATFORM_TENANT_ID,
  isPerson: false,
};

/** A line, taxed as the rounding rule says. */
export function line(particular: Partial<SaleLine> = {}): SaleLine {
  const { amount = 119_700, discount = 0, treatment = 'standard' } = particular;
  return {
    description: 'OnNet CRM Team, 3 plasser',
    period: { from: '2026-11-01', to: '2026-11-30' },
    quantity: 3,
    amount,
    discount,
    treatment,
    vat: vatOn(amount - discount, vatTreatments[treatment].percent),
    ...particular,
  };
}

/** A sale to Nordlys, which comes to what its lines come to. */
export function sale(particular: Partial<SaleFacts> = {}): SaleFacts {
  const { lines = [line()] } = particular;
  return {
    kind: 'invoice',
    stripeObjectId: `in_${newId()}`,
    stripeNumber: 'ONNET-0001',
    livemode: true,
    soldAt: new Date(),
    dueOn: '2026-12-14',
    buyer: nordlys,
    language: 'nb',
    currency: 'NOK',
    exchange: undefined,
    lines,
    total: lines.reduce((sum, { amount, discount, vat }) => sum + amount - discount + vat, 0),
    prepaid: 0,
    payment: 'card',
    credits: undefined,
    ...particular,
  };
}

/** Issues a sale as a job does, in a transaction of its own. */
export const issue = (facts: SaleFacts): Promise<Issued> => inPlatform(() => issueDocument(facts, soldBy));

/** What is kept of a document: the snapshot as it was written, and the files. */
export async function kept(id: string): Promise<{ document: SalesDocument; pdf: Buffer; ehf: string }> {
  const [row] = await inPlatform(() =>
    sql<{ snapshot: string; pdf: Buffer; ehf: Buffer }>(
      `select snapshot, pdf, ehf from sales_documents where tenant_id = $1 and id = $2`,
      [PLATFORM_TENANT_ID, id],
    ),
  );
  if (!row) throw new Error('no such document');
  const document: SalesDocument = JSON.parse(row.snapshot);
  return { document, pdf: row.pdf, ehf: row.ehf.toString('utf8') };
}
