import { now, osloDay } from '../../clock.ts';
import { recordDisclosure } from './disclosure-log.ts';
import type { NoticeFacts } from './notice-letter.ts';

/** Whom a notice was for, and about whom. */
export interface ToldNotice {
  readonly id: string;
  readonly contactId: string;
  readonly recipient: string;
  readonly email: string | null;
}

/**
 * The letter of a correction gives the corrected values, so it is a disclosure like any other, from when the recipient was
 * told. It has the notice's id: the same notice is one disclosure. A letter of anything else gives nothing.
 */
export async function recordGiven(
  { id, contactId, recipient, email }: ToldNotice,
  { corrections }: NoticeFacts,
): Promise<void> {
  if (corrections.length === 0) return;
  const categories = [...new Set(corrections.map(({ category }) => category))];
  await recordDisclosure(
    contactId,
    { id, recipient, email, categories, act: 'rectification-notice', why: '', givenOn: osloDay() },
    { at: now(), by: null },
  );
}
