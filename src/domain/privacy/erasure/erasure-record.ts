import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { holdsOf, type LegalHold } from '../holds/legal-holds.ts';
import type { Certificate } from './certificate.ts';
import type { TreatedRows } from './erase-here.ts';
import { copiesBefore } from './put-off.ts';
import type { KeptPlace, ResiduePlace } from './read-back.ts';

/** An erasure, as the desk shows it. It names nobody. */
export interface Erasure {
  readonly id: string;
  readonly contactId: string | null;
  readonly requestId: string | null;
  readonly state: 'waiting' | 'running' | 'held' | 'residue' | 'done';
  /** What was done last: `decided`, `begun`, `erased`, `read-back` or `done`. */
  readonly step: string;
  readonly decidedAt: Date;
  readonly decidedByName: string | null;
  readonly neverContact: boolean;
  readonly erasedAt: Date | null;
  readonly doneAt: Date | null;
  readonly treated: readonly TreatedRows[];
  readonly kept: readonly KeptPlace[];
  readonly residue: readonly ResiduePlace[];
  readonly certificate: Certificate | null;
}

const columns = `e.id, e.contact_id as "contactId", e.request_id as "requestId", e.state, e.step, e.decided_at as "decidedAt",
  m.name as "decidedByName", e.never_contact as "neverContact", e.erased_at as "erasedAt", e.done_at as "doneAt",
  e.counts as treated, e.kept, e.residue, e.certificate`;
const source = `erasures e left join members m on m.tenant_id = e.tenant_id and m.id = e.decided_by`;

export const ERASURES_SHOWN = 100;

/** The erasures of a tenant, the newest first, at most `ERASURES_SHOWN`. @throws NotAllowed */
export async function erasuresOf(by: Member): Promise<Erasure[]> {
  demand(by, 'privacy');
  return sql<Erasure>(
    `select ${columns} from ${source} where e.tenant_id = $1 order by e.decided_at desc, e.id desc limit ${ERASURES_SHOWN}`,
    [by.tenantId],
  );
}

/** One erasure, with the holds it waits for, and the requests for a copy that put it off. @throws NotFound, NotAllowed */
export async function erasureOf(
  by: Member,
  id: string,
): Promise<{
  readonly erasure: Erasure;
  readonly holds: readonly LegalHold[];
  readonly copiesOwed: readonly string[];
}> {
  demand(by, 'privacy');
  const [erasure] = isId(id)
    ? await sql<Erasure>(`select ${columns} from ${source} where e.tenant_id = $1 and e.id = $2`, [by.tenantId, id])
    : [];
  if (!erasure) throw new NotFound('erasure');
  const holds = erasure.contactId === null ? [] : await holdsOf({ kind: 'contact', id: erasure.contactId });
  const begins = erasure.erasedAt === null && (erasure.state === 'waiting' || erasure.state === 'running');
  return { erasure, holds, copiesOwed: begins ? await copiesBefore(id) : [] };
}
