import { record } from '../../audit/audit.ts';
import { osloDay, daysBetween } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { clockOf, lockOpenRequest, storeClock, type LockedRequest } from './locked-request.ts';

/**
 * Writes down doubt about who asks. Reasonable doubt, with what it rests on, stops the clock until it is settled (GDPR
 * Art. 12(6); EDPB Guidelines 01/2022, not verified); any other is recorded and the clock goes on.
 *
 * @throws Invalid on `reason` without one, on `doubt` for a person who has been verified, on `request` when it has ended; NotFound
 */
export async function recordDoubt(
  desk: RequestDesk,
  id: string,
  { reasonable, reason }: { readonly reasonable: boolean; readonly reason: string },
): Promise<void> {
  if (reason.trim() === '') throw new Invalid({ reason: 'form.required' });
  const request = await lockOpenRequest(desk, id);
  if (request.verifiedAt !== null) throw new Invalid({ doubt: 'requests.doubt.verified' });
  const today = osloDay();
  // A clock that has run out cannot be stopped any more.
  if (reasonable && clockOf(request).targetOn < today) throw new Invalid({ doubt: 'requests.doubt.tooLate' });
  const pausedOn = reasonable ? (request.pausedOn ?? today) : null;
  if (!reasonable && request.pausedOn !== null) await resumeClock(desk.tenantId, request);
  await Promise.all([
    change(
      `update data_subject_requests set doubt = $3, doubt_reason = $4, paused_on = $5, version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, reasonable ? 'reasonable' : 'recorded', reason.trim(), pausedOn],
    ),
    addEvent(id, 'doubt', desk.actor, { details: { reasonable }, note: reason }),
    record(desk.actor, 'request.doubt-changed', { kind: 'request', id }, { reasonable }),
  ]);
}

/** Settles the doubt: the clock goes on where it stood. @throws Invalid on `request` when it has ended; NotFound */
export async function endDoubt(desk: RequestDesk, id: string): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  if (request.doubt === 'none') return;
  const days = await resumeClock(desk.tenantId, request);
  await Promise.all([
    addEvent(id, 'doubt-ended', desk.actor, { details: { days } }),
    record(desk.actor, 'request.doubt-changed', { kind: 'request', id }, { reasonable: false }),
  ]);
}

/**
 * Lets a stopped clock go on, in the open transaction: every later day moves by the whole days it stood. The day it was
 * stopped on counts as used, so that stopping and starting within a day gives nothing.
 * @returns how many days it stood
 */
export async function resumeClock(tenantId: string, request: LockedRequest): Promise<number> {
  const { pausedDays } = await countPause(tenantId, request);
  await change(
    `update data_subject_requests set doubt = 'none', doubt_reason = null where tenant_id = $1 and id = $2`,
    [tenantId, request.id],
  );
  return pausedDays - request.pausedDays;
}

/**
 * Counts the days a clock has stood, and lets it go on; what was doubted stays written down, as for whoever is answered in doubt. In the
 * open transaction.
 * @returns the request with its days as they are now
 */
export async function countPause(tenantId: string, request: LockedRequest): Promise<LockedRequest> {
  if (request.pausedOn === null) return request;
  const stood = Math.max(0, daysBetween(request.pausedOn, osloDay()));
  const going = { ...request, pausedOn: null, pausedDays: request.pausedDays + stood };
  await change(`update data_subject_requests set paused_on = null, paused_days = $3 where tenant_id = $1 and id = $2`, [
    tenantId,
    request.id,
    going.pausedDays,
  ]);
  if (stood > 0) await storeClock(tenantId, request.id, clockOf(going));
  return going;
}
