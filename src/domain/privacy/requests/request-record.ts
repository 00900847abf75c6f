import { askedTogether, type AskedTogether } from './also-asks.ts';
import { osloDay, daysBetween, now } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { containing, fold, fullName } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import { fulfilmentOf, type Fulfilment } from '../fulfilment/fulfilment.ts';
import type { RequestClock } from './clock.ts';
import type { RequestDesk } from './desk.ts';
import { erasureWaitsFor } from './erasure-first.ts';
import { everKnown } from './ever-known.ts';
import { eventsOf, type RequestEvent } from './events.ts';
import { channelOnFile, newerAddresses, type ChannelOnFile } from './channel-on-file.ts';
import { addressesToConfirm } from './confirm-address.ts';
import type { ListedAttachment } from './kinds.ts';
import { clockOf, requestColumns, type LockedRequest } from './locked-request.ts';
import { areOfTwo, asksTheSame } from './merge-requests.ts';
import { openRequests, type ListedRequest } from './request-list.ts';
import { saysNothingFound, searchStanding, type SearchStanding } from './nothing-found.ts';
import { businessesBeside, type BusinessBeside } from './own-businesses.ts';
import { identityStanding, type IdentityStanding } from './take-back-identity.ts';
import { answerAddress, lettersOf, type SentLetter } from './send-letter.ts';

/** Somebody a request may be from. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly companyName: string | null;
  /** Whether their address is the one the request came with. That is a hint, and no proof. */
  readonly sameAddress: boolean;
}

/** Everything the page of a request shows. */
export interface RequestRecord {
  readonly request: LockedRequest & {
    readonly attachments: readonly ListedAttachment[];
    readonly doubtReason: string | null;
    readonly extensionReason: string | null;
    readonly legalGround: string | null;
    readonly answeredAt: Date | null;
    readonly endedAt: Date | null;
    readonly mergedInto: string | null;
    readonly reducedAt: Date | null;
    /** The matched person's present name. */
    readonly personName: string | undefined;
  };
  /** How far what it asks for is. */
  readonly fulfilment: Fulfilment;
  readonly clock: RequestClock;
  readonly daysLeft: number;
  readonly channel: ChannelOnFile | undefined;
  /** Addresses that came on file after the request, which nothing goes to unless one is confirmed. */
  readonly newer: readonly string[];
  /** Where the answer will be sent; undefined when it must be posted. */
  readonly answerTo: string | undefined;
  readonly events: readonly RequestEvent[];
  readonly letters: readonly SentLetter[];
  /** Found by the words looked for, or by the address. */
  readonly candidates: readonly Candidate[];
  /** Where meeting it would say that nothing was found: who on file looks like them, and when it was searched. */
  readonly search: SearchStanding | undefined;
  /** Of one that is matched: businesses that may be the person's own, and are not known to be. */
  readonly businesses: readonly BusinessBeside[];
  /** Others that came in the same message. */
  readonly together: readonly AskedTogether[];
  /** Others that wait and may be the same: of the same person, or with the same address or name on them. */
  readonly others: readonly ListedRequest[];
  /** It is, or was, of somebody whose data is here: it is answered, and not put away. */
  readonly known: boolean;
  /** An erasure of the same person waits for the copy that is asked for here. */
  readonly erasureWaits: boolean;
  /** Addresses that the answer could go to when somebody has confirmed one. */
  readonly toConfirm: readonly string[];
  /** A link that has been sent and not answered. */
  readonly identityAskedAt: Date | undefined;
  /** Whether it is confirmed who asks, and can be taken back. */
  readonly identity: IdentityStanding;
}

type Row = Omit<RequestRecord['request'], 'personName'> & {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly userName: string | null;
};

/**
 * A request with its clock, history and letters.
 * @param find words to look for the person by, when the address does not say
 * @throws NotFound
 */
export async function requestRecord(desk: RequestDesk, id: string, find = ''): Promise<RequestRecord> {
  const record = await desk.see(() => recordOf(desk, id, find));
  const { request } = record;
  const waits = request.state === 'draft' || request.state === 'open';
  const search = waits && saysNothingFound(request) ? await searchStanding(desk, request) : undefined;
  const businesses = waits ? await businessesBeside(desk, request) : [];
  const known = await everKnown(desk, id);
  const identity = waits ? await identityStanding(desk, request) : 'none';
  const erasureWaits = waits && (await erasureWaitsFor(desk, request));
  const toConfirm = waits ? await addressesToConfirm(desk, request, record.answerTo) : [];
  return {
    ...record,
    search,
    businesses,
    known,
    erasureWaits,
    toConfirm,
    identity,
    fulfilment: await fulfilmentOf(desk, request),
  };
}

async function recordOf(
  desk: RequestDesk,
  id: string,
  find: string,
): Promise<
  Omit<RequestRecord, 'fulfilment' | 'search' | 'businesses' | 'known' | 'erasureWaits' | 'identity' | 'toConfirm'>
> {
  const [row] = isId(id)
    ? await sql<Row>(
        `select ${requestColumns}, r.attachments, r.doubt_reason as "doubtReason", r.extension_reason as "extensionReason",
                r.legal_ground as "legalGround", r.answered_at as "answeredAt", r.ended_at as "endedAt",
                r.merged_into as "mergedInto", r.reduced_at as "reducedAt",
                c.given_name as "givenName", c.family_name as "familyName", u.name as "userName"
           from data_subject_requests r
           left join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id and c.anonymised_at is null
           left join users u on u.id = r.user_id
          where r.tenant_id = $1 and r.id = $2`,
        [desk.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('data subject request');
  const { givenName, familyName, userName, ...request } = row;
  const waits = request.state === 'draft' || request.state === 'open';
  const [channel, newer, answerTo, events, letters, candidates, open, asked, together] = await Promise.all([
    channelOnFile(desk.tenantId, request),
    waits ? newerAddresses(desk.tenantId, request) : [],
    answerAddress(desk.tenantId, request),
    eventsOf(id),
    lettersOf(id),
    waits ? candidatesFor(desk, request.requesterEmail, find === '' ? request.representedName : find) : [],
    waits ? openRequests(desk) : [],
    openCheckOf(desk, id),
    askedTogether(desk, id),
  ]);
  const clock = clockOf(request);
  return {
    request: {
      ...request,
      personName: givenName === null ? (userName ?? undefined) : fullName(givenName, familyName ?? ''),
    },
    clock,
    daysLeft: daysBetween(osloDay(), clock.targetOn),
    channel,
    newer,
    answerTo,
    events,
    letters,
    candidates,
    together,
    others: open.filter(
      (other) => other.id !== id && together.every((one) => one.id !== other.id) && mayBeTheSame(request, other),
    ),
    identityAskedAt: asked,
  };
}

/** Whether two requests may be one: of one person as far as it is known, who asks for the same in both (merge-requests.ts). */
function mayBeTheSame(request: ListedRequest['from'] & Pick<Row, 'kind'>, { kind, from }: ListedRequest): boolean {
  if (areOfTwo(request, from) || !asksTheSame(request.kind, kind)) return false;
  return (
    (request.contactId !== null && request.contactId === from.contactId) ||
    (request.userId !== null && request.userId === from.userId) ||
    (request.requesterEmail !== null && request.requesterEmail.toLowerCase() === from.requesterEmail?.toLowerCase()) ||
    (request.requesterName !== '' && fold(request.requesterName) === fold(from.requesterName))
  );
}

async function openCheckOf(desk: RequestDesk, id: string): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date }>(
    `select created_at as at from identity_checks
      where tenant_id = $1 and request_id = $2 and answered_at is null and expires_at > $3 order by created_at desc limit 1`,
    [desk.tenantId, id, now()],
  );
  return row?.at;
}

const MOST_CANDIDATES = 10;

/** People with the address a request came with, and those whose name holds the words looked for. Within the desk alone. */
async function candidatesFor(desk: RequestDesk, email: string | null, find: string): Promise<Candidate[]> {
  const address = email?.toLowerCase() ?? '';
  if (address === '' && find === '') return [];
  if (desk.layer === 'controller')
    return sql<Candidate>(
      `select id, name, email, null as "companyName", email = $1 as "sameAddress" from users
        where email = $1 or ($2 <> '' and lower(name) like $3)
        order by email = $1 desc, name limit ${MOST_CANDIDATES}`,
      [address, find, containing(find.toLowerCase())],
    );
  const rows = await sql<Omit<Candidate, 'name'> & { givenName: string; familyName: string }>(
    `with found as (
       select contact_id as id, true as same from contact_emails where tenant_id = $1 and address = $2
       union all
       select id, false from directory.search_contacts($1, $3, ${MOST_CANDIDATES})
     ), once as (select id, bool_or(same) as same from found group by id)
     select c.id, c.given_name as "givenName", c.family_name as "familyName", c.email, c.company_name as "companyName",
            found.same as "sameAddress"
       from once found join contacts c on c.tenant_id = $1 and c.id = found.id
      where c.anonymised_at is null
      order by found.same desc, c.sort_name, c.id limit ${MOST_CANDIDATES}`,
    [desk.tenantId, address, find === '' ? null : containing(fold(find))],
  );
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, name: fullName(givenName, familyName) }));
}
