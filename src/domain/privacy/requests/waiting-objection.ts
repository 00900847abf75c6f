import { sql } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';

/**
 * Whether an objection of somebody known waits with a request, which may be another that it became part of: `shown` when it is known
 * that it is theirs, `named` while the desk alone says so. The request is locked by who asks.
 */
export async function waitingObjection(
  { tenantId }: Pick<RequestDesk, 'tenantId'>,
  id: string,
): Promise<'shown' | 'named' | undefined> {
  const [found] = await sql<{ shown: boolean | null }>(
    `select bool_or(verified_at is not null and (represented_as is null or authority_at is not null)) as shown
       from data_subject_requests
      where tenant_id = $1 and (id = $2 or merged_into = $2) and kind = 'right-to-object'
        and (contact_id is not null or user_id is not null)`,
    [tenantId, id],
  );
  if (found?.shown == null) return undefined;
  return found.shown ? 'shown' : 'named';
}
