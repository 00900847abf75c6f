import type { PaymentMethod } from '../wire.ts';

/** What the bank says when a card is charged. */
export type ChargeAnswer = 'pays' | 'declined';

export interface TestCard {
  /** The last four digits of Stripe's own test card that behaves this way (docs.stripe.com/testing). */
  last4: '4242' | '0002' | '3220' | '0341';
  /** While the customer is there, at checkout or in the portal. */
  present: ChargeAnswer | 'authenticate';
  /** Later, without the customer: renewals and added seats. */
  later: ChargeAnswer;
}

export const testCards: readonly TestCard[] = [
  { last4: '4242', present: 'pays', later: 'pays' },
  { last4: '0002', present: 'declined', later: 'declined' },
  { last4: '3220', present: 'authenticate', later: 'pays' },
  { last4: '0341', present: 'pays', later: 'declined' },
];

export function testCard(last4: string | undefined): TestCard | undefined {
  return testCards.find((card) => card.last4 === last4);
}

/** What happens when a saved card is charged without its owner; no card is a card that declines. */
export function laterCharge(method: PaymentMethod | undefined): ChargeAnswer {
  return testCard(method?.card?.last4)?.later ?? 'declined';
}
