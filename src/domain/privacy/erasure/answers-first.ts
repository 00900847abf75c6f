import { currentTenantId, sql } from '../../tenancy.ts';
import { goesAfterErasure } from '../requests/erasure-first.ts';

/**
 * Requests for a copy that people wait for an answer to, the oldest first: once they are erased, there is nothing to copy. Not those of which
 * they said that the erasure goes first.
 */
export const copiesOwed = (contactIds: readonly string[]): Promise<string[]> =>
  open(
    `contact_id = any($2::uuid[]) and kind in ('access', 'portability') and not ${goesAfterErasure('r')}`,
    contactIds,
  );

/** Requests of a contact to be erased of which it is not shown that they are theirs, or that who asks may ask for them. */
export const unprovenErasures = (contactId: string): Promise<string[]> =>
  open(
    `contact_id = any($2::uuid[]) and kind = 'erasure'
        and (verified_at is null or (represented_as is not null and authority_at is null))`,
    [contactId],
  );

/**
 * Requests that came from one of the contact's addresses, that nobody has matched with anybody, and of which nobody has said that they are
 * somebody else's: they may be theirs, and are owed an answer.
 */
export const unmatchedFrom = (contactId: string): Promise<string[]> =>
  open(
    `contact_id is null
        and lower(requester_email) in (select address from contact_emails where tenant_id = $1 and contact_id = any($2::uuid[]))
        and not exists (select from data_subject_request_events e
                         where e.tenant_id = $1 and e.request_id = r.id and e.kind = 'ruled-out'
                           and (e.details->>'person')::uuid = any($2::uuid[]))`,
    [contactId],
  );

async function open(which: string, contactIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select id from data_subject_requests r
      where tenant_id = $1 and state in ('draft', 'open') and ${which}
      order by received_at, id`,
    [currentTenantId(), contactIds],
  );
  return rows.map(({ id }) => id);
}
