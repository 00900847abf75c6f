import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { stopMarketingAtOnce } from '../fulfilment/right-to-object.ts';
import type { RequestDesk } from './desk.ts';
import { everKnown } from './ever-known.ts';
import { addEvent } from './events.ts';
import { requestKinds, type RequestKind } from './kinds.ts';
import { clockOf, lockOpenRequest, requestOf, storeClock } from './locked-request.ts';
import { holdUser } from './receive-request.ts';

/** Another request that came in the same message. */
export interface AskedTogether {
  readonly id: string;
  readonly kind: RequestKind;
}

/**
 * Makes a second request of a message that asks for more than one thing: from the same person by the same channel, with what is known of who
 * asks, and with the clock of the first, since it runs from when the message was received (Art. 12(3)). The history of both says so. An
 * erasure among them waits for the copy, as every erasure does.
 * @returns its id
 * @throws Invalid on `kind` for one that was asked for in the message already, on `request` when this has ended; NotFound
 */
export async function alsoAsks(desk: RequestDesk, id: string, kind: RequestKind): Promise<string> {
  // The person before the request, as whoever erases them does.
  const { userId } = await requestOf(desk, id);
  if (userId !== null) await holdUser(userId);
  const request = await lockOpenRequest(desk, id);
  const known = [request, ...(await askedTogether(desk, id))];
  if (known.some((one) => one.kind === kind)) throw new Invalid({ kind: 'requests.also.already' });
  if (!kindsBeside(known).includes(kind)) throw new Invalid({ kind: 'form.choose' });
  const second = newId();
  // What authority covers depends on what is asked for; the mail itself is the first one's.
  await change(
    `insert into data_subject_requests (tenant_id, id, layer, kind, state, channel, language, contact_id, user_id, requester_name,
            requester_email, addressee, message, received_at, due_on, target_on, doubt, doubt_reason, paused_on, paused_days,
            verified_at, verified_how, new_address_confirmed, confirmed_address, created_at, represented_as, represented_name)
     select tenant_id, $3, layer, $4, 'open', channel, language, contact_id, user_id, requester_name,
            requester_email, addressee, message, received_at, due_on, target_on, doubt, doubt_reason, paused_on, paused_days,
            verified_at, verified_how, new_address_confirmed, confirmed_address, $5, represented_as, represented_name
       from data_subject_requests where tenant_id = $1 and id = $2`,
    [desk.tenantId, id, second, kind, now()],
  );
  // An extension was of the first alone.
  await storeClock(desk.tenantId, second, clockOf({ ...request, extendedAt: null }));
  // Whose message it was, when nobody is matched any more, is theirs too.
  const left = request.contactId === null && request.userId === null && (await everKnown(desk, id));
  await addEvent(second, 'received', desk.actor, {
    details: { channel: request.channel, kind, with: id, ...(left ? { left } : {}) },
  });
  for (const one of known) {
    await addEvent(one.id, 'message', desk.actor, { details: { with: second } });
    if (one.id !== id) await addEvent(second, 'message', desk.actor, { details: { with: one.id } });
  }
  await record(desk.actor, 'request.received', { kind: 'request', id: second }, { channel: request.channel });
  await desk.see(() => stopMarketingAtOnce({ ...request, id: second, kind }, desk.actor));
  return second;
}

/** What a message can be said to ask for besides what is known of it. What fits nowhere is no second request. */
export const kindsBeside = (known: readonly { readonly kind: RequestKind }[]): RequestKind[] =>
  requestKinds.filter((kind) => kind !== 'other' && known.every((one) => one.kind !== kind));

/** The other requests of the same message, oldest first. */
export const askedTogether = ({ tenantId }: Pick<RequestDesk, 'tenantId'>, id: string): Promise<AskedTogether[]> =>
  sql<AskedTogether>(
    `select r.id, r.kind from data_subject_requests r
      where r.tenant_id = $1 and r.id::text in (select details->>'with' from data_subject_request_events
                                                 where tenant_id = $1 and request_id = $2 and details ? 'with')
      order by r.created_at, r.id`,
    [tenantId, id],
  );
