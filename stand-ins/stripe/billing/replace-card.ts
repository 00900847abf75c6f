import type { StripeAccount } from '../account.ts';
import { attachCard } from '../objects/payment-methods.ts';
import type { Customer, Subscription } from '../wire.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import type { TestCard } from './test-cards.ts';

/** Saves another card for what a customer subscribes to; nothing is charged yet. */
export function replaceCard(account: StripeAccount, customer: Customer, card: TestCard): void {
  const method = attachCard(account, customer, card);
  for (const subscription of subscriptionsOf(account, customer)) {
    account.change('customer.subscription.updated', subscription, () => {
      subscription.default_payment_method = method.id;
    });
  }
}

/** Charges what is still owed, oldest first, as Stripe does when the customer brings a new card. */
export function payWhatIsOwed(account: StripeAccount, customer: Customer): void {
  for (const subscription of subscriptionsOf(account, customer)) {
    for (const invoice of Object.values(account.state.invoices)) {
      if (invoice.parent?.subscription_details?.subscription !== subscription.id) continue;
      // Drafted while nothing was collected; one that finalizes by itself has its own time.
      if (invoice.status === 'draft' && invoice.automatically_finalizes_at === null) finalizeInvoice(account, invoice);
      if (invoice.status === 'open') chargeInvoice(account, invoice);
    }
  }
}

function subscriptionsOf({ state }: StripeAccount, customer: Customer): Subscription[] {
  return Object.values(state.subscriptions).filter(
    ({ customer: id, status }) => id === customer.id && status !== 'canceled',
  );
}
