import type { PaymentMethod } from '../wire.ts';

/** What the bank says when a card is charged; `authenticate` asks its owner to confirm (3-D Secure). */
export type ChargeAnswer = 'pays' | 'declined' | 'authenticate';

/** Why a charge did not go through, in the words of docs.stripe.com/declines/codes. */
export interface Decline {
  code: 'card_declined' | 'expired_card' | 'authentication_required';
  declineCode: string;
  message: string;
}

export interface TestCard {
  /** The last four digits of Stripe's own test card that behaves this way (docs.stripe.com/testing). */
  last4: '4242' | '0002' | '3220' | '0341' | '3184' | '9995' | '0069';
  /** While the customer is there, at checkout or in the portal. */
  present: ChargeAnswer;
  /** Later, without the customer: renewals and added seats. */
  later: ChargeAnswer;
  decline: Decline;
}

const generic: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
};
const expired: Decline = {
  code: 'expired_card',
  declineCode: 'expired_card',
  message: 'Your card has expired.',
};
const poor: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const authentication: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'This payment requires authentication.',
};

export const testCards: readonly TestCard[] = [
  { last4: '4242', present: 'pays', later: 'pays', decline: generic },
  { last4: '0002', present: 'declined', later: 'declined', decline: generic },
  { last4: '3220', present: 'authenticate', later: 'pays', decline: authentication },
  { last4: '0341', present: 'pays', later: 'declined', decline: generic },
  { last4: '3184', present: 'authenticate', later: 'authenticate', decline: authentication },
  { last4: '9995', present: 'declined', later: 'declined', decline: poor },
  { last4: '0069', present: 'declined', later: 'declined', decline: expired },
];

export const testCardNumbers = testCards.map(({ last4 }) => last4);

export function testCard(last4: string | undefined): TestCard | undefined {
  return testCards.find((card) => card.last4 === last4);
}

/** What happens when a saved card is charged without its owner; no card is a card that declines. */
export function laterCharge(method: PaymentMethod | undefined): ChargeAnswer {
  return testCard(method?.card?.last4)?.later ?? 'declined';
}

/** Why a charge of this card fails when it does. */
export function declineOf(method: PaymentMethod | undefined): Decline {
  return testCard(method?.card?.last4)?.decline ?? generic;
}
