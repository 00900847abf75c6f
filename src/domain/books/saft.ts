import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import { osloDay, type Day } from '../clock.ts';
import { xmlLibrary } from '../heavy-packages.ts';
import { seller, type Seller } from '../sales-documents/seller.ts';
import { platformRead } from '../tenancy.ts';
import { kroner } from './amount-text.ts';
import { accountNumbers, accountOf, type AccountNumber } from './chart-of-accounts.ts';
import { known, postings, type Posting } from './postings.ts';
import type { BookPeriod } from './terms.ts';
import { vatCodeNumbers, vatCodeOf } from './vat-codes.ts';
import { journalNames, voucherKinds } from './voucher-kinds.ts';

const NAMESPACE = 'urn:StandardAuditFile-Taxation-Financial:NO';

/** Balances of something before a period, and after it, in øre, debit positive. */
interface Balances {
  readonly opening: number;
  readonly closing: number;
}

interface CustomerRow extends Balances {
  readonly number: number;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly country: string;
}

/**
 * The books of a period as SAF-T Financial 1.30, Skatteetaten's format. Everything in it is read in a few statements; that its sums are those of
 * the books and of the voucher list, and that it is valid by the published schema, is held by tests.
 *
 * @see https://github.com/Skatteetaten/saf-t
 */
export async function saft(period: BookPeriod): Promise<string> {
  const [soldBy, lines, accounts, customers] = await Promise.all([
    seller(false),
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
    StreetName: address.lines.join(', ').slice(0, 70) || undefined,
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
  const [street] = customer.lines;
  if (street) texts(address, { StreetName: street.slice(0, 70) });
  if (customer.place !== null) texts(address, { City: customer.place.slice(0, 35) });
  if (customer.postalCode !== null) texts(address, { PostalCode: customer.postalCode.slice(0, 18) });
  texts(address, { Country: customer.country });
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

/** Adds elements with text, in this order; those that are undefined are left out. */
function texts(parent: XMLBuilder, of: Readonly<Record<string, string | undefined>>): XMLBuilder {
  for (const [name, text] of Object.entries(of)) if (text !== undefined) parent.ele(name).txt(text);
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

/** Before the period and after it. The books begin empty, so what stands on an account is all that was posted on it, also by vouchers that are gone since. */
async function accountBalances({ from, to }: BookPeriod): Promise<ReadonlyMap<AccountNumber, Balances>> {
  const rows = await platformRead<Balances & { readonly account: string }>(
    `select account, coalesce(sum(amount) filter (where day < $1::date), 0)::bigint as opening, sum(amount)::bigint as closing
       from (select l.account, l.amount, v.voucher_date as day from voucher_lines l join vouchers v on v.number = l.voucher
              where v.voucher_date <= $2::date
             union all select account, amount, '-infinity' from book_openings) x
      group by 1`,
    [from, to],
  );
  return new Map(rows.map((row) => [known(row.account), row]));
}

/** Every customer that something was posted on until the end of the period. */
function customersWithBalances({ from, to }: { readonly from: Day; readonly to: Day }): Promise<CustomerRow[]> {
  return platformRead<CustomerRow>(
    `select c.number, c.name, c.organisation_number as "organisationNumber", c.address_lines as lines,
            c.postal_code as "postalCode", c.place, c.country_code as country,
            coalesce(sum(x.amount) filter (where x.day < $1::date), 0)::bigint as opening,
            coalesce(sum(x.amount), 0)::bigint as closing
       from book_customers c
       join (select v.customer, v.voucher_date as day, l.amount from vouchers v
               left join voucher_lines l on l.voucher = v.number and l.account = '1500' where v.voucher_date <= $2::date
             union all select customer, '-infinity', amount from book_openings where account = '1500') x
         on x.customer = c.number
      group by c.number order by c.number`,
    [from, to],
  );
}
