import type { StripeAccount } from '../account.ts';
import { type TestCard, testCard } from './test-cards.ts';

/** Remembers that the bank has been asked about a card, for a checkout or an invoice; undefined forgets it. */
export function awaitBank(account: StripeAccount, id: string, card: TestCard | undefined): void {
  if (card) account.state.awaitedCards[id] = card.last4;
  else delete account.state.awaitedCards[id];
}

/** The card the bank was asked about, and from now on is not; undefined when none was: approving that pays nothing. */
export function answeredByBank(account: StripeAccount, id: string): TestCard | undefined {
  const card = testCard(account.state.awaitedCards[id]);
  awaitBank(account, id, undefined);
  return card;
}
