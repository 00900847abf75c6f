import type { Visit } from './visit.ts';
import { beginningOf } from '../domain/names.ts';

/** What the addresses of the lists of contacts and companies say: src/web/contacts/list-state.ts, companies/list-address.ts. */
const parameters = ['q', 'owner', 'idle', 'place', 'standing', 'sort'] as const;

const LONGEST = 100;

/**
 * The part of a record's address that says which list it was reached from, `?q=kari&sort=-created`; empty without one. What
 * is done with a record carries it along, so that next, previous and back follow that list afterwards too.
 */
export function listPart(visit: Visit): string {
  const query = new URLSearchParams();
  for (const name of parameters) {
    const value = visit.query(name);
    if (value !== '') query.set(name, beginningOf(value, LONGEST));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
