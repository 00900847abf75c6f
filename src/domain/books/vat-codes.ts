import type { InBothLanguages } from '../privacy/inventory/declaration.ts';
import type { AccountNumber } from './chart-of-accounts.ts';

interface VatCode extends InBothLanguages {
  /** The rate in hundredths of a percent; 2500 is 25 %. */
  readonly rate: number;
  /** Skatteetaten's code for it (SAF-T «StandardTaxCode»). */
  readonly standardCode: string;
  /** Where such a sale is income. */
  readonly revenue: AccountNumber;
}

/**
 * How sales are treated for VAT, under Skatteetaten's own numbers. Data: a rate that Stortinget changes gets a code of its own here, since
 * what was posted keeps the rate it was posted with.
 *
 * Source: Skatteetaten's «Standard Tax Codes» for SAF-T; mval § 6-22 (export of services) and § 11-1 (2) not read.
 */
export const vatCodes = {
  '3': {
    nb: 'Utgående merverdiavgift, alminnelig sats',
    en: 'Output VAT, regular rate',
    rate: 2500,
    standardCode: '3',
    revenue: '3000',
  },
  '5': {
    nb: 'Innenlands omsetning fritatt for merverdiavgift',
    en: 'Domestic sales, zero rate',
    rate: 0,
    standardCode: '5',
    revenue: '3100',
  },
  '51': {
    nb: 'Innenlands omsetning med omvendt avgiftsplikt',
    en: 'Domestic sales, reverse charge',
    rate: 0,
    standardCode: '51',
    revenue: '3100',
  },
  '52': {
    nb: 'Utførsel av varer og tjenester',
    en: 'Export of goods and services',
    rate: 0,
    standardCode: '52',
    revenue: '3100',
  },
  '6': {
    nb: 'Omsetning utenfor merverdiavgiftsloven',
    en: 'Sales outside the VAT Act',
    rate: 0,
    standardCode: '6',
    revenue: '3200',
  },
} as const satisfies Readonly<Record<string, VatCode>>;

export type VatCodeNumber = keyof typeof vatCodes;

/** The code as one type, for whoever walks through them all. */
export const vatCodeOf = (code: VatCodeNumber): VatCode => vatCodes[code];

/** Whether a text, for example from the database, is a VAT code of ours. */
export const isVatCode = (text: string): text is VatCodeNumber => Object.hasOwn(vatCodes, text);

/** Every code, in the order of the list. */
export const vatCodeNumbers: readonly VatCodeNumber[] = Object.keys(vatCodes)
  .filter(isVatCode)
  .toSorted((a, b) => Number(a) - Number(b));
