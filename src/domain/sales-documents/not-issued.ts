import { DomainError } from '../errors.ts';

/**
 * Why a document is not issued yet. Each waits for something that a person does or that comes by itself, and is tried again:
 *
 * - `seller-unconfirmed`: nobody has confirmed OnNet's organisation number, without which a document is not lawful
 * - `buyer-incomplete`: no name of the buyer, or neither an address nor an organisation number
 * - `buyer-unknown`: nobody here has the customer that Stripe billed
 * - `no-rate`: another currency, and nobody has said what it was worth
 * - `tax-differs`, `total-differs`: what was charged is not what the lines come to; a person must look
 * - `no-invoice`: the invoice that is credited has no document of ours
 * - `credits-too-much`: more than is left of the invoice
 */
export const notIssuedReasons = [
  'seller-unconfirmed',
  'buyer-incomplete',
  'buyer-unknown',
  'no-rate',
  'tax-differs',
  'total-differs',
  'no-invoice',
  'credits-too-much',
] as const;
export type NotIssuedReason = (typeof notIssuedReasons)[number];

/** A document cannot be issued as things are. Nothing is lost: no number was used, and what it is about stays owed. */
export class NotIssued extends DomainError {
  readonly reason: NotIssuedReason;
  /** For operators, as every failure has one. */
  readonly failure: string;

  constructor(reason: NotIssuedReason) {
    super(`no document yet: ${reason}`);
    this.reason = reason;
    this.failure = `document-${reason}`;
  }
}
