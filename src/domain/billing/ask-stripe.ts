import type { Stripe } from 'stripe';

import { OutsideUnavailable } from '../errors.ts';
import { stripeLibrary } from '../heavy-packages.ts';
import { HostNotInRegister } from '../outbound/door.ts';
import { outside } from '../outside.ts';

/** Stripe did not do what it was asked. `failure` is a word for operators, such as `stripe-api_error`; no text of Stripe's. */
export class StripeUnavailable extends OutsideUnavailable {
  readonly failure: string;

  constructor(failure: string) {
    super('stripe');
    this.failure = failure;
  }
}

/**
 * Asks Stripe for something. Never inside a transaction: an answer can take a minute.
 * @throws StripeUnavailable when Stripe cannot be reached, refuses, or is not set up
 */
export async function askStripe<T>(ask: (stripe: Stripe) => Promise<T>): Promise<T> {
  const { stripe } = outside();
  if (!stripe) throw new StripeUnavailable('stripe-not-set-up');
  try {
    return await ask(stripe);
  } catch (error) {
    throw error instanceof stripeLibrary().Stripe.errors.StripeError ? new StripeUnavailable(wordFor(error)) : error;
  }
}

/**
 * As `askStripe`, for something that may not be there.
 * @returns undefined when Stripe says that the object does not exist
 */
export function findAtStripe<T>(ask: (stripe: Stripe) => Promise<T>): Promise<T | undefined> {
  return askStripe((stripe) =>
    ask(stripe).catch((error: unknown) => {
      if (error instanceof stripeLibrary().Stripe.errors.StripeError && error.code === 'resource_missing')
        return undefined;
      throw error;
    }),
  );
}

/** The kind of error and Stripe's code for it (docs.stripe.com/error-codes), never its message. */
function wordFor(error: InstanceType<typeof Stripe.errors.StripeError>): string {
  if (error instanceof stripeLibrary().Stripe.errors.StripeConnectionError)
    return error.detail instanceof HostNotInRegister ? error.detail.failure : 'stripe-connection';
  return ['stripe', error.rawType ?? error.type, error.code].filter(Boolean).join('-');
}
