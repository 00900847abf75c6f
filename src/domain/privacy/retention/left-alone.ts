import { currentTenantId, seeingRestricted, sql } from '../../tenancy.ts';
import { isHeldWith } from '../holds/legal-holds.ts';
import { whoWaitsForTheirData } from '../requests/needs-data.ts';
import type { RuleKind } from './rule-kinds.ts';

/** Why a rule leaves a row alone whose time is over, each as SQL over the row `r`. The first that is true is the one that is told. */
export interface ReasonsToLeave {
  /** Somebody's data is kept and used for nothing (Art. 18). */
  readonly restricted: string;
  /** A law keeps it. */
  readonly held: string;
  /** Somebody waits for an answer that needs it. */
  readonly waiting: string;
}

/** Those of a contact: restricted, or something of theirs is; a law keeps them or something of theirs; they wait for an answer. */
export const reasonsToLeaveContact = (row: string): ReasonsToLeave => ({
  restricted: `${row}.id in (select contact_id from restrictions where tenant_id = $1 and lifted_at is null and contact_id is not null)`,
  held: isHeldWith('contact', 'contacts', `${row}.id`),
  waiting: `${row}.id in (${whoWaitsForTheirData})`,
});

/**
 * SQL that is true of a contact that no rule touches, however old. Asked anew every night, so that the night after a restriction or
 * hold has ended takes them by the same clock as if it had never been (hard case 19).
 *
 * @param row the table's alias; the tenant is `$1`
 */
export function isLeftAlone(row: string): string {
  const { restricted, held, waiting } = reasonsToLeaveContact(row);
  return `(${restricted} or ${waiting} or ${held})`;
}

/** How many rows a rule leaves alone whose time is over, each counted once. */
export type LeftAlone = Readonly<Record<keyof ReasonsToLeave, number>>;

/**
 * How many rows a rule would act on if nothing kept them, restricted ones included: it leaves them as they are, and says so. Numbers
 * alone, in the open transaction; await it alone.
 */
export async function countLeftAlone(kind: RuleKind, cutoff: Date, purposeId: string | null): Promise<LeftAlone> {
  const { restricted, held, waiting } = kind.leaves;
  const spared = (await kind.spares?.()) ?? [];
  const [row] = await seeingRestricted(() =>
    sql<LeftAlone>(
      `select count(*) filter (where restricted)::int as restricted,
              count(*) filter (where held and not restricted)::int as held,
              count(*) filter (where not held and not restricted)::int as waiting
         from (select ${restricted} as restricted, ${held} as held, ${waiting} as waits
                 from ${kind.reached} and ($3::uuid is null or true) and cardinality($4::uuid[]) >= 0) due
        where restricted or held or waits`,
      [currentTenantId(), cutoff, purposeId, spared],
    ),
  );
  return row ?? { restricted: 0, held: 0, waiting: 0 };
}
