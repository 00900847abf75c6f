import { currentTenantId, sql } from '../../tenancy.ts';
import { goesAfterErasure } from '../requests/erasure-first.ts';

/**
 * Requests for a copy that people wait for an answer to, the oldest first: once they are erased, there is nothing to copy. Not those of which
 * they said that the erasure goes first.
 */
export const copiesOwed = (contactIds: readonly string[]): Promise<string[]> =>
  open(contactIds, `kind in ('access', 'portability') and not ${goesAfterErasure('r')}`);

/** Requests of a contact to be erased of which it is not shown that they are theirs, or that who asks may ask for them. */
export const unprovenErasures = (contactId: string): Promise<string[]> =>
  open(
    [contactId],
    `kind = 'erasure' and (verified_at is null or (represented_as is not null and authority_at is null))`,
  );

/** Requests that came from one of the contact's addresses and that nobody has matched with anybody: they may be theirs, and are owed an answer. */
export async function unmatchedFrom(contactId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select r.id from data_subject_requests r
      where r.tenant_id = $1 and r.state in ('draft', 'open') and r.contact_id is null
        and lower(r.requester_email) in (select lower(address) from contact_emails where tenant_id = $1 and contact_id = $2)
      order by r.received_at, r.id`,
    [currentTenantId(), contactId],
  );
  return rows.map(({ id }) => id);
}

async function open(contactIds: readonly string[], which: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select id from data_subject_requests r
      where tenant_id = $1 and contact_id = any($2::uuid[]) and state in ('draft', 'open') and ${which}
      order by received_at, id`,
    [currentTenantId(), contactIds],
  );
  return rows.map(({ id }) => id);
}
