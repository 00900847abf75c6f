import { currentTenantId, sql } from '../../tenancy.ts';

/** Which of some numbers companies of the tenant have, outside the trash. */
export async function takenAmong(numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ number: string }>(
    `select organisation_number as number from companies
      where tenant_id = $1 and organisation_number = any ($2::text[]) and deleted_at is null`,
    [currentTenantId(), numbers],
  );
  return new Set(rows.map(({ number }) => number));
}
