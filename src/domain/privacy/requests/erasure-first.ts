import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { oweManyAgain } from '../../outbox.ts';
import { sql } from '../../tenancy.ts';
import { demandIdentity } from './carry-out.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';

type Asked = Pick<LockedRequest, 'id' | 'kind' | 'contactId'>;

/**
 * SQL that is true of a request whose person said that their erasure does not wait for it. Of that person alone: should the request turn out
 * to be somebody else's, they have said nothing.
 * @param alias of `data_subject_requests`
 */
export const goesAfterErasure = (alias: string): string =>
  `exists (select from data_subject_request_events f
            where f.tenant_id = ${alias}.tenant_id and f.request_id = ${alias}.id and f.kind = 'erasure-first'
              and f.details->>'person' = ${alias}.contact_id::text)`;

/** Whether an erasure of the person waits for the copy that is asked for here. */
export async function erasureWaitsFor({ tenantId }: Pick<RequestDesk, 'tenantId'>, request: Asked): Promise<boolean> {
  if (request.contactId === null || (request.kind !== 'access' && request.kind !== 'portability')) return false;
  const found = await sql(
    `select from data_subject_requests r
      where r.tenant_id = $1 and r.id = $2 and not ${goesAfterErasure('r')}
        and (exists (select from data_subject_requests e
                      where e.tenant_id = $1 and e.contact_id = r.contact_id and e.kind = 'erasure' and e.state in ('draft', 'open'))
             or exists (select from erasures e
                         where e.tenant_id = $1 and e.contact_id = r.contact_id and e.state <> 'done' and e.erased_at is null))`,
    [tenantId, request.id],
  );
  return found.length > 0;
}

/**
 * Writes down that the person said that their erasure does not wait for the copy they asked for, and lets one that waits go on. It is theirs to
 * say, since the copy is owed to them: so it is shown who they are, and noted how they said it. The request stays, and is answered with that
 * the data is erased.
 * @throws Invalid on `first` without words, on `identity` when it is not shown who asks, on `request` when no erasure waits for it or it has
 * ended; NotFound
 */
export async function eraseFirst(desk: RequestDesk, id: string, how: string): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  if (!(await erasureWaitsFor(desk, request))) throw new Invalid({ request: 'requests.act.other' });
  demandIdentity(request);
  if (how.trim() === '') throw new Invalid({ first: 'form.required' });
  await addEvent(id, 'erasure-first', desk.actor, { details: { person: request.contactId ?? '' }, note: how.trim() });
  await record(desk.actor, 'request.erasure-first', { kind: 'request', id });
  const waiting = await sql<{ id: string }>(
    `select id from erasures where tenant_id = $1 and contact_id = $2 and state = 'waiting' and erased_at is null order by id`,
    [desk.tenantId, request.contactId],
  );
  await oweManyAgain(
    'erasure',
    waiting.map((erasure) => erasure.id),
  );
}
