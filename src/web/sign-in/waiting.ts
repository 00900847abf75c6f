import type { FieldProblem } from '../../domain/errors.ts';
import { TooManyAttempts } from '../../domain/errors.ts';

/** A form answered with 429: what to say, and the header that says it to programs. */
export interface Waiting {
  readonly problem: FieldProblem;
  readonly headers: { readonly 'Retry-After': string };
}

/** Words for too many attempts, with the minutes until the next. @throws any other error again */
export function waiting(error: unknown): Waiting {
  if (!(error instanceof TooManyAttempts)) throw error;
  const seconds = Math.max(error.retryAfterSeconds, 1);
  return {
    problem: { key: 'signIn.wait', params: { count: Math.ceil(seconds / 60) } },
    headers: { 'Retry-After': String(seconds) },
  };
}
