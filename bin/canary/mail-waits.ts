import { paths } from '../../src/web/paths.ts';
import type { AsContact } from './as-contact.ts';
import { contact } from './person.ts';
import type { Visitor } from './visitor.ts';
import type { Walk } from './walk.ts';

/** A mail server that is busy: try again later. */
const LATER = 451;

/**
 * Leaves a mail to the canary waiting for its next attempt, since the mail server would not take it; the member who asked for
 * it closes the browser without looking at what the page says.
 *
 * @returns what lets the time of that attempt come, and tells how many mails the canary got since
 */
export async function mailWaits(walk: Walk, member: Visitor, { contactId }: AsContact): Promise<() => Promise<number>> {
  const { mail } = walk.site;
  mail.behave(({ to }) => (to.includes(contact.email) ? LATER : undefined));
  await walk.through(paths.access.personPage, { as: member, params: { id: contactId }, form: { language: 'nb' } });
  // An attempt counts from its beginning: the mail waits once it was refused and given back, or it would leave right here.
  const waiting = `from outbox where kind = 'mail' and done_at is null and failure is not null and leased_until is null`;
  await walk.until(async () => {
    const { rows } = await walk.client.query(`select ${waiting}`);
    return rows.length === 0 ? 'no mail was refused' : undefined;
  });
  // The erasure comes first, and its own letters must leave: only this mail waits.
  mail.behave(() => undefined);
  await walk.client.query(
    `update outbox set due_at = now() + interval '1 day', attempts = 0 ${waiting.slice('from outbox'.length)}`,
  );
  const sent = (): number => mail.received.filter(({ to }) => to.includes(contact.email)).length;
  return async () => {
    const before = sent();
    await walk.client.query(
      `update outbox set due_at = now(), queued_until = null where done_at is null and dead_at is null`,
    );
    await walk.settled();
    return sent() - before;
  };
}
