import type { Stripe } from 'stripe';

import { findAtStripe } from '../ask-stripe.ts';

type Ask = (stripe: Stripe, id: string) => Promise<{ readonly customer: Reference } | { readonly charge: string }>;

type Reference = string | { readonly id: string } | null | undefined;

/** How the customer of an object is found that an event names without saying whose it is, as thin events do. */
const asking: Readonly<Record<string, Ask>> = {
  subscription: (stripe, id) => stripe.subscriptions.retrieve(id),
  invoice: async (stripe, id) => stripe.invoices.retrieve(id),
  'checkout.session': async (stripe, id) => stripe.checkout.sessions.retrieve(id),
  charge: (stripe, id) => stripe.charges.retrieve(id),
  credit_note: async (stripe, id) => stripe.creditNotes.retrieve(id),
  refund: async (stripe, id) => ofCharge(stripe, (await stripe.refunds.retrieve(id)).charge),
};

const ofCharge = async (stripe: Stripe, charge: Reference): Promise<{ readonly customer: Reference }> =>
  charge ? stripe.charges.retrieve(typeof charge === 'string' ? charge : charge.id) : { customer: null };

/** Whose an object is: null for nobody's, as a payout is. `gone`: it is not at Stripe any more. */
export type Belongs = { readonly customer: string | null } | 'gone';

/**
 * Asks Stripe whose an object is.
 * @throws StripeUnavailable
 */
export async function customerOfObject(type: string | null, id: string | null): Promise<Belongs> {
  if (type === 'customer') return { customer: id };
  const ask = asking[type ?? ''];
  if (!ask || id === null) return { customer: null };
  const found = await findAtStripe((stripe) => ask(stripe, id));
  if (!found) return 'gone';
  const customer = 'customer' in found ? found.customer : null;
  return { customer: typeof customer === 'string' ? customer : (customer?.id ?? null) };
}
