import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { everyTenantId } from '../../housekeeping.ts';
import { tenantHmac } from '../../keys/tenant-keys.ts';
import { change, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { lawNumbers } from '../law-numbers.ts';
import { addEvent } from './events.ts';

const PER_BATCH = 100;

interface Old {
  readonly id: string;
  readonly email: string | null;
  readonly name: string;
}

/**
 * Takes the person out of requests that ended long ago, of every tenant and of OnNet itself: what stays is the kind, the days,
 * the outcome, and a keyed hash by which the same person asking again can be told. Requests are personal data too. Safe to run
 * twice.
 *
 * @returns how many were reduced
 */
export async function reduceOldRequests(): Promise<number> {
  let reduced = 0;
  for (const tenantId of await everyTenantId()) {
    for (;;) {
      const batch = await inTenant(tenantId, () => reduceBatch(tenantId));
      reduced += batch;
      if (batch < PER_BATCH) break;
    }
    await inTenant(tenantId, () => seeingRestricted(() => letGo(tenantId)));
  }
  return reduced;
}

/**
 * Lets the number of who was anonymised by a rule go from requests that have ended since, so that no name leads to their row.
 * Of who was erased on their own right the request says it: there is a record of the erasure, and their row says nothing of them.
 */
async function letGo(tenantId: string): Promise<void> {
  await change(
    `update data_subject_requests r set contact_id = null
      where r.tenant_id = $1 and r.contact_id is not null and r.ended_at is not null
        and not exists (select from contacts c where c.tenant_id = $1 and c.id = r.contact_id and c.anonymised_at is null)
        and not exists (select from erasures e where e.tenant_id = $1 and e.contact_id = r.contact_id)`,
    [tenantId],
  );
  // The history knows who confirmed, was ruled out or let an erasure go first by the same number.
  await change(
    `update data_subject_request_events h set details = h.details - 'person'
       from data_subject_requests r, contacts c
      where h.tenant_id = $1 and h.details ? 'person' and r.tenant_id = $1 and r.id = h.request_id and r.ended_at is not null
        and c.tenant_id = $1 and c.id = (h.details->>'person')::uuid and c.anonymised_at is not null
        and not exists (select from erasures e where e.tenant_id = $1 and e.contact_id = c.id)`,
    [tenantId],
  );
}

async function reduceBatch(tenantId: string): Promise<number> {
  const { requestKept, dismissedKept } = lawNumbers;
  const old = await sql<Old>(
    `select id, requester_email as email, requester_name as name from data_subject_requests
      where tenant_id = $1 and reduced_at is null
        and ended_at < case when state = 'dismissed' then $2::timestamptz - make_interval(days => $3)
                            else $2::timestamptz - make_interval(years => $4) end
      order by ended_at limit ${PER_BATCH} for update`,
    [tenantId, now(), dismissedKept.value, requestKept.value],
  );
  for (const request of old) await reduce(tenantId, request);
  return old.length;
}

async function reduce(tenantId: string, { id, email, name }: Old): Promise<void> {
  const hash = await tenantHmac('suppression', `data-subject-request:${(email ?? name).toLowerCase()}`);
  const of = [tenantId, id];
  await Promise.all([
    change(
      `update data_subject_requests
          set requester_name = '', requester_email = null, confirmed_address = null, addressee = null, message = '', attachments = '[]',
              represented_name = '', contact_id = null, user_id = null, extension_reason = null, doubt = 'none', doubt_reason = null,
              paused_on = null, mail_id = null, subject_hmac = $3, reduced_at = $4, version = version + 1
        where tenant_id = $1 and id = $2`,
      [...of, hash.toString('base64url'), now()],
    ),
    change(
      `update data_subject_request_events set note = null, details = details - 'mail' - 'person' where tenant_id = $1 and request_id = $2`,
      of,
    ),
    change(`delete from data_subject_request_letters where tenant_id = $1 and request_id = $2`, of),
    change(`delete from identity_checks where tenant_id = $1 and request_id = $2`, of),
    addEvent(id, 'reduced', system),
    record(system, 'request.reduced', { kind: 'request', id }),
  ]);
}
