import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// OnNet's own invoices and credit notes. Layer L1. Kept for as long as bookkeeping demands, whoever asks for an erasure, and
// then gone (domain/sales-documents/forget-documents.ts).

const accounts = personalColumns({
  subject: 'sole-trader',
  purpose: 'bookkeeping',
  basis: 'c',
  retention: 'bookkeeping',
});
/** A document to a business that is a person in law is about them. */
const toPerson = { onlyWhen: 'sales_documents.buyer_is_person', keptUnder: 'bookkeeping', inAccess: false } as const;
const ofDocument = (table: string) =>
  ({
    onlyWhen: `exists (select from sales_documents d where d.tenant_id = ${table}.tenant_id
                          and d.id = ${table}.document_id and d.buyer_is_person)`,
    keptUnder: 'bookkeeping',
    inAccess: false,
  }) as const;

const salesDocuments: TableDeclaration = {
  schema: 'public',
  table: 'sales_documents',
  layer: 'controller',
  holds: 'OnNet’s invoices and credit notes, as they were issued',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    series: notPersonal('which series of numbers, one of a fixed list'),
    number: notPersonal('the number in the series'),
    kind: notPersonal('whether it is an invoice or a credit note'),
    buyer_tenant_id: accounts('user.financial', 'keep', toPerson),
    buyer_is_person: notPersonal('whether the rest is about a person'),
    credited_id: notPersonal('which invoice a credit note corrects'),
    stripe_object_id: accounts('user.financial', 'keep', toPerson),
    stripe_number: accounts('user.financial', 'keep', toPerson),
    issued_at: accounts('user.financial', 'keep', toPerson),
    issued_on: accounts('user.financial', 'keep', toPerson),
    due_on: accounts('user.financial', 'keep', toPerson),
    kept_until: notPersonal('the last day on which bookkeeping needs it'),
    currency: notPersonal('the code of a currency, such as NOK'),
    net: accounts('user.financial', 'keep', toPerson),
    vat: accounts('user.financial', 'keep', toPerson),
    gross: accounts('user.financial', 'keep', toPerson),
    vat_nok: accounts('user.financial', 'keep', toPerson),
    language: notPersonal('the language of the document, one of two'),
    // The three forms of the same document: who was billed, where they live, and for what.
    snapshot: accounts('user.financial', 'keep', { ...toPerson, inAccess: true, portable: 'observed' }),
    snapshot_sha256: notPersonal('a hash, which proves that the document is unchanged'),
    pdf: accounts('user.financial', 'keep', toPerson),
    pdf_sha256: notPersonal('a hash, which proves that the file is unchanged'),
    ehf: accounts('user.financial', 'keep', toPerson),
    ehf_sha256: notPersonal('a hash, which proves that the file is unchanged'),
  },
};

const inLine = ofDocument('sales_document_lines');
const salesDocumentLines: TableDeclaration = {
  schema: 'public',
  table: 'sales_document_lines',
  layer: 'controller',
  holds: 'the lines of OnNet’s invoices and credit notes',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    document_id: notPersonal('which document the line is of'),
    position: notPersonal('the place of the line'),
    description: accounts('user.financial', 'keep', inLine),
    period_from: accounts('user.financial', 'keep', inLine),
    period_to: accounts('user.financial', 'keep', inLine),
    quantity: accounts('user.financial', 'keep', inLine),
    amount: accounts('user.financial', 'keep', inLine),
    discount: accounts('user.financial', 'keep', inLine),
    net: accounts('user.financial', 'keep', inLine),
    treatment: notPersonal('how it is taxed, one of a fixed list'),
    percent: notPersonal('a rate of tax'),
    vat: accounts('user.financial', 'keep', inLine),
  },
};

const inSum = ofDocument('sales_document_vat');
const salesDocumentVat: TableDeclaration = {
  schema: 'public',
  table: 'sales_document_vat',
  layer: 'controller',
  holds: 'what OnNet’s invoices and credit notes come to for each rate of tax',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    document_id: notPersonal('which document the sum is of'),
    treatment: notPersonal('how it is taxed, one of a fixed list'),
    percent: notPersonal('a rate of tax'),
    net: accounts('user.financial', 'keep', inSum),
    vat: accounts('user.financial', 'keep', inSum),
    net_nok: accounts('user.financial', 'keep', inSum),
    vat_nok: accounts('user.financial', 'keep', inSum),
  },
};

const salesDocumentSeries: TableDeclaration = {
  schema: 'public',
  table: 'sales_document_series',
  layer: 'controller',
  holds: 'the last number that was given out in each series',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    code: notPersonal('which series, one of a fixed list'),
    last_number: notPersonal('a number'),
  },
};

const toReceiver = ofDocument('ehf_deliveries');
const ehfDeliveries: TableDeclaration = {
  schema: 'public',
  table: 'ehf_deliveries',
  layer: 'controller',
  holds: 'what became of each e-invoice on its way to the access point',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    document_id: notPersonal('which document it is'),
    receiver: accounts('user.financial', 'keep', toReceiver),
    created_at: notPersonal('when it was owed'),
    handed_over_at: notPersonal('when the access point took it'),
    receipt: notPersonal('what the access point gave as proof, such as a hash'),
  },
};

const salesDocumentAlarms: TableDeclaration = {
  schema: 'public',
  table: 'sales_document_alarms',
  layer: 'controller',
  holds: 'what an operator has to look at about invoices and credit notes',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    kind: notPersonal('what is wrong, one of a fixed list'),
    about: notPersonal('a number of ours or an id of Stripe’s'),
    detail: notPersonal('a word of Stripe’s for why'),
    buyer: notPersonal('which tenant it is'),
    found_at: notPersonal('when it was found'),
    settled_at: notPersonal('when it was right again'),
  },
};

const exchangeRates: TableDeclaration = {
  schema: 'public',
  table: 'exchange_rates',
  layer: 'controller',
  holds: 'what currencies were worth, for invoices in others than NOK',
  ties: [],
  columns: {
    id: rowId,
    currency: notPersonal('the code of a currency, three letters'),
    day: notPersonal('the day of the rate'),
    rate: notPersonal('a rate of exchange'),
    source: notPersonal('which bank publishes the rate, such as Norges Bank'),
    entered_at: notPersonal('when it was entered'),
  },
};

export const salesDocumentTables: readonly TableDeclaration[] = [
  salesDocuments,
  salesDocumentLines,
  salesDocumentVat,
  salesDocumentSeries,
  ehfDeliveries,
  salesDocumentAlarms,
  exchangeRates,
];
