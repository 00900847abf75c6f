import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';

/**
 * Lets a member erase somebody they can see, or, of who is restricted, somebody who asks for it: outside a case of theirs that
 * waits for its answer, a restricted person is not there.
 * @throws NotFound, NotAllowed
 */
export async function demandSeenOrAsked(by: Member, contactId: string, requestId: string | undefined): Promise<void> {
  demand(by, 'privacy');
  if (!isId(contactId)) throw new NotFound('contact');
  // Row security shows nobody who is restricted here.
  const [found] = await sql(
    `select from contacts where tenant_id = $1 and id = $2
      union all
     select from data_subject_requests
      where tenant_id = $1 and contact_id = $2 and id = $3 and state in ('draft', 'open') limit 1`,
    [by.tenantId, contactId, requestId !== undefined && isId(requestId) ? requestId : null],
  );
  if (!found) throw new NotFound('contact');
}

/** Whether a request that is open is this person's: what is restricted of somebody is seen within one of theirs alone. */
export async function isAsked(contactId: string, requestId: string | undefined): Promise<boolean> {
  if (requestId === undefined || !isId(requestId)) return false;
  const found = await sql(
    `select from data_subject_requests
      where tenant_id = $1 and contact_id = $2 and id = $3 and state in ('draft', 'open')`,
    [currentTenantId(), contactId, requestId],
  );
  return found.length > 0;
}
