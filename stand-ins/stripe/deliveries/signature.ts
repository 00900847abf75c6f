import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header over the exact bytes of a body (docs.stripe.com/webhooks#verify-manually).
 *
 * @param at the machine's time in Unix seconds; receivers refuse what is older than five minutes, so the account's own
 *   clock has no part in it
 */
export function signatureHeader(payload: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${signature}`;
}
