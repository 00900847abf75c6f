import { currentTenantId, seeingRestricted, sql } from '../tenancy.ts';

/**
 * Which of some numbers companies have that are hidden, since whoever they are cannot be processed now (Art. 18). They are hidden from
 * whoever looks for a company with the number, and must not come back as a new one. In the open transaction; await it alone.
 */
export async function restrictedAmong(numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await seeingRestricted(() =>
    sql<{ number: string }>(
      `select organisation_number as number from companies
        where tenant_id = $1 and organisation_number = any($2::text[]) and restricted_at is not null`,
      [currentTenantId(), numbers],
    ),
  );
  return new Set(rows.map(({ number }) => number));
}
