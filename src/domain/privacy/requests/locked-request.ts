import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { requestClock, type RequestClock } from './clock.ts';
import type { RequestDesk } from './desk.ts';
import type { AuthorityHow, Representation } from './representation.ts';
import type { Decision, Doubt, RequestChannel, RequestKind, RequestState, VerifiedHow } from './kinds.ts';

/** A request as verbs see it: locked, in the open transaction. */
export interface LockedRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly channel: RequestChannel;
  readonly language: 'nb' | 'en';
  readonly contactId: string | null;
  readonly userId: string | null;
  readonly requesterName: string;
  readonly requesterEmail: string | null;
  readonly addressee: string | null;
  /** On what ground somebody asks for another; null when they ask for themselves. */
  readonly representedAs: Representation | null;
  /** The name of the one they ask for, as it was given; empty otherwise. */
  readonly representedName: string;
  /** When and how it was shown that they may. */
  readonly authorityAt: Date | null;
  readonly authorityHow: AuthorityHow | null;
  readonly message: string;
  readonly receivedAt: Date;
  readonly extendedAt: Date | null;
  readonly doubt: Doubt;
  readonly pausedOn: string | null;
  readonly pausedDays: number;
  readonly verifiedAt: Date | null;
  readonly verifiedHow: VerifiedHow | null;
  readonly newAddressConfirmed: boolean;
  /** An address that came after the request, or with it, and is theirs as the desk knows; null when none is confirmed. */
  readonly confirmedAddress: string | null;
  readonly decision: Decision | null;
  /** Where the answer goes when the person has been erased since; null otherwise. */
  readonly answerAddress: string | null;
}

/** The columns of `LockedRequest`, of `data_subject_requests r`. */
export const requestColumns = `r.id, r.kind, r.state, r.channel, r.language, r.contact_id as "contactId", r.user_id as "userId",
  r.requester_name as "requesterName", r.requester_email as "requesterEmail", r.addressee, r.message,
  r.represented_as as "representedAs", r.represented_name as "representedName", r.authority_at as "authorityAt",
  r.authority_how as "authorityHow",
  r.received_at as "receivedAt", r.extended_at as "extendedAt", r.doubt, r.paused_on::text as "pausedOn",
  r.paused_days as "pausedDays", r.verified_at as "verifiedAt", r.verified_how as "verifiedHow",
  r.new_address_confirmed as "newAddressConfirmed", r.confirmed_address as "confirmedAddress", r.decision,
  r.answer_address as "answerAddress"`;

/** The request, locked for the verb that works on it. @throws NotFound */
export async function lockRequest(desk: Pick<RequestDesk, 'tenantId'>, id: string): Promise<LockedRequest> {
  const [row] = isId(id)
    ? await sql<LockedRequest>(
        `select ${requestColumns} from data_subject_requests r where r.tenant_id = $1 and r.id = $2 for update`,
        [desk.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('data subject request');
  return row;
}

/** The request as it is now, for who only looks. @throws NotFound */
export async function requestOf(desk: Pick<RequestDesk, 'tenantId'>, id: string): Promise<LockedRequest> {
  const [row] = isId(id)
    ? await sql<LockedRequest>(
        `select ${requestColumns} from data_subject_requests r where r.tenant_id = $1 and r.id = $2`,
        [desk.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('data subject request');
  return row;
}

/** The same, of one that waits for an answer. @throws Invalid on `request` when it has ended; NotFound */
export async function lockOpenRequest(desk: Pick<RequestDesk, 'tenantId'>, id: string): Promise<LockedRequest> {
  const request = await lockRequest(desk, id);
  if (request.state !== 'draft' && request.state !== 'open') throw new Invalid({ request: 'requests.ended' });
  return request;
}

/** What stands still, and what an extension moved, as the clock takes it. */
export const clockOf = (request: Pick<LockedRequest, 'receivedAt' | 'extendedAt' | 'pausedDays'>): RequestClock =>
  requestClock({
    receivedAt: request.receivedAt,
    extended: request.extendedAt !== null,
    pausedDays: request.pausedDays,
  });

/** Writes the days that follow from the facts, so that the queue is one index. */
export async function storeClock(tenantId: string, id: string, clock: RequestClock): Promise<void> {
  await change(
    `update data_subject_requests set due_on = $3, target_on = $4, version = version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, id, clock.dueOn, clock.targetOn],
  );
}
