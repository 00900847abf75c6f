import type { Day } from '../clock.ts';
import type { VatTreatment } from './vat.ts';

/** Who is billed, as they were at the sale. */
export interface Buyer {
  readonly name: string;
  /** Nine digits, for a Norwegian organisation; undefined for others. */
  readonly organisationNumber: string | undefined;
  /** A tax number abroad, as its country writes it (`SE556677889901`). */
  readonly foreignTaxNumber: string | undefined;
  readonly address: Address;
  /** Where the document is sent. */
  readonly email: string | undefined;
  /** The customer here, also after it has left. */
  readonly tenantId: string;
  /** Somebody who is the business themselves, such as the owner of a sole proprietorship: then all of this is about a person. */
  readonly isPerson: boolean;
}

/** A postal address. An empty list and undefined where nothing is known; the country always is. */
export interface Address {
  readonly lines: readonly string[];
  readonly postalCode: string | undefined;
  readonly place: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Something sold, in the currency's smallest unit and without tax. */
export interface SaleLine {
  readonly description: string;
  /** What it is for; to and with the last day. */
  readonly period: { readonly from: Day; readonly to: Day } | undefined;
  /** Always positive: what is taken back has a negative `amount`. */
  readonly quantity: number;
  /** For the whole quantity, before the discount. */
  readonly amount: number;
  /** What comes off `amount`; 0 for nothing. */
  readonly discount: number;
  readonly treatment: VatTreatment;
  /** The tax that was charged. Demanded to be what the rounding rule says, give or take one (vat.ts). */
  readonly vat: number;
}

/** What a currency was worth. */
export interface NokRate {
  /** Kroner for one unit, `11.7345`. */
  readonly rate: string;
  /** `Norges Bank`. */
  readonly source: string;
  readonly on: Day;
}

/** All there is to know of one sale, or of what is credited of one. Made from what Stripe says now (from-stripe.ts). */
export interface SaleFacts {
  readonly kind: 'invoice' | 'credit';
  /** `in_…` or `cn_…`. One document is issued for each, whatever happens twice. */
  readonly stripeObjectId: string;
  /** Stripe's own number, which is a reference and nothing more. */
  readonly stripeNumber: string | undefined;
  /** Whether it is real money. What is not is numbered apart and marked as a test. */
  readonly livemode: boolean;
  readonly soldAt: Date;
  readonly dueOn: Day;
  readonly buyer: Buyer;
  readonly language: 'nb' | 'en';
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** For every currency but NOK; undefined while nobody has said, and found when the document is issued (exchange-rates.ts). */
  readonly exchange: NokRate | undefined;
  readonly lines: readonly SaleLine[];
  /** What the customer is charged with tax; demanded to be what the lines come to. */
  readonly total: number;
  /** How much of it was there beforehand, such as what was over from a change of plan. */
  readonly prepaid: number;
  /** `card`: taken from the card by itself · `transfer`: the customer pays it. */
  readonly payment: 'card' | 'transfer';
  /** The invoice that is credited (Stripe's id of it) and why, in a word; exactly with `credit`. */
  readonly credits: { readonly stripeInvoiceId: string; readonly reason: CreditReason } | undefined;
}

/** Why something is credited. */
export const creditReasons = ['correction', 'cancelled', 'refund', 'voided'] as const;
export type CreditReason = (typeof creditReasons)[number];
