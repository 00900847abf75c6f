import { StripeAccount } from '../account.ts';

/** A copy of an account to work something out on; it tells nobody, and is thrown away. */
export function copyOf(account: StripeAccount): StripeAccount {
  const { events: _events, remembered: _remembered, ...kept } = account.state;
  return new StripeAccount({
    state: structuredClone({ ...kept, events: {}, remembered: {} }),
    publicUrl: account.publicUrl,
    afterLastAttempt: account.afterLastAttempt,
    announce: () => undefined,
  });
}
