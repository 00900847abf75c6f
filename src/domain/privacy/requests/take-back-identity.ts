import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { sql } from '../../tenancy.ts';
import { abandonCopies } from '../access/links.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { hasConfirmed, saysNothingFound } from './nothing-found.ts';
import { sameMessage } from './same-message.ts';

/**
 * What is known of who asks, and whether that can still be taken back: not when a copy has been given on the strength of it, nor when
 * the person is erased or that is decided. `none` is that nobody has confirmed anything.
 */
export type IdentityStanding = 'none' | 'stands' | 'copy-given' | 'erased';

type Asked = Parameters<typeof saysNothingFound>[0] & Pick<LockedRequest, 'id' | 'verifiedAt'>;

/** How a confirmation of who asks stands, in the open transaction; it locks the links to copies, so that none is opened meanwhile. */
export async function identityStanding(
  desk: RequestDesk,
  request: Asked,
  { locking = false } = {},
): Promise<IdentityStanding> {
  const confirmed =
    request.verifiedAt !== null ||
    (saysNothingFound(request) && (await desk.see(() => hasConfirmed(desk, request.id))));
  if (!confirmed) return 'none';
  if (await copyGiven(desk, request.id, locking)) return 'copy-given';
  return (await desk.see(() => erasureBegun(desk, request.id))) ? 'erased' : 'stands';
}

/**
 * Takes back that it is known who asks, when that was confirmed wrongly: for every request of the same message that waits, since one
 * person wrote it. The reason stays in the history with what was confirmed, copies that were made and given to nobody are taken
 * back, and an answer that nothing was found is no longer stopped by it. The clock does not move. That the request may be of somebody
 * known stays, so it is answered and not put away.
 * @throws Invalid on `reason` without one, on `identity` when nothing is confirmed, a copy was given, or the person is erased, on
 * `request` when it has ended; NotFound
 */
export async function takeBackIdentity(desk: RequestDesk, id: string, reason: string): Promise<void> {
  if (reason.trim() === '') throw new Invalid({ reason: 'form.required' });
  const request = await lockOpenRequest(desk, id);
  const standing = await identityStanding(desk, request, { locking: true });
  if (standing !== 'stands') throw new Invalid({ identity: `requests.unconfirm.${standing}` });
  const taken = await sql<{ id: string }>(
    `with ${sameMessage}
     update data_subject_requests
        set verified_at = null, verified_how = null, new_address_confirmed = false, confirmed_address = null, version = version + 1,
            authority_at = case when authority_how = 'confirmed' then null else authority_at end,
            authority_how = case when authority_how = 'confirmed' then null else authority_how end
      where tenant_id = $1 and id in (select id from message) and state in ('draft', 'open') and (id = $2 or verified_at is not null)
     returning id`,
    [desk.tenantId, id],
  );
  for (const { id: one } of taken) {
    await addEvent(one, 'identity-taken-back', desk.actor, { note: reason.trim() });
    await record(desk.actor, 'request.identity-taken-back', { kind: 'request', id: one });
    await abandonCopies(one, 'all');
  }
}

/** Whether anybody has a copy that was given in the message: handed over, or behind a link that was opened. */
async function copyGiven({ tenantId }: RequestDesk, id: string, locking: boolean): Promise<boolean> {
  const links = await sql<{ opened: boolean }>(
    `with ${sameMessage}
     select l.opened_at is not null as opened from access_links l
       join access_packages p on p.tenant_id = l.tenant_id and p.id = l.package_id
      where l.tenant_id = $1 and p.request_id in (select id from message)${locking ? ' for update of l' : ''}`,
    [tenantId, id],
  );
  if (links.some(({ opened }) => opened)) return true;
  const handedOver = await sql(
    `with ${sameMessage}
     select from access_packages where tenant_id = $1 and request_id in (select id from message) and handed_over_at is not null limit 1`,
    [tenantId, id],
  );
  return handedOver.length > 0;
}

/** Whether whom the message is about is erased, or that is decided and cannot be undone. */
async function erasureBegun({ tenantId, layer }: RequestDesk, id: string): Promise<boolean> {
  const gone =
    layer === 'controller'
      ? `r.user_id is not null and not exists (select from users u where u.id = r.user_id and u.disabled_at is null)`
      : `exists (select from erasures e where e.tenant_id = $1 and (e.request_id = r.id or e.contact_id = r.contact_id))
         or r.contact_id is not null and not exists (select from contacts c where c.tenant_id = $1 and c.id = r.contact_id and c.anonymised_at is null)`;
  const found = await sql(
    `with ${sameMessage}
     select from data_subject_requests r where r.tenant_id = $1 and r.id in (select id from message) and (${gone}) limit 1`,
    [tenantId, id],
  );
  return found.length > 0;
}
