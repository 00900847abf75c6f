import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { isId } from '../identifiers.ts';
import { change } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { exportOf } from './exports-of.ts';

/**
 * Stops one of the member's own exports. The worker sees it at its next batch and throws away what it has written. One
 * that is finished, or stopped already, stays as it is.
 * @throws NotFound also when it is somebody else's, NotAllowed
 */
export async function cancelExport(by: Member, id: string): Promise<void> {
  demand(by, 'export');
  const cancelled = isId(id)
    ? await change(
        `update exports set state = 'cancelled', filter = '{}', finished_at = $4
          where tenant_id = $1 and requested_by = $2 and id = $3 and state in ('waiting', 'running')`,
        [by.tenantId, by.id, id, now()],
      )
    : 0;
  if (cancelled === 1) await record(asActor(by), 'export.cancelled', { kind: 'export', id });
  else await exportOf(by, id);
}
