import { sql } from '../tenancy.ts';

/** People who take up a seat: every member of the tenant whose transaction is open, readers too. */
export async function seatsUsed(tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from members where tenant_id = $1 and ended_at is null`,
    [tenantId],
  );
  return row?.count ?? 0;
}
