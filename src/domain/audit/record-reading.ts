import { now } from '../clock.ts';
import { change, inTenant } from '../tenancy.ts';
import { asActor, type Member } from '../users/member.ts';
import type { ReadingAction } from './actions.ts';
import { record } from './audit.ts';

/** What somebody was shown: one compact entry, whatever the number of people in it. */
export interface Reading {
  readonly action: ReadingAction;
  readonly subject: { readonly kind: string; readonly id?: string };
  /** The route's pattern, for example `/t/:tenant/contacts`; never an address, which can hold what was searched for. */
  readonly route: string;
  /** How many records were shown, where it is more than one. */
  readonly count?: number;
  /** What makes it the same look again: for a list its address. It is kept in memory alone. */
  readonly sameAs?: string;
}

/** A look at the same thing by the same person within this time is the same look. */
const SAME_LOOK_MS = 5 * 60_000;

/** How many looks a process remembers; beyond that the oldest is forgotten and would be told of again. */
const MOST_REMEMBERED = 20_000;

const told = new Map<string, number>();

/**
 * Tells the trail that a member was shown personal data, in a transaction of its own: the one the page was read in can
 * write nothing, and keeps that guarantee. Await it before the page is sent. PostgreSQL does not wait for its disk here:
 * only a crash of the database machine itself, within about half a second, can lose the entry of a page that was shown.
 */
export async function recordReading(by: Member, { action, subject, route, count, sameAs }: Reading): Promise<void> {
  const look = `${by.tenantId}/${by.id}/${action}/${subject.id ?? ''}/${sameAs ?? ''}`;
  const at = now().getTime();
  const last = told.get(look);
  if (last !== undefined && Math.abs(at - last) < SAME_LOOK_MS) return;
  await inTenant(by.tenantId, () =>
    Promise.all([
      change(`set local synchronous_commit = off`),
      record(asActor(by), action, subject, { route, ...(count === undefined ? {} : { count }) }),
    ]),
  );
  // Only now: a look that was not told of must be told of the next time.
  told.delete(look);
  told.set(look, at);
  if (told.size > MOST_REMEMBERED) {
    const [oldest] = told.keys();
    if (oldest !== undefined) told.delete(oldest);
  }
}
