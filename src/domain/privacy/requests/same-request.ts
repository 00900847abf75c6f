import { now } from '../../clock.ts';
import { fold } from '../../names.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { addEvent, requester } from './events.ts';
import type { Actor } from '../../audit/audit.ts';
import type { ArrivingRequest } from './receive-request.ts';
import { clockOf, storeClock, type LockedRequest } from './locked-request.ts';

const A_DAY = 86_400_000;

/** One after the other: what arrives from an address waits here until what came before from it is kept. */
export const inLine = (tenantId: string, address: string): Promise<unknown> =>
  sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${tenantId}:request-from:${address}`]);

/**
 * The request that this one is again: the same words from the same address within a day, to one that still waits. It keeps the
 * earlier of the two moments, so that asking twice never gives us more time, and its history tells that it came again.
 *
 * @param arriving as it would be kept
 * @returns the request's id; undefined for one that is new, or came from no address
 */
export async function againTheSame(
  arriving: ArrivingRequest,
  by: Actor | typeof requester,
): Promise<string | undefined> {
  const tenantId = currentTenantId();
  const { requesterEmail: address, receivedAt, represented } = arriving;
  if (address === undefined) return undefined;
  // Two statements, though they travel together: what the lock waited for is seen by the one after it alone.
  const [, [earlier]] = await Promise.all([
    inLine(tenantId, address),
    sql<Pick<LockedRequest, 'id' | 'receivedAt' | 'extendedAt' | 'pausedDays'>>(
      `select id, received_at as "receivedAt", extended_at as "extendedAt", paused_days as "pausedDays"
         from data_subject_requests
        where tenant_id = $1 and requester_email = $2 and state in ('draft', 'open') and created_at > $3
          and kind = $4 and channel = $5 and requester_name = $6 and message = $7 and addressee is not distinct from $8
          and contact_id is not distinct from $9 and user_id is not distinct from $10
          and represented_as is not distinct from $11 and represented_name = $12
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
      ],
    ),
  ]);
  if (!earlier) return undefined;
  if (receivedAt < earlier.receivedAt) {
    await change(`update data_subject_requests set received_at = $3 where tenant_id = $1 and id = $2`, [
      tenantId,
      earlier.id,
      receivedAt,
    ]);
    await storeClock(tenantId, earlier.id, clockOf({ ...earlier, receivedAt }));
  }
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
