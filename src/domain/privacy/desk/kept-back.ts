import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import type { HoldLawCode } from '../holds/hold-laws.ts';
import { MOST_COUNTED_SUPPRESSIONS } from '../suppression/suppression-list.ts';

/** Counting restrictions stops here: this many may mean more. */
export const MOST_COUNTED_RESTRICTIONS = 100;

/** Who and what is kept and not used, or not let go. */
export interface KeptBack {
  /** People, and notes about others, that are kept and used for nothing; counted to `MOST_COUNTED_RESTRICTIONS`. */
  readonly restricted: number;
  /** Addresses that are left alone; counted to one more than `MOST_COUNTED_SUPPRESSIONS`. */
  readonly suppressed: number;
  /** Rows that a law keeps from being erased. */
  readonly held: number;
  /** The first hold to end; null where none has a day. `until` is its last day, `YYYY-MM-DD`. */
  readonly nextEnd: { readonly until: string; readonly law: HoldLawCode } | null;
}

/** All of it in one statement. It counts, and names nobody. @throws NotAllowed */
export async function keptBack(by: Member): Promise<KeptBack> {
  demand(by, 'privacy');
  const [row] = await sql<KeptBack>(
    `select (select count(*)::int from (select from restrictions where tenant_id = $1 and lifted_at is null
                                         limit ${MOST_COUNTED_RESTRICTIONS}) r) as restricted,
            (select count(*)::int from (select from suppressions where tenant_id = $1 and lifted_at is null
                                         limit ${MOST_COUNTED_SUPPRESSIONS + 1}) s) as suppressed,
            (select count(*)::int from legal_holds where tenant_id = $1 and released_at is null) as held,
            (select json_build_object('until', to_char(until, 'YYYY-MM-DD'), 'law', law) from legal_holds
              where tenant_id = $1 and released_at is null and until is not null order by until limit 1) as "nextEnd"`,
    [by.tenantId],
  );
  if (!row) throw new Error('an aggregate answers one row');
  return row;
}
