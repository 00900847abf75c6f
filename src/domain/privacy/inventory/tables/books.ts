import { notPersonal, personalColumns, type TableDeclaration } from '../declaration.ts';

// OnNet's own books. Layer L1. A customer is an organisation; what the books know of one is personal where the organisation is a person.

const ofSoleTrader = {
  onlyWhen: `exists (select from tenants t where t.id = book_customers.customer
                and t.legal_form in ('ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS'))`,
  keptUnder: 'bookkeeping',
} as const;
const ledger = personalColumns({
  subject: 'sole-trader',
  purpose: 'bookkeeping',
  basis: 'c',
  retention: 'bookkeeping',
});

const bookSeries: TableDeclaration = {
  schema: 'public',
  table: 'book_series',
  layer: 'controller',
  holds: 'how far vouchers and customers of OnNet’s books are counted',
  ties: [],
  columns: {
    name: notPersonal('what is counted, one of our own words'),
    last_number: notPersonal('a count'),
    erased: notPersonal('numbers of vouchers whose term is over'),
  },
};

const bookCustomers: TableDeclaration = {
  schema: 'public',
  table: 'book_customers',
  layer: 'controller',
  holds: 'the customers in OnNet’s ledger',
  ties: [],
  columns: {
    number: ledger('user.payment', 'keep', ofSoleTrader),
    customer: notPersonal('which tenant it is'),
    name: ledger('user.contact', 'keep', ofSoleTrader),
    organisation_number: ledger('user.contact', 'keep', ofSoleTrader),
    address_lines: ledger('user.contact.address', 'keep', ofSoleTrader),
    postal_code: ledger('user.contact.address', 'keep', ofSoleTrader),
    place: ledger('user.contact.address', 'keep', ofSoleTrader),
    country_code: notPersonal('a country says nothing about who the customer is'),
  },
};

const vouchers: TableDeclaration = {
  schema: 'public',
  table: 'vouchers',
  layer: 'controller',
  holds: 'what was posted in OnNet’s books',
  ties: [],
  columns: {
    number: notPersonal('counts vouchers'),
    kind: notPersonal('what it is the record of, one of our own words'),
    reference: notPersonal('the number of an invoice or payment at Stripe'),
    voucher_date: notPersonal('the day it belongs to'),
    posted_at: notPersonal('when the program posted it'),
    currency: notPersonal('the code of a currency, three letters'),
    exchange_rate: notPersonal('a rate of exchange'),
    exchange_source: notPersonal('a word of ours for who publishes the rate'),
    exchange_day: notPersonal('the day of the rate'),
    description: notPersonal('words of ours about a sale, without names'),
    customer: notPersonal('which customer of the ledger, whose row says who'),
    document: notPersonal('the number of an invoice or credit note'),
    stripe_id: notPersonal('the number of something at Stripe'),
    due_on: notPersonal('the last day to pay'),
    corrects: notPersonal('the number of the invoice that is corrected'),
    line_count: notPersonal('a count'),
    happened_on: notPersonal('the day it happened, where that was closed'),
  },
};

const voucherLines: TableDeclaration = {
  schema: 'public',
  table: 'voucher_lines',
  layer: 'controller',
  holds: 'the lines of the vouchers: accounts and amounts',
  ties: [],
  columns: {
    voucher: notPersonal('counts vouchers'),
    line: notPersonal('counts lines'),
    line_count: notPersonal('a count'),
    previous: notPersonal('the line before'),
    account: notPersonal('an account of the books'),
    amount: notPersonal('an amount; whose it is stands on the ledger’s customer'),
    currency_amount: notPersonal('the same in the currency of the sale'),
    balance_before: notPersonal('a sum of the lines before'),
    balance: notPersonal('a sum of the lines so far'),
    description: notPersonal('words of ours about a sale, without names'),
    claim: notPersonal('the number of an invoice at Stripe'),
    vat_code: notPersonal('a code of the tax authority’s'),
    vat_rate: notPersonal('a rate of VAT'),
    vat_base: notPersonal('an amount'),
    vat_amount: notPersonal('an amount'),
    service_from: notPersonal('the first day of a service'),
    service_to: notPersonal('the last day of a service'),
  },
};

const balanceMovements: TableDeclaration = {
  schema: 'public',
  table: 'balance_movements',
  layer: 'controller',
  holds: 'what moved on OnNet’s balance at Stripe',
  ties: [],
  columns: {
    id: notPersonal('the number of a movement at Stripe'),
    type: notPersonal('a word of Stripe’s for a movement'),
    category: notPersonal('a word of Stripe’s for reports'),
    source: notPersonal('the number of a payment or payout at Stripe'),
    amount: notPersonal('an amount; whose it is stands on the ledger’s customer'),
    fee: notPersonal('what Stripe kept'),
    currency: notPersonal('the code of a currency, three letters'),
    exchange_rate: notPersonal('a rate of exchange'),
    made_at: notPersonal('when it moved'),
    payout: notPersonal('the number of the payout that carried it'),
    posted_at: notPersonal('when it was posted'),
    failure: notPersonal('why it is not posted, one of our own words'),
    by_hand: notPersonal('whether OnNet itself asked for the payout'),
  },
};

const balanceListing: TableDeclaration = {
  schema: 'public',
  table: 'balance_listing',
  layer: 'controller',
  holds: 'how far the movements on OnNet’s balance at Stripe have been listed',
  ties: [],
  columns: {
    one: notPersonal('that there is one row'),
    whole_until: notPersonal('a moment'),
  },
};

const bookClosings: TableDeclaration = {
  schema: 'public',
  table: 'book_closings',
  layer: 'controller',
  holds: 'which VAT terms of OnNet’s books are closed',
  ties: [],
  columns: {
    closed_until: notPersonal('the last day of a term'),
    closed_at: notPersonal('when it was closed'),
  },
};

const bookOpenings: TableDeclaration = {
  schema: 'public',
  table: 'book_openings',
  layer: 'controller',
  holds: 'what vouchers whose term is over had come to, by account and claim',
  ties: [],
  columns: {
    account: notPersonal('an account of the books'),
    claim: notPersonal('the number of an invoice at Stripe'),
    customer: notPersonal('a number of the ledger, whose row says who as long as it is kept'),
    amount: notPersonal('an amount; whose it is stands on the ledger’s customer'),
    currency_amount: notPersonal('the same in the currency of the sale'),
  },
};

export const bookTables: readonly TableDeclaration[] = [
  bookSeries,
  bookCustomers,
  vouchers,
  voucherLines,
  balanceMovements,
  balanceListing,
  bookClosings,
  bookOpenings,
];
