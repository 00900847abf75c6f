import { DomainError } from '../../errors.ts';
import { stripeLibrary } from '../../heavy-packages.ts';
import { StripeUnavailable } from '../ask-stripe.ts';

/** The bytes do not carry a signature of Stripe's for us, or are no event. */
export class NotFromStripe extends DomainError {
  constructor() {
    super('not an event signed by Stripe');
  }
}

/** How far a signature's time may be from ours, which is also the SDK's own limit for old ones. */
const TOLERANCE_SECONDS = 300;

/**
 * What a body says, once it is known that Stripe signed it: the signature is over the bytes exactly as they came, and is tried against every
 * accepted secret, since two are accepted while one replaces the other.
 *
 * @param signature the header `Stripe-Signature`
 * @throws NotFromStripe for a missing or wrong signature, one more than 300 s away from now, and for what is no JSON
 * @throws StripeUnavailable when the endpoint has no secret: what comes may well be Stripe's, and must be sent again
 */
export function signedBody(body: Buffer, signature: string | undefined, secrets: readonly string[]): unknown {
  const { Stripe } = stripeLibrary();
  const verifier = Stripe.webhooks.signature;
  if (!verifier) throw new Error('Stripe’s library cannot check signatures here');
  if (secrets.length === 0) throw new StripeUnavailable('stripe-not-set-up');
  if (signature === undefined || isOfTheFuture(signature)) throw new NotFromStripe();
  if (!secrets.some((secret) => isSignedWith(secret))) throw new NotFromStripe();
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new NotFromStripe();
  }

  /** The signature alone: which kind of event it is, is for whoever reads it. */
  function isSignedWith(secret: string): boolean {
    try {
      return verifier?.verifyHeader(body, signature ?? '', secret, TOLERANCE_SECONDS) === true;
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
      // What is no header at all makes the library throw whatever it likes.
      throw new NotFromStripe();
    }
  }
}

/** Whether a signature was made too far ahead of our clock. The SDK refuses old ones alone. */
function isOfTheFuture(signature: string): boolean {
  const latest = Date.now() / 1000 + TOLERANCE_SECONDS;
  return signature.split(',').some((part) => part.startsWith('t=') && Number.parseInt(part.slice(2), 10) > latest);
}
