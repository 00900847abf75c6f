import { Invalid } from '../../errors.ts';
import type { Actor } from '../../audit/audit.ts';
import { needsIdentity } from './answer-request.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent, type EventDetails } from './events.ts';
import type { RequestKind } from './kinds.ts';
import { lockOpenRequest } from './locked-request.ts';

/** A request that may be carried out: whose data it is about, and what is asked. */
export interface RequestInHand {
  readonly id: string;
  readonly kind: RequestKind;
  readonly contactId: string;
}

/** What carries out one kind of request: a verb of the room that knows how, such as erasure. */
export type CarryOut = (request: RequestInHand) => Promise<EventDetails>;

/**
 * Carries out a request in the open transaction, by a verb of another room: locked, waiting, matched with a contact, and
 * with the identity shown where the kind gives data out or changes it. What the verb tells goes into the history.
 * The answer to the person is a step of its own.
 *
 * @throws Invalid on `identity` when it is not known whose data it is, or who asks; on `request` when it has ended; NotFound
 */
export async function carryOutRequest(desk: RequestDesk, id: string, carryOut: CarryOut): Promise<void> {
  const { kind, contactId, verifiedAt } = await lockOpenRequest(desk, id);
  if (contactId === null) throw new Invalid({ identity: 'requests.identity.noPerson' });
  if (needsIdentity(kind) && verifiedAt === null) throw new Invalid({ identity: 'requests.identity.needed' });
  await noteCarriedOut(id, desk.actor, await carryOut({ id, kind, contactId }));
}

/** Says in the history what was done, for a room whose work ends later than its transaction began. */
export const noteCarriedOut = (id: string, by: Actor, details: EventDetails): Promise<void> =>
  addEvent(id, 'carried-out', by, { details });
