import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import type { LockedRequest } from './locked-request.ts';

// Hard case 23: who pretends to be somebody may have had their own address put on that person's record. What counts is what stood there before they asked.

/** The address on file for whoever the request is about, and how many records share it: a shared one proves nothing by itself. */
export interface ChannelOnFile {
  readonly address: string;
  readonly sharedBy: number;
}

/**
 * SQL for an address `e` of a contact's that proves something: it came on file before any request of theirs that waits, and it is none that
 * somebody asked from who never showed who they were, also where that has ended: asking a second time makes it no older.
 */
const cameBeforeRequests = `not exists (
  select from data_subject_requests r
   where r.tenant_id = $1 and r.contact_id = e.contact_id and r.received_at < e.on_file_since
     and (r.state in ('draft', 'open') or (r.verified_at is null and lower(r.requester_email) = lower(e.address))))`;

type Whose = Pick<LockedRequest, 'contactId' | 'userId' | 'receivedAt'>;

/**
 * Where the person behind a request can be reached by what was known before it came; undefined when no address stood on file then that still
 * does. An address that was written over, or removed and typed again, is a new one; the undo of a removal puts back its time too
 * (contacts/undo-removal.ts), which nobody but the program can write. That of a user of OnNet's changes in one way alone: in a request for
 * it of whoever has shown who they are, and by a link to the new one (users/new-address.ts).
 */
export async function channelOnFile(tenantId: string, request: Whose): Promise<ChannelOnFile | undefined> {
  const [found] =
    tenantId === PLATFORM_TENANT_ID
      ? await sql<ChannelOnFile>(`select email as address, 1 as "sharedBy" from users where id = $1`, [request.userId])
      : await sql<ChannelOnFile>(
          `select e.address,
                  (select count(distinct o.contact_id)::int from contact_emails o
                    where o.tenant_id = $1 and o.address = e.address) as "sharedBy"
             from contact_emails e
            where e.tenant_id = $1 and e.contact_id = $2 and e.on_file_since <= $3 and ${cameBeforeRequests}
            order by e.position, e.id limit 1`,
          [tenantId, request.contactId, request.receivedAt],
        );
  return found;
}

/** The addresses on file for the person that were not there when the request came, in the order of the record. Nothing goes to them unless one is confirmed. */
export async function newerAddresses(tenantId: string, request: Whose): Promise<string[]> {
  if (tenantId === PLATFORM_TENANT_ID || request.contactId === null) return [];
  const rows = await sql<{ address: string }>(
    `select e.address from contact_emails e
      where e.tenant_id = $1 and e.contact_id = $2 and not (e.on_file_since <= $3 and ${cameBeforeRequests})
      order by e.position, e.id`,
    [tenantId, request.contactId, request.receivedAt],
  );
  return rows.map(({ address }) => address);
}

/**
 * The address that a contact is mailed at by whoever is no part of a request, such as with the link to their own page, as SQL; the tenant is `$1`. While they wait for an answer
 * it is one that was on file before they asked: a newer one may be of whoever asked in their name.
 * @param contact the column with their number
 */
export const addressBeforeRequests = (contact: string): string => `
  (select e.address from contact_emails e
    where e.tenant_id = $1 and e.contact_id = ${contact} and ${cameBeforeRequests}
    order by e.position, e.id limit 1)`;
