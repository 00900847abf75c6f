import { now, type Day } from '../../clock.ts';
import { fold } from '../../names.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { addEvent, requester } from './events.ts';
import type { Actor } from '../../audit/audit.ts';
import type { ArrivingRequest } from './receive-request.ts';

const A_DAY = 86_400_000;

/** One after the other: what arrives from an address waits here until what came before from it is kept. */
export const inLine = (tenantId: string, address: string): Promise<unknown> =>
  sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${tenantId}:request-from:${address}`]);

/**
 * The request that this one is again: the same words from the same address within a day, to one that still waits. It keeps its own
 * clock, so that asking twice never gives us more time, and its history tells that it came again.
 *
 * A form that is sent again in a row is one request, also over midnight: nobody chose its day. A day that a member wrote down was chosen:
 * with another, it is another request. Were it taken for the first, somebody who asked on two days would have one clock and one answer, and
 * nobody would see it; two that are one after all stand beside each other and are merged, with the earlier day. A double click sends the
 * same day, and is known by its form besides; a mail that is handed over again is known by the mail itself (receive-mail.ts).
 *
 * @param arriving as it would be kept
 * @param writtenOn the day of receipt, in Norway, where a member wrote it down
 * @returns the request's id; undefined for one that is new, or came from no address
 */
export async function againTheSame(
  arriving: ArrivingRequest,
  by: Actor | typeof requester,
  writtenOn?: Day,
): Promise<string | undefined> {
  const tenantId = currentTenantId();
  const { requesterEmail: address, represented } = arriving;
  if (address === undefined) return undefined;
  // Two statements, though they travel together: what the lock waited for is seen by the one after it alone.
  const [, [earlier]] = await Promise.all([
    inLine(tenantId, address),
    sql<{ id: string }>(
      `select id from data_subject_requests
        where tenant_id = $1 and requester_email = $2 and state in ('draft', 'open') and created_at > $3
          and kind = $4 and channel = $5 and requester_name = $6 and message = $7 and addressee is not distinct from $8
          and contact_id is not distinct from $9 and user_id is not distinct from $10
          and represented_as is not distinct from $11 and represented_name = $12
          and ($13::date is null or (received_at at time zone 'Europe/Oslo')::date = $13)
        order by received_at limit 1 for update`,
      [
        tenantId,
        address,
        new Date(now().getTime() - A_DAY),
        arriving.kind,
        arriving.channel,
        arriving.requesterName,
        arriving.message,
        arriving.addressee ?? null,
        arriving.contactId ?? null,
        arriving.userId ?? null,
        represented?.representedAs ?? null,
        represented?.representedName ?? '',
        writtenOn ?? null,
      ],
    ),
  ]);
  if (!earlier) return undefined;
  await addEvent(earlier.id, 'message', by, { details: { again: true } });
  return earlier.id;
}

/**
 * The draft that another mail from the same address belongs to: one that nobody has read yet, of the same person. Several may
 * share an address, so a name that is another is somebody else; the address alone, or a part of the name, is not.
 */
export async function draftOf(tenantId: string, address: string, name: string): Promise<string | undefined> {
  const drafts = await sql<{ id: string; name: string }>(
    `select id, requester_name as name from data_subject_requests
      where tenant_id = $1 and requester_email = $2 and state = 'draft' order by received_at, id limit 20`,
    [tenantId, address],
  );
  return drafts.find((draft) => mayBeOne(draft.name, name, address))?.id;
}

function mayBeOne(one: string, other: string, address: string): boolean {
  const words = (name: string): string[] =>
    name === address
      ? []
      : fold(name)
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean);
  const [few = [], many = []] = [words(one), words(other)].toSorted((a, b) => a.length - b.length);
  return few.every((word) => many.includes(word));
}
