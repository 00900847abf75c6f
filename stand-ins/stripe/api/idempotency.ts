import { createHash } from 'node:crypto';
import type { StripeAccount } from '../account.ts';
import type { RememberedAnswer } from '../state.ts';
import { StripeApiError } from './errors.ts';

/** Stripe may forget a key after a day (docs.stripe.com/api/idempotent_requests). */
const rememberedSeconds = 24 * 3600;

/** What a key stands for: the same method, address and parameters. */
export function requestDigest(method: string, pathname: string, body: string): string {
  return createHash('sha256').update(`${method} ${pathname}\n${body}`).digest('hex');
}

/**
 * The answer already given under this key.
 *
 * @throws StripeApiError `idempotency_error` when the key was used for another request
 */
export function recall(account: StripeAccount, key: string, digest: string): RememberedAnswer | undefined {
  const remembered = account.state.remembered[key];
  if (!remembered || machineSeconds() - remembered.at > rememberedSeconds) return undefined;
  if (remembered.request === digest) return remembered;
  throw new StripeApiError(
    400,
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  );
}

/** Keeps an answer and lets go of those older than a day. */
export function remember(account: StripeAccount, key: string, answer: Omit<RememberedAnswer, 'at'>): void {
  const { remembered } = account.state;
  const oldest = machineSeconds() - rememberedSeconds;
  for (const [old, { at }] of Object.entries(remembered)) if (at < oldest) delete remembered[old];
  remembered[key] = { ...answer, at: machineSeconds() };
}

/** Keys age by the machine's clock: moving the account's clock must not turn a retry into a second charge. */
function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
