import { fold, foldedBySql } from '../names.ts';
import { currentTenantId, seeingRestricted, sql } from '../tenancy.ts';

// Whoever looks for companies does not find those that are hidden, since whoever they are cannot be processed now (Art. 18). They
// must not come back as new ones.

/** Which of some numbers such companies have. In the open transaction; await it alone. */
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

/**
 * Which of some names such companies have, but for capitals and spaces: a name tells a company that has no number. With a number of
 * its own it is another of the same name. In the open transaction; await it alone.
 * @returns the names as they were given
 */
export async function restrictedNamed(names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await seeingRestricted(() =>
    sql<{ name: string }>(
      `select ${foldedBySql('name')} as name from companies
        where tenant_id = $1 and restricted_at is not null and ${foldedBySql('name')} = any($2::text[])`,
      [currentTenantId(), names.map(asCompared)],
    ),
  );
  const taken = new Set(rows.map(({ name }) => name));
  return new Set(names.filter((name) => taken.has(asCompared(name))));
}

const asCompared = (name: string): string => fold(name.trim().replace(/\s+/g, ' '));
