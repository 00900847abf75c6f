import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import { cleanText } from '../clean-text.ts';
import { osloDay } from '../clock.ts';
import { xmlLibrary } from '../heavy-packages.ts';
import { seller, type Seller } from '../sales-documents/seller.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { readingTenant, sql } from '../tenancy.ts';
import { kroner } from './amount-text.ts';
import { accountNumbers, accountOf, type AccountNumber } from './chart-of-accounts.ts';
import { accountBalances, customersWithBalances, type Balances, type CustomerRow } from './balances.ts';
import { postings, type Posting } from './postings.ts';
import type { BookPeriod } from './terms.ts';
import { vatCodeNumbers, vatCodeOf } from './vat-codes.ts';
import { journalNames, voucherKinds } from './voucher-kinds.ts';

const NAMESPACE = 'urn:StandardAuditFile-Taxation-Financial:NO';

/**
 * The books of a period as SAF-T Financial 1.30, Skatteetaten's format. Everything in it is read in a few statements; that its sums are those of
 * the books and of the voucher list, and that it is valid by the published schema, is held by tests.
 *
 * @see https://github.com/Skatteetaten/saf-t
 */
export async function saft(period: BookPeriod): Promise<string> {
  const [soldBy, lines, accounts, customers] = await Promise.all([
    bookSeller(),
    postings(period),
    accountBalances(period),
    customersWithBalances(period),
  ]);
  const root = xmlLibrary().create({ version: '1.0', encoding: 'UTF-8' }).ele(NAMESPACE, 'AuditFile');
  header(root, period, soldBy);
  const master = root.ele('MasterFiles');
  const ledger = master.ele('GeneralLedgerAccounts');
  for (const number of accountNumbers) account(ledger, number, accounts.get(number) ?? { opening: 0, closing: 0 });
  if (customers.length > 0) {
    const list = master.ele('Customers');
    for (const customer of customers) customerElement(list, customer);
  }
  taxTable(master);
  entries(root, lines);
  return root.end({ prettyPrint: true });
}

/** Who keeps these books: whoever sold by the newest invoice; before the first, whoever is configured. */
async function bookSeller(): Promise<Seller> {
  const [row] = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<{ seller: Seller }>(
      `select snapshot::json->'seller' as seller from sales_documents
        where tenant_id = $1 and series = 'invoice' order by number desc limit 1`,
      [PLATFORM_TENANT_ID],
    ),
  );
  return row?.seller ?? seller(false);
}

function header(root: XMLBuilder, { from, to }: BookPeriod, { name, organisationNumber, address }: Seller): void {
  const head = texts(root.ele('Header'), {
    AuditFileVersion: '1.30',
    AuditFileCountry: 'NO',
    AuditFileDateCreated: osloDay(),
    SoftwareCompanyName: name,
    SoftwareID: 'OnNet CRM',
    SoftwareVersion: '1.0',
  });
  const company = texts(head.ele('Company'), { RegistrationNumber: organisationNumber, Name: name });
  texts(company.ele('Address'), {
    StreetName: address.lines.join(', ') || undefined,
    City: address.place,
    PostalCode: address.postalCode,
    Country: address.country,
  });
  // The schema demands a person, and nobody is named: 'NotUsed' is what its documentation tells to write then.
  texts(company.ele('Contact').ele('ContactPerson'), { FirstName: 'NotUsed', LastName: 'NotUsed' });
  texts(company.ele('TaxRegistration'), { TaxRegistrationNumber: `${organisationNumber}MVA` });
  texts(head, { DefaultCurrencyCode: 'NOK' });
  texts(head.ele('SelectionCriteria'), { SelectionStartDate: from, SelectionEndDate: to });
  texts(head, { TaxAccountingBasis: 'A' });
}

function account(list: XMLBuilder, number: AccountNumber, balances: Balances): void {
  const { nb, grouping } = accountOf(number);
  const element = texts(list.ele('Account'), {
    AccountID: number,
    AccountDescription: nb,
    GroupingCategory: grouping.category,
    GroupingCode: grouping.code,
    AccountType: 'GL',
  });
  balancesOf(element, balances);
}

/** On the side they are; nothing is a debit of nothing. */
function balancesOf(element: XMLBuilder, { opening, closing }: Balances): void {
  texts(element, {
    [opening < 0 ? 'OpeningCreditBalance' : 'OpeningDebitBalance']: kroner(Math.abs(opening), '.'),
    [closing < 0 ? 'ClosingCreditBalance' : 'ClosingDebitBalance']: kroner(Math.abs(closing), '.'),
  });
}

function customerElement(list: XMLBuilder, customer: CustomerRow): void {
  const element = list.ele('Customer');
  if (customer.organisationNumber !== null) texts(element, { RegistrationNumber: customer.organisationNumber });
  texts(element, { Name: customer.name });
  const address = element.ele('Address');
  const [street, ...more] = customer.lines;
  texts(address, {
    StreetName: street,
    AdditionalAddressDetail: more.length > 0 ? more.join(', ') : undefined,
    City: customer.place ?? undefined,
    PostalCode: customer.postalCode ?? undefined,
    Country: customer.country,
  });
  texts(element, { CustomerID: String(customer.number) });
  balancesOf(texts(element.ele('BalanceAccount'), { AccountID: '1500' }), customer);
}

function taxTable(master: XMLBuilder): void {
  const entry = texts(master.ele('TaxTable').ele('TaxTableEntry'), { TaxType: 'MVA', Description: 'Merverdiavgift' });
  for (const code of vatCodeNumbers) {
    const { nb, rate, standardCode } = vatCodeOf(code);
    texts(entry.ele('TaxCodeDetails'), {
      TaxCode: code,
      Description: nb,
      TaxPercentage: kroner(rate, '.'),
      Country: 'NO',
      StandardTaxCode: standardCode,
      BaseRate: '100.00',
    });
  }
}

function entries(root: XMLBuilder, lines: readonly Posting[]): void {
  const byVoucher = grouped(lines, ({ voucher }) => voucher);
  const debit = lines.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  const element = texts(root.ele('GeneralLedgerEntries'), {
    NumberOfEntries: String(byVoucher.length),
    TotalDebit: kroner(debit, '.'),
    TotalCredit: kroner(debit, '.'),
  });
  for (const [id, vouchers] of grouped(byVoucher, ([, [first]]) => voucherKinds[first?.kind ?? 'sale'].journal)) {
    const journal = texts(element.ele('Journal'), { JournalID: id, Description: journalNames[id], Type: id });
    for (const [, own] of vouchers) transaction(journal, own);
  }
}

function transaction(journal: XMLBuilder, lines: readonly Posting[]): void {
  const [first] = lines;
  if (!first) return;
  const customer = first.customer === null ? undefined : String(first.customer);
  const element = texts(journal.ele('Transaction'), {
    TransactionID: String(first.voucher),
    Period: String(Number(first.date.slice(5, 7))),
    PeriodYear: first.date.slice(0, 4),
    TransactionDate: first.happenedOn ?? first.date,
    SourceID: first.stripeId ?? first.reference,
    VoucherType: voucherKinds[first.kind].word,
    VoucherDescription: first.voucherText,
    Description: first.voucherText,
    SystemEntryDate: first.postedOn,
    GLPostingDate: first.date,
    CustomerID: customer,
    SystemID: String(first.voucher),
  });
  for (const line of lines) lineElement(element, line, customer);
}

function lineElement(transactionElement: XMLBuilder, line: Posting, customer: string | undefined): void {
  const element = texts(transactionElement.ele('Line'), {
    RecordID: String(line.line),
    AccountID: line.account,
    SourceDocumentID: line.document ?? line.reference,
    CustomerID: line.claim === null ? undefined : customer,
    Description: line.text,
  });
  amountElement(element.ele(line.amount > 0 ? 'DebitAmount' : 'CreditAmount'), line, line.amount);
  if (line.vatCode === null || line.vatRate === null || line.vatBase === null || line.vatAmount === null) return;
  const tax = texts(element.ele('TaxInformation'), {
    TaxType: 'MVA',
    TaxCode: line.vatCode,
    TaxPercentage: kroner(line.vatRate, '.'),
    TaxBase: kroner(line.vatBase, '.'),
  });
  texts(tax.ele(line.amount > 0 ? 'DebitTaxAmount' : 'CreditTaxAmount'), { Amount: kroner(line.vatAmount, '.') });
}

function amountElement(element: XMLBuilder, { currency, currencyAmount, rate }: Posting, amount: number): void {
  texts(element, { Amount: kroner(Math.abs(amount), '.') });
  if (currency === 'NOK') return;
  texts(element, {
    CurrencyCode: currency,
    CurrencyAmount: kroner(Math.abs(currencyAmount), '.'),
    ExchangeRate: String(rate),
  });
}

/** How long the schema lets a text be that somebody may have written long; others are ours and short. */
const longest: Readonly<Record<string, number>> = {
  Name: 256,
  StreetName: 256,
  AdditionalAddressDetail: 256,
  City: 256,
  PostalCode: 70,
  Description: 256,
  VoucherDescription: 70,
  SourceID: 35,
  SourceDocumentID: 35,
};

/** Adds elements with text, in this order; those that are undefined are left out, and what is too long is cut. */
function texts(parent: XMLBuilder, of: Readonly<Record<string, string | undefined>>): XMLBuilder {
  for (const [name, text] of Object.entries(of))
    if (text !== undefined) parent.ele(name).txt(cleanText(Array.from(text).slice(0, longest[name]).join('')));
  return parent;
}

/** In the order of their first. */
function grouped<T, Key>(all: readonly T[], keyOf: (one: T) => Key): [Key, T[]][] {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}
