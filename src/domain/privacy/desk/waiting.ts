import { osloDay } from '../../clock.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { runningBreach } from '../breaches/breach.ts';
import { noticesToLookAt } from '../disclosures/recipient-notices.ts';
import { openToObjection } from '../registers/sub-processor-notices.ts';
import { waitingRequest } from '../requests/request-list.ts';

/** How much waits in the rooms of a tenant's privacy desk. */
export interface DeskWaiting {
  readonly requests: number;
  /** Erasures after which something was found after all, and which one where there is one. */
  readonly residues: number;
  readonly onlyResidue: string | null;
  /** People who are restricted and were named, when it was last looked, where nobody has decided about it; and in which restriction where there is one. */
  readonly namedElsewhere: number;
  readonly onlyNamed: string | null;
  /** Recipients whom a member has to tell, or look into why they could not be told. */
  readonly notices: number;
  /** New sub-processors that can still be objected to. */
  readonly objections: number;
  /** Breaches whose clock runs. */
  readonly breaches: number;
}

/** Everything that waits, in one statement: the numbers beside the rooms, and where the overview begins. @throws NotAllowed */
export async function deskWaiting(by: Member): Promise<DeskWaiting> {
  demand(by, 'privacy');
  const [row] = await sql<DeskWaiting>(
    `select (select count(*)::int from data_subject_requests r where r.tenant_id = $1 and ${waitingRequest('r')}) as requests,
            residue.count as residues, residue.only as "onlyResidue", named.count as "namedElsewhere", named.only as "onlyNamed",
            (select count(*)::int from ${noticesToLookAt}) as notices,
            (select count(*)::int from sub_processor_notices n where n.tenant_id = $1 and ${openToObjection('n', '$2')}) as objections,
            (select count(*)::int from breaches b where b.tenant_id = $1 and ${runningBreach}) as breaches
       from (select count(*)::int as count, case when count(*) = 1 then (array_agg(id))[1] end as only
               from erasures where tenant_id = $1 and state = 'residue') residue,
            (select count(*)::int as count, case when count(*) = 1 then (array_agg(id))[1] end as only
               from restrictions where tenant_id = $1 and lifted_at is null and places_open > 0) named`,
    [by.tenantId, osloDay()],
  );
  if (!row) throw new Error('an aggregate answers one row');
  return row;
}
