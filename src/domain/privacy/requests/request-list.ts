import { now, osloDay, daysAfter, daysBetween, type Day } from '../../clock.ts';
import { isId } from '../../identifiers.ts';
import { fullName } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import { lawNumbers } from '../law-numbers.ts';
import type { RequestDesk } from './desk.ts';
import type { Decision, RequestChannel, RequestKind, RequestState } from './kinds.ts';

/** A request as a list shows it. */
export interface ListedRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly channel: RequestChannel;
  /** The matched person's name, else the name that was given; empty once reduced. */
  readonly name: string;
  readonly receivedAt: Date;
  readonly targetOn: Day;
  /** Whole days until the target; negative when it has passed. */
  readonly daysLeft: number;
  readonly extended: boolean;
  readonly paused: boolean;
  readonly verified: boolean;
  readonly decision: Decision | null;
  readonly endedAt: Date | null;
  /** Who it came from, as they wrote it and as it is matched. */
  readonly from: {
    readonly contactId: string | null;
    readonly userId: string | null;
    readonly requesterName: string;
    readonly requesterEmail: string | null;
  };
}

const PER_PAGE = 50;

type Row = Omit<ListedRequest, 'name' | 'daysLeft' | 'from'> &
  ListedRequest['from'] & {
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly userName: string | null;
  };

const columns = `r.id, r.kind, r.state, r.channel, r.requester_name as "requesterName", r.requester_email as "requesterEmail",
  r.contact_id as "contactId", r.user_id as "userId", r.received_at as "receivedAt",
  r.target_on::text as "targetOn", r.extended_at is not null as extended, r.paused_on is not null as paused,
  r.verified_at is not null as verified, r.decision, r.ended_at as "endedAt",
  c.given_name as "givenName", c.family_name as "familyName", u.name as "userName"`;
const joins = `left join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id and c.anonymised_at is null
  left join users u on u.id = r.user_id`;

/** Requests that wait for an answer, what is due first first; at most 200, since more is a queue nobody reads to its end. */
export async function openRequests(desk: RequestDesk): Promise<ListedRequest[]> {
  const rows = await desk.see(() =>
    sql<Row>(
      `select ${columns} from data_subject_requests r ${joins}
        where r.tenant_id = $1 and ${waitingRequest('r')} order by r.target_on, r.id limit 200`,
      [desk.tenantId],
    ),
  );
  return rows.map(listed);
}

/**
 * A page of requests that have ended, newest first.
 * @param after the id of the last of the page before; empty for the first page
 */
export async function endedRequests(
  desk: RequestDesk,
  after = '',
): Promise<{ readonly requests: readonly ListedRequest[]; readonly next: string | undefined }> {
  const rows = await desk.see(() =>
    sql<Row>(
      `select ${columns} from data_subject_requests r ${joins}
      where r.tenant_id = $1 and r.ended_at is not null
        ${isId(after) ? `and (r.ended_at, r.id) < ((select ended_at from data_subject_requests where tenant_id = $1 and id = $2), $2)` : ''}
      order by r.ended_at desc, r.id desc limit ${PER_PAGE + 1}`,
      isId(after) ? [desk.tenantId, after] : [desk.tenantId],
    ),
  );
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && isId(after)) return endedRequests(desk);
  const requests = rows.slice(0, PER_PAGE).map(listed);
  return { requests, next: rows.length > PER_PAGE ? requests.at(-1)?.id : undefined };
}

function listed({
  givenName,
  familyName,
  userName,
  contactId,
  userId,
  requesterName,
  requesterEmail,
  ...row
}: Row): ListedRequest {
  const person = givenName === null ? userName : fullName(givenName, familyName ?? '');
  const from = { contactId, userId, requesterName, requesterEmail };
  return { ...row, from, name: person ?? requesterName, daysLeft: daysBetween(osloDay(), row.targetOn) };
}

/** How a desk stands, in one statement. */
export interface RequestFigures {
  readonly open: number;
  /** Came by mail and nobody has read them. */
  readonly drafts: number;
  /** Due within the first reminder, and not late. */
  readonly soon: number;
  readonly late: number;
  readonly paused: number;
  /** Said no by themselves in the last week, which was carried out at once. */
  readonly ownNoes: number;
  /** Answered in the last twelve months, and how many by their target; one that was withdrawn after its target was not answered by it. */
  readonly answered: number;
  readonly answeredInTime: number;
  /** Withdrawn in them by their target: nobody wanted an answer any more. */
  readonly withdrawn: number;
}

/** For how many days the overview tells of noes that were carried out by themselves. */
const OWN_NOES_DAYS = 7;

/** How many requests wait, how many are late, and how the last year went: the measure of hard case 21. */
export async function requestFigures(desk: Pick<RequestDesk, 'tenantId'>): Promise<RequestFigures> {
  const today = osloDay();
  const [row] = await sql<RequestFigures>(
    `select count(*) filter (where waits)::int as open,
            count(*) filter (where state = 'draft')::int as drafts,
            count(*) filter (where waits and paused_on is null and target_on between $2 and $3)::int as soon,
            count(*) filter (where waits and paused_on is null and target_on < $2)::int as late,
            count(*) filter (where waits and paused_on is not null)::int as paused,
            count(*) filter (where channel = 'choices' and ended_at > $5)::int as "ownNoes",
            count(*) filter (where counts and not (withdrawn and by_target))::int as answered,
            count(*) filter (where counts and not withdrawn and by_target)::int as "answeredInTime",
            count(*) filter (where counts and withdrawn and by_target)::int as withdrawn
       from (select state, channel, ended_at, paused_on, target_on, state in ('draft', 'open') as waits,
                    state = 'answered' and answered_at > received_at as counts, decision = 'withdrawn' as withdrawn,
                    (answered_at at time zone 'Europe/Oslo')::date <= target_on as by_target
               from data_subject_requests
              where tenant_id = $1 and (state in ('draft', 'open') or (ended_at is not null and ended_at > $4::date))) as r`,
    [
      desk.tenantId,
      today,
      daysAfter(today, lawNumbers.firstReminder.value),
      daysAfter(today, -365),
      new Date(now().getTime() - OWN_NOES_DAYS * 86_400_000),
    ],
  );
  if (!row) throw new Error('an aggregate answers one row');
  return row;
}

/** True of a request that waits for an answer, of the table under an alias. */
export const waitingRequest = (alias: string): string => `${alias}.state in ('draft', 'open')`;

/** How many requests wait for an answer. */
export async function openCount(tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from data_subject_requests r where r.tenant_id = $1 and ${waitingRequest('r')}`,
    [tenantId],
  );
  return row?.count ?? 0;
}
