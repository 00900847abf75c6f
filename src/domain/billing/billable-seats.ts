import { sql } from '../tenancy.ts';

/**
 * How many seats a tenant takes up, and so has to pay for: every member, readers too, of the tenant whose transaction is open.
 * The only place that counts them for a payment: the checkout, a change of plan, the page and the nightly comparison all ask here.
 */
export async function billableSeats(tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from members where tenant_id = $1 and ended_at is null`,
    [tenantId],
  );
  return row?.count ?? 0;
}
