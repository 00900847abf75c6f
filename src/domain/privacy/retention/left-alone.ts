import { lastTouched } from '../../contacts/last-touched.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { isHeldWith } from '../holds/legal-holds.ts';
import { whoWaitsForTheirData } from '../requests/needs-data.ts';

/**
 * SQL that is true of a contact that no rule touches, however old: one who is restricted, or of whom something is (Art. 18),
 * one who waits for an answer that needs what is held about them, and one with something that a law keeps. Asked anew every night, so that the night after a restriction or hold has ended
 * takes them by the same clock as if it had never been (hard case 19).
 *
 * @param row the table's alias; the tenant is `$1`
 */
export const isLeftAlone = (row: string): string => `(
  ${row}.id in (select contact_id from restrictions where tenant_id = $1 and lifted_at is null and contact_id is not null)
  or ${row}.id in (${whoWaitsForTheirData})
  or ${isHeldWith('contact', 'contacts', `${row}.id`)})`;

/** How many contacts the rule for all would anonymise if a law did not keep them, or something of theirs. */
export async function countHeldDue(cutoff: Date): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from contacts c
      where c.tenant_id = $1 and c.anonymised_at is null and ${lastTouched('c')} < $2
        and ${isHeldWith('contact', 'contacts', 'c.id')}`,
    [currentTenantId(), cutoff],
  );
  return row?.count ?? 0;
}
