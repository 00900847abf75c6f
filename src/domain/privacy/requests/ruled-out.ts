import { sql } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';

/** The ids of those on file whom the desk has ruled out in a request: people, and businesses that are people. */
export async function ruledOutIn(
  desk: Pick<RequestDesk, 'tenantId'>,
  requestId: string,
): Promise<ReadonlySet<string | null>> {
  const rows = await sql<{ id: string | null }>(
    `select details->>'person' as id from data_subject_request_events
      where tenant_id = $1 and request_id = $2 and kind = 'ruled-out'`,
    [desk.tenantId, requestId],
  );
  return new Set(rows.map(({ id }) => id));
}
