import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { abandonCopies } from '../access/links.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import type { RequestKind } from './kinds.ts';
import { clockOf, lockOpenRequest, storeClock, type LockedRequest } from './locked-request.ts';

/**
 * Two requests that are one: `id` ends and points to `into`, which keeps the earliest moment either was received, so
 * that asking twice never gives us more time. What is known of the identity stays with the request it was shown for; an
 * extension the person was told of on the surviving request still counts, from the earlier day.
 *
 * @throws Invalid on `into` for itself, one that has ended, is another person's or asks for something else, on `request` when this has ended; NotFound
 */
export async function mergeRequests(desk: RequestDesk, id: string, into: string): Promise<void> {
  if (id === into) throw new Invalid({ into: 'requests.merge.itself' });
  // Always in one order: two people who merge the pair both ways wait for each other.
  const locked = new Map<string, Awaited<ReturnType<typeof lockOpenRequest>>>();
  for (const each of [id, into].toSorted()) locked.set(each, await lockOpenRequest(desk, each));
  const [merged, survivor] = [locked.get(id), locked.get(into)];
  if (!merged || !survivor) throw new Invalid({ into: 'requests.merge.itself' });
  // One letter answers both: what another person asked for, or for another right, would end without any (Art. 12(4)).
  if (areOfTwo(merged, survivor)) throw new Invalid({ into: 'requests.merge.people' });
  if (!asksTheSame(merged.kind, survivor.kind)) throw new Invalid({ into: 'requests.merge.kinds' });
  const receivedAt = merged.receivedAt < survivor.receivedAt ? merged.receivedAt : survivor.receivedAt;
  const pausedDays = Math.min(merged.pausedDays, survivor.pausedDays);
  await Promise.all([
    change(
      `update data_subject_requests set state = 'merged', merged_into = $3, ended_at = $4, answer_address = null, version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, into, now()],
    ),
    // What had been merged into the one that ends goes on with it: each points to where it is answered.
    change(`update data_subject_requests set merged_into = $3 where tenant_id = $1 and merged_into = $2`, [
      desk.tenantId,
      id,
      into,
    ]),
    change(`update data_subject_requests set received_at = $3, paused_days = $4 where tenant_id = $1 and id = $2`, [
      desk.tenantId,
      into,
      receivedAt,
      pausedDays,
    ]),
    addEvent(id, 'merged', desk.actor, { details: { into } }),
    addEvent(into, 'merged', desk.actor, { details: { from: id } }),
    record(desk.actor, 'request.merged', { kind: 'request', id: into }),
  ]);
  await abandonCopies(id, 'all');
  await storeClock(desk.tenantId, into, clockOf({ ...survivor, receivedAt, pausedDays }));
}

/** Whether the answer to one request answers another that becomes part of it: one for the same, or one that nobody has sorted yet. */
export const asksTheSame = (merged: RequestKind, survivor: RequestKind): boolean =>
  merged === survivor || merged === 'other';

/** Whether two requests are known to be of two people. */
export const areOfTwo = (
  one: Pick<LockedRequest, 'contactId' | 'userId'>,
  other: Pick<LockedRequest, 'contactId' | 'userId'>,
): boolean =>
  (one.contactId !== null && other.contactId !== null && one.contactId !== other.contactId) ||
  (one.userId !== null && other.userId !== null && one.userId !== other.userId);
