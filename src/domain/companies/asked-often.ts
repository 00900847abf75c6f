import { waitFor } from '../users/attempts.ts';
import type { Member } from '../users/member.ts';

/**
 * Counts a question that a member asks outside about a company. Seconds until the next one is answered when it is one too
 * many; otherwise undefined.
 * @param from the member's network address
 */
export const askedTooOften = (by: Member, from: string): Promise<number | undefined> =>
  waitFor('register-search', { about: by.id, from });
