import type { Actor } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent, type EventDetails } from './events.ts';
import { demandsIdentity } from './kinds.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { demandBusinessesDecided } from './own-businesses.ts';

/** What carries out one kind of request: a verb of the room that knows how. What it tells goes into the history. */
export type CarryOut = (request: LockedRequest) => Promise<EventDetails>;

/**
 * Carries out a request, or a step of it, in the open transaction, by a verb of another room: locked, waiting, matched with
 * somebody, and with the identity shown where the kind gives data out or changes it. The answer to the person is a step of
 * its own.
 *
 * @param note words to go into the history
 * @throws Invalid on `identity` when it is not known whose data it is, or who asks; on `businesses` that may be theirs and nobody has decided
 * about; on `request` when it has ended; NotFound
 */
export async function carryOutRequest(desk: RequestDesk, id: string, carryOut: CarryOut, note?: string): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  demandIdentity(request);
  await demandBusinessesDecided(desk, request);
  await addEvent(id, 'carried-out', desk.actor, { details: await carryOut(request), note });
}

/** @throws Invalid on `identity` when it is not known whose data a request is about, or who asks */
export function demandIdentity(request: LockedRequest): void {
  if (request.contactId === null && request.userId === null)
    throw new Invalid({ identity: 'requests.identity.noPerson' });
  if (demandsIdentity(request)) throw new Invalid({ identity: 'requests.identity.needed' });
}

/** Says in the history what was done, for work that ends later than its transaction began. */
export const noteCarriedOut = (id: string, by: Actor, details: EventDetails): Promise<void> =>
  addEvent(id, 'carried-out', by, { details });
