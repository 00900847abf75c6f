import type { Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';

/** What can happen to a request. */
export type RequestEventKind =
  | 'received'
  | 'message'
  | 'sorted'
  | 'identity-asked'
  | 'identity-confirmed'
  | 'identity-denied'
  | 'identity-vouched'
  | 'identity-taken-back'
  | 'address-confirmed'
  | 'doubt'
  | 'doubt-ended'
  | 'extended'
  | 'reminded'
  | 'carried-out'
  | 'answered'
  | 'merged'
  | 'dismissed'
  | 'authority-noted'
  | 'searched'
  | 'ruled-out'
  | 'erasure-first'
  | 'note'
  | 'reduced';

/** The person who asks, through the form, a mail or a link. */
export const requester = { kind: 'requester' } as const;

/** Codes, counts, days and numbers; never a name or an address. What people wrote stands in `note`, which goes when the request is reduced. */
export type EventDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Adds to a request's history, in the open transaction. */
export async function addEvent(
  requestId: string,
  kind: RequestEventKind,
  actor: Actor | typeof requester,
  { details = {}, note }: { readonly details?: EventDetails; readonly note?: string | undefined } = {},
): Promise<void> {
  await change(
    `insert into data_subject_request_events (tenant_id, id, request_id, kind, actor, actor_id, details, note, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      currentTenantId(),
      newId(),
      requestId,
      kind,
      actor.kind === 'user' ? 'requester' : actor.kind,
      'id' in actor ? actor.id : null,
      JSON.stringify(details),
      note || null,
      now(),
    ],
  );
}

/** Adds that the person on file confirmed that it is they who ask, and who that was: the request may be matched otherwise later. */
export const identityConfirmed = (
  requestId: string,
  {
    contactId,
    userId,
  }: { readonly contactId?: string | null | undefined; readonly userId?: string | null | undefined },
  newAddress: boolean,
): Promise<void> => {
  const person = contactId ?? userId;
  return addEvent(requestId, 'identity-confirmed', requester, {
    details: { newAddress, ...(person ? { person } : {}) },
  });
};

/** One line of a request's history. */
export interface RequestEvent {
  readonly id: string;
  readonly kind: RequestEventKind;
  readonly actor: 'member' | 'operator' | 'system' | 'requester';
  /** The member's present name; undefined for everybody else. */
  readonly actorName: string | undefined;
  readonly details: EventDetails;
  readonly note: string | undefined;
  readonly at: Date;
}

/** A request's history, newest first. */
export async function eventsOf(requestId: string): Promise<RequestEvent[]> {
  const rows = await sql<Omit<RequestEvent, 'actorName' | 'note'> & { actorName: string | null; note: string | null }>(
    `select e.id, e.kind, e.actor, m.name as "actorName", e.details, e.note, e.at
       from data_subject_request_events e
       left join members m on e.actor = 'member' and m.tenant_id = e.tenant_id and m.id = e.actor_id
      where e.tenant_id = $1 and e.request_id = $2
      order by e.at desc, e.id desc`,
    [currentTenantId(), requestId],
  );
  return rows.map((row) => ({ ...row, actorName: row.actorName ?? undefined, note: row.note ?? undefined }));
}
