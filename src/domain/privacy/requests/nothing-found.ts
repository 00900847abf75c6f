import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { sql } from '../../tenancy.ts';
import { alikeOnFile, type AlikeOnFile } from './alike-on-file.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { businessesBeside } from './own-businesses.ts';
import { sameMessage } from './same-message.ts';

/** What stands before it may be said that nothing was found. */
export interface SearchStanding {
  readonly alike: readonly AlikeOnFile[];
  /** When the last search was written down. */
  readonly searchedAt: Date | undefined;
}

type Asked = Pick<
  LockedRequest,
  'id' | 'kind' | 'contactId' | 'userId' | 'requesterEmail' | 'requesterName' | 'representedName'
>;

/** Whether a request can only be met by saying that nothing was found: nobody is matched, and it asks about somebody's data. */
export const saysNothingFound = ({ kind, contactId, userId }: Pick<Asked, 'kind' | 'contactId' | 'userId'>): boolean =>
  contactId === null && userId === null && kind !== 'complaint';

/** How far the search for whoever asks is. */
export async function searchStanding(desk: RequestDesk, request: Asked): Promise<SearchStanding> {
  const alike = await desk.see(() => alikeOnFile(desk, request));
  const [last] = await sql<{ at: Date }>(
    `select at from data_subject_request_events
      where tenant_id = $1 and request_id = $2 and kind = 'searched' order by at desc limit 1`,
    [desk.tenantId, request.id],
  );
  return { alike, searchedAt: last?.at };
}

/**
 * What is missing before whoever asks can be told that nothing was found: a decision about everybody who looks like them, a
 * search that is written down, and how it is known who asks, since «nothing about this person» is knowledge of them too.
 */
export async function unsearched(desk: RequestDesk, request: LockedRequest): Promise<Readonly<Record<string, string>>> {
  const { alike, searchedAt } = await searchStanding(desk, request);
  const undecided = alike.some(({ ruledOut }) => !ruledOut);
  const confirmed = await desk.see(() => hasConfirmed(desk, request.id));
  return {
    ...(undecided ? { alike: 'requests.nothingFound.alike' } : {}),
    ...(confirmed ? { alike: 'requests.nothingFound.confirmed' } : {}),
    ...(searchedAt === undefined ? { search: 'requests.nothingFound.search' } : {}),
    ...(request.verifiedAt === null ? { identity: 'requests.nothingFound.identity' } : {}),
  };
}

/**
 * Whether the history, of the request or of another in the same message, says that somebody on file confirmed that it is they who ask, and
 * they are still here, under whatever address: that nothing was found of them is then not true. Who says later, from
 * the same address on file, that it was not they has corrected it, and so has the desk that took the confirmation back; the history holds both. An address that several share tells nobody
 * apart. Call it inside `desk.see`.
 */
export async function hasConfirmed({ tenantId, layer }: RequestDesk, id: string): Promise<boolean> {
  const here =
    layer === 'controller'
      ? `select from users u where u.id = (e.details->>'person')::uuid`
      : `select from contacts c where c.tenant_id = $1 and c.id = (e.details->>'person')::uuid and c.anonymised_at is null
            and not exists (select from contact_emails o join contact_emails s on s.tenant_id = $1 and s.address = o.address and s.contact_id <> o.contact_id
                             where o.tenant_id = $1 and o.contact_id = c.id)`;
  const found = await sql(
    `with ${sameMessage}, denied as (
       select at, id, details->>'person' as person, kind from data_subject_request_events
        where tenant_id = $1 and request_id in (select id from message) and kind in ('identity-denied', 'identity-taken-back')
     )
     select from data_subject_request_events e
      where e.tenant_id = $1 and e.request_id in (select id from message) and e.kind = 'identity-confirmed' and exists (${here})
        and not exists (select from denied d where (d.person = e.details->>'person' or d.kind = 'identity-taken-back') and (d.at, d.id) > (e.at, e.id))
      limit 1`,
    [tenantId, id],
  );
  return found.length > 0;
}

/**
 * Says that a request is not about somebody who looks like whoever asks, or that a business is not whose the request is matched with.
 * @throws Invalid on `person` for somebody who does not, on `request` when it has ended; NotFound
 */
export async function ruleOut(desk: RequestDesk, id: string, personId: string): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  const alike = saysNothingFound(request)
    ? (await searchStanding(desk, request)).alike
    : await businessesBeside(desk, request);
  const one = alike.find((other) => other.id === personId);
  if (!one) throw new Invalid({ person: 'requests.person.unknown' });
  if (one.ruledOut) return;
  await addEvent(id, 'ruled-out', desk.actor, { details: { person: personId } });
  await record(desk.actor, 'request.ruled-out', { kind: 'request', id });
}

/**
 * Writes down how it was searched, and how many on file look like whoever asks.
 * @throws Invalid on `searched` without words, on `request` when it has ended or is matched; NotFound
 */
export async function recordSearch(desk: RequestDesk, id: string, how: string): Promise<void> {
  if (how.trim() === '') throw new Invalid({ searched: 'form.required' });
  const request = await lockUnmatched(desk, id);
  const { alike } = await searchStanding(desk, request);
  await addEvent(id, 'searched', desk.actor, { details: { alike: alike.length }, note: how.trim() });
  await record(desk.actor, 'request.searched', { kind: 'request', id }, { alike: alike.length });
}

async function lockUnmatched(desk: RequestDesk, id: string): Promise<LockedRequest> {
  const request = await lockOpenRequest(desk, id);
  if (!saysNothingFound(request)) throw new Invalid({ request: 'requests.act.other' });
  return request;
}
