import { sql } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';

/**
 * Whether a request is somebody's whose data is here, or was: it, or one that became part of it, is matched with a person, was so until the
 * desk matched it otherwise, or was confirmed by the person on file. Who said "not me" was never it. It is read from the history and not
 * from the present link alone, since a click can take the link away, and no right may end by a click (Art. 12(4)).
 */
export async function everKnown({ tenantId }: Pick<RequestDesk, 'tenantId'>, id: string): Promise<boolean> {
  const found = await sql(
    `select from data_subject_requests r
      where r.tenant_id = $1 and (r.id = $2 or r.merged_into = $2)
        and (r.contact_id is not null or r.user_id is not null
             or exists (select from data_subject_request_events e
                         where e.tenant_id = r.tenant_id and e.request_id = r.id
                           and (e.kind = 'identity-confirmed' or e.details->>'left' = 'true')))
      limit 1`,
    [tenantId, id],
  );
  return found.length > 0;
}
