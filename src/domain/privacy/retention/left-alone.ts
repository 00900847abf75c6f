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

/** Contacts that the rule for all would anonymise if nothing kept them; each counted once. */
export interface SparedDue {
  /** A law keeps them, or something of theirs. */
  readonly held: number;
  /** They wait for an answer that needs what is held about them. */
  readonly waiting: number;
}

/** How many the rule for all leaves alone, besides those who are restricted (countRestrictedDue). In the open transaction. */
export async function countSparedDue(cutoff: Date): Promise<SparedDue> {
  const [row] = await sql<SparedDue>(
    `select count(*) filter (where held)::int as held, count(*) filter (where not held)::int as waiting
       from (select ${isHeldWith('contact', 'contacts', 'c.id')} as held, c.id in (${whoWaitsForTheirData}) as waits
               from contacts c
              where c.tenant_id = $1 and c.anonymised_at is null and ${lastTouched('c')} < $2
                and c.id not in (select contact_id from restrictions where tenant_id = $1 and lifted_at is null and contact_id is not null)) due
      where held or waits`,
    [currentTenantId(), cutoff],
  );
  return row ?? { held: 0, waiting: 0 };
}
