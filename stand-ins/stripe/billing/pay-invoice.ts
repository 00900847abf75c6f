import type { StripeAccount } from '../account.ts';
import { lookup } from '../objects/lookup.ts';
import { attachCard } from '../objects/payment-methods.ts';
import type { Invoice } from '../wire.ts';
import { answeredByBank, awaitBank } from './authentication.ts';
import { cardFor, settleInvoice, subscriptionOf } from './collect.ts';
import type { PaymentOutcome } from './pay-checkout.ts';
import { replaceCard } from './replace-card.ts';
import { testCard, type TestCard } from './test-cards.ts';

/** Whether an invoice can be paid at its hosted page. */
export const isPayable = ({ status, amount_remaining: owed }: Invoice): boolean =>
  (status === 'open' || status === 'uncollectible') && owed > 0;

/** The customer pays an invoice at its hosted page with a card, which is used for what follows too. */
export function payInvoice(account: StripeAccount, invoice: Invoice, card: TestCard): PaymentOutcome {
  if (!isPayable(invoice)) return 'paid';
  awaitBank(account, invoice.id, card.present === 'authenticate' ? card : undefined);
  if (card.present === 'declined') return 'declined';
  if (card.present === 'authenticate') return 'authenticate';
  settleWith(account, invoice, card);
  return 'paid';
}

/** The bank's answer about a card chosen on the page, or about the saved one that a charge without its owner waits for. */
export function authenticateInvoice(account: StripeAccount, invoice: Invoice, approved: boolean): PaymentOutcome {
  if (!isPayable(invoice)) return 'paid';
  const chosen = answeredByBank(account, invoice.id);
  if (!approved) return 'declined';
  if (chosen) settleWith(account, invoice, chosen);
  else if (testCard(cardFor(account, invoice)?.card?.last4)?.later === 'authenticate')
    settleInvoice(account, invoice, cardFor(account, invoice));
  else return 'declined';
  return 'paid';
}

function settleWith(account: StripeAccount, invoice: Invoice, card: TestCard): void {
  const customer = lookup(account.state.customers, invoice.customer ?? '', 'customer', 'customer');
  if (subscriptionOf(account, invoice)) replaceCard(account, customer, card);
  else invoice.default_payment_method = attachCard(account, customer, card).id;
  settleInvoice(account, invoice, cardFor(account, invoice));
}
