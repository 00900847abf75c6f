import { TooManyAttempts } from '../errors.ts';
import { countAttempt } from '../users/attempts.ts';
import type { Member } from '../users/member.ts';

/**
 * Counts a question that a member asks outside about a company. Seconds until the next one is answered when it is one too
 * many; otherwise undefined.
 * @param from the member's network address
 */
export async function askedTooOften(by: Member, from: string): Promise<number | undefined> {
  try {
    await countAttempt('register-search', { about: by.id, from });
    return undefined;
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error;
    return Math.max(error.retryAfterSeconds, 1);
  }
}
