import type { VatCodeNumber } from '../books/vat-codes.ts';

/**
 * How merverdiavgift is treated on a line. Data: an accountant corrects it here.
 *
 * - `standard`: sold in Norway, with the standard rate (merverdiavgiftsloven § 5-1 and Stortinget's yearly decision, § 2)
 * - `reverse-charge`: the buyer accounts for it in Norway (§ 11-1 second paragraph)
 * - `export`: a service to a business abroad, zero-rated (§ 6-22)
 */
export type VatTreatment = 'standard' | 'reverse-charge' | 'export';

interface TreatmentFacts {
  /** Per cent of the net. */
  readonly percent: number;
  /** Standard tax code of SAF-T Financial 1.30, for the ledger. */
  readonly saftCode: VatCodeNumber;
  /** Duty or tax category of the e-invoice (UNCL 5305). */
  readonly category: 'S' | 'AE' | 'G';
  /** What the e-invoice gives as the reason where nothing is charged: the code, and the text that the law demands. */
  readonly exemption?: { readonly code: string; readonly text: string };
}

/** The three of them, in the order in which a document lists them. */
export const vatTreatments: Readonly<Record<VatTreatment, TreatmentFacts>> = {
  standard: { percent: 25, saftCode: '3', category: 'S' },
  'reverse-charge': {
    percent: 0,
    saftCode: '51',
    category: 'AE',
    // bokføringsforskriften § 5-1-1 demands the words as they are, whatever the language of the rest.
    exemption: { code: 'VATEX-EU-AE', text: 'Omvendt avgiftsplikt – Merverdiavgift ikke beregnet' },
  },
  export: {
    percent: 0,
    saftCode: '52',
    category: 'G',
    exemption: { code: 'VATEX-EU-G', text: 'Utførsel av tjeneste, merverdiavgiftsloven § 6-22' },
  },
};

/** The treatments as the documents list them. */
export const treatmentOrder = ['standard', 'reverse-charge', 'export'] as const satisfies readonly VatTreatment[];

/**
 * The tax on an amount, both in the currency's smallest unit (øre). **The rounding rule of every document:** tax is rounded
 * for each line by itself to a whole øre, a half away from zero, and the tax of a rate is the sum of its lines. Never the
 * other way around, or the lines would not add up to what they are summed into.
 */
export function vatOn(net: number, percent: number): number {
  const rounded = Math.floor((Math.abs(net) * percent * 2 + 100) / 200);
  return net < 0 && rounded > 0 ? -rounded : rounded;
}

/**
 * An amount in the smallest unit of its currency as øre, a half away from zero.
 * @param rate kroner for one unit of the currency, `11.7345`; both currencies have a hundred to the unit
 */
export function inKroner(amount: number, rate: string): number {
  const [whole = '', decimals = ''] = rate.split('.');
  // In whole numbers all the way: a rate has more decimals than a float keeps of a large amount.
  const scale = 10n ** BigInt(decimals.length);
  const product = BigInt(Math.abs(amount)) * BigInt(`${whole}${decimals}`);
  const rounded = Number((product * 2n + scale) / (scale * 2n));
  return amount < 0 && rounded > 0 ? -rounded : rounded;
}
