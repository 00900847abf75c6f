import type { InBothLanguages } from '../privacy/inventory/declaration.ts';

/** Where an account belongs in the yearly statement: categories of Skatteetaten's «næringsspesifikasjon». */
type GroupingCategory =
  | 'balanseverdiForOmloepsmiddel'
  | 'egenkapital'
  | 'kortsiktigGjeld'
  | 'salgsinntekt'
  | 'annenDriftsinntekt'
  | 'annenDriftskostnad'
  | 'finansinntekt'
  | 'finanskostnad';

interface Account extends InBothLanguages {
  /** SAF-T 1.30 demands both: the category and its code in the list of the «næringsspesifikasjon». */
  readonly grouping: { readonly category: GroupingCategory; readonly code: string };
  /** What its entries must be told apart by: the customer and the claim, for accounts that are a sum of claims. */
  readonly openItems?: true;
}

/**
 * The accounts that OnNet's own books use, numbered as in NS 4102. Data: an accountant corrects an account here. Numbers of accounts that
 * something was posted on stay, since the books only grow.
 *
 * Source: NS 4102 as commonly used, and Skatteetaten's list of grouping codes; the choice of 1570, 1960, 2990, 3900, 7770 and 7790 is ours and not verified
 * by an accountant.
 */
export const chartOfAccounts = {
  '1500': {
    nb: 'Kundefordringer',
    en: 'Accounts receivable',
    grouping: { category: 'balanseverdiForOmloepsmiddel', code: '1500' },
    openItems: true,
  },
  '1570': {
    nb: 'Beløp som kunders banker har trukket tilbake',
    en: 'Amounts withdrawn by customers’ banks',
    grouping: { category: 'balanseverdiForOmloepsmiddel', code: '1570' },
  },
  '1920': {
    nb: 'Bankinnskudd',
    en: 'Bank deposits',
    grouping: { category: 'balanseverdiForOmloepsmiddel', code: '1920' },
  },
  '1960': {
    nb: 'Stripe, oppgjørskonto',
    en: 'Stripe, clearing account',
    grouping: { category: 'balanseverdiForOmloepsmiddel', code: '1920' },
  },
  // What was earned and spent in earlier years, as balances carry it over.
  '2050': {
    nb: 'Annen egenkapital',
    en: 'Other equity',
    grouping: { category: 'egenkapital', code: '2050' },
  },
  '2700': {
    nb: 'Utgående merverdiavgift, alminnelig sats',
    en: 'Output VAT, regular rate',
    grouping: { category: 'kortsiktigGjeld', code: '2740' },
  },
  '2990': {
    nb: 'Uavklarte poster',
    en: 'Items not cleared yet',
    grouping: { category: 'kortsiktigGjeld', code: '2990' },
  },
  '3000': {
    nb: 'Salgsinntekt, avgiftspliktig',
    en: 'Sales revenue subject to VAT',
    grouping: { category: 'salgsinntekt', code: '3000' },
  },
  '3100': {
    nb: 'Salgsinntekt, avgiftsfri',
    en: 'Sales revenue, zero rate',
    grouping: { category: 'salgsinntekt', code: '3100' },
  },
  '3200': {
    nb: 'Salgsinntekt, utenfor merverdiavgiftsloven',
    en: 'Sales revenue outside the VAT Act',
    grouping: { category: 'salgsinntekt', code: '3200' },
  },
  '3900': {
    nb: 'Andre driftsinntekter',
    en: 'Other operating income',
    grouping: { category: 'annenDriftsinntekt', code: '3900' },
  },
  '7770': {
    nb: 'Bank- og kortgebyr',
    en: 'Bank and card fees',
    grouping: { category: 'annenDriftskostnad', code: '7700' },
  },
  '7790': {
    nb: 'Annen kostnad',
    en: 'Other costs',
    grouping: { category: 'annenDriftskostnad', code: '7700' },
  },
  '7830': {
    nb: 'Tap på fordringer',
    en: 'Losses on receivables',
    grouping: { category: 'annenDriftskostnad', code: '7830' },
  },
  '8060': {
    nb: 'Valutagevinst',
    en: 'Currency gains',
    grouping: { category: 'finansinntekt', code: '8060' },
  },
  '8160': {
    nb: 'Valutatap og øreavrunding',
    en: 'Currency losses and rounding',
    grouping: { category: 'finanskostnad', code: '8160' },
  },
} as const satisfies Readonly<Record<string, Account>>;

export type AccountNumber = keyof typeof chartOfAccounts;

/** The accounts as one type, for whoever walks through them all. */
export const accountOf = (account: AccountNumber): Account => chartOfAccounts[account];

/** Whether a text, for example from the database, is an account of ours. */
export const isAccount = (text: string): text is AccountNumber => Object.hasOwn(chartOfAccounts, text);

/** Every account, in the order of their numbers. */
export const accountNumbers: readonly AccountNumber[] = Object.keys(chartOfAccounts).filter(isAccount).toSorted();
