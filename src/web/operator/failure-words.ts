import type { Visit } from '../visit.ts';

/** Failures that have words of their own, by the code that is kept of them. */
export const namedFailures = [
  'register-network',
  'register-timeout',
  'register-rateLimited',
  'register-serverError',
  'register-circuitOpen',
  'register-busy',
  'register-badAnswer',
  'register-refused',
  'register-redirect',
  'register-notAllowed',
  'register-bad-request',
  'mirror-wrong-shape',
  'mirror-too-few',
  'mirror-half-file',
  'mirror-busy',
  'host-not-in-register',
  'stripe-not-set-up',
  'stripe-connection',
  'stripe-no-checkout-page',
  'stripe-no-invoice-page',
  'stripe-no-price',
  'stripe-customer-deleted',
  'stripe-unknown-customer',
] as const;

/** Of the rest, what the code begins with says what it is about; the first that fits. */
const families = [
  [/^smtp-4/, 'smtp-later'],
  [/^smtp-5/, 'smtp-refused'],
  [/^smtp-/, 'smtp-unreached'],
  [/^stripe-/, 'stripe-refused'],
  [/^register-/, 'register-other'],
  [/^mirror-/, 'mirror-other'],
  [/^(DatabaseError|error|DatabaseSilent)\b|:(57|08|53|55|40)[\dA-Z]{3}$/, 'database'],
  [/:E[A-Z]+$/, 'system'],
  [/^(KeyUnavailable|SealBroken)$/, 'key'],
] as const;

/** Which words a failure has; `program` where nobody has said, and somebody has to look in the log. */
export function failureKind(code: string): (typeof namedFailures)[number] | (typeof families)[number][1] | 'program' {
  const named = namedFailures.find((one) => one === code);
  return named ?? families.find(([begins]) => begins.test(code))?.[1] ?? 'program';
}

/** What went wrong, in words, with the code that the log has it by. */
export const failureWords = ({ t }: Visit, code: string | null): string =>
  code === null ? t('answer.unknown') : `${t(`operator.failed.${failureKind(code)}`)} (${code})`;
