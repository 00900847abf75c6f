import { change, inPlatform, platformRead } from './tenancy.ts';

/** The ids of all tenants whose customer relationship stands, for jobs that visit each of them. */
export async function activeTenantIds(): Promise<string[]> {
  const rows = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.active_tenants()`);
  return rows.map((row) => row.tenant_id);
}

/**
 * The ids of all tenants whose data is here: those that stand, those that have ended and are in their grace, and those that are
 * closed and wait for their erasure.
 */
export async function tenantIdsWithData(): Promise<string[]> {
  const ending = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.ending_tenants()`);
  return [...(await activeTenantIds()), ...ending.map((row) => row.tenant_id)];
}

/** The ids of every tenant there ever was, the platform's own scope among them: for keys and the audit trail. */
export async function everyTenantId(): Promise<string[]> {
  const rows = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.every_tenant()`);
  return rows.map((row) => row.tenant_id);
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly completed: number;
}

export interface QueueReport extends QueueCounts {
  readonly queue: string;
  readonly backend: 'redis' | 'postgresql';
  readonly reportedAt: Date;
}

/** Notes what a queue holds, as its worker sees it. */
export async function reportQueue(queue: string, backend: QueueReport['backend'], counts: QueueCounts): Promise<void> {
  await inPlatform(() =>
    change(
      `insert into queue_reports (queue, backend, waiting, active, delayed, failed, completed, reported_at)
       values ($1, $2, $3, $4, $5, $6, $7, now())
       on conflict (queue) do update
          set backend = excluded.backend, waiting = excluded.waiting, active = excluded.active, delayed = excluded.delayed,
              failed = excluded.failed, completed = excluded.completed, reported_at = excluded.reported_at`,
      [queue, backend, counts.waiting, counts.active, counts.delayed, counts.failed, counts.completed],
    ),
  );
}

/** The newest report of each queue. */
export const queueReports = (): Promise<QueueReport[]> =>
  platformRead<QueueReport>(
    `select queue, backend, waiting, active, delayed, failed, completed, reported_at as "reportedAt" from queue_reports order by queue`,
  );
