import type { Stripe } from 'stripe';

import { outside } from '../outside.ts';
import { askStripe } from './ask-stripe.ts';
import { OUR_APP } from './our-metadata.ts';

/** Grows when what follows does: then a new one is made at Stripe, beside the old. */
const EDITION = '1';

/**
 * What a customer does in the portal: cards, name and address on invoices, and ending at the end of what is paid for. Plans and seats are
 * changed here, where the price is shown first. Stripe's invoices are not shown: the sales documents are OnNet's own.
 */
const features: Stripe.BillingPortal.ConfigurationCreateParams['features'] = {
  customer_update: { enabled: true, allowed_updates: ['address', 'email', 'name', 'tax_id'] },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: true },
  subscription_cancel: { enabled: true, mode: 'at_period_end' },
};

/**
 * Stripe's `bpc_…` of the portal of this app and environment, on an account that may be shared; made the first time, and by twenty
 * at once but one.
 * @throws StripeUnavailable
 */
export async function portalConfiguration(): Promise<string> {
  const ours = { app: OUR_APP, environment: outside().environment, edition: EDITION };
  const { data } = await askStripe((stripe) => stripe.billingPortal.configurations.list({ active: true, limit: 100 }));
  const found = data.find(
    ({ metadata }) =>
      metadata?.['app'] === ours.app &&
      metadata['environment'] === ours.environment &&
      metadata['edition'] === ours.edition,
  );
  if (found) return found.id;
  const made = await askStripe((stripe) =>
    stripe.billingPortal.configurations.create(
      { name: `${ours.app} ${ours.environment}`, features, metadata: ours },
      { idempotencyKey: `portal:${ours.app}:${ours.environment}:${ours.edition}` },
    ),
  );
  return made.id;
}
