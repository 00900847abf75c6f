import type { ContactFilter } from '../contacts/contact-list.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { filterOf, type ExportKind, type ExportState } from './contact-export.ts';
import type { WithheldBecause } from './withhold-exports.ts';

/** An export as the person who asked for it sees it. Nobody else does. */
export interface ExportSummary {
  readonly id: string;
  readonly kind: ExportKind;
  readonly state: ExportState;
  readonly filter: ContactFilter;
  /** The name of the owner in the filter, when it has one. */
  readonly ownerName: string | null;
  readonly rowsDone: number;
  /** How many rows there will be; unknown until the work begins. */
  readonly rowsExpected: number | null;
  readonly bytes: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
  /** When an archive of everything was fetched, after which it goes soon. */
  readonly fetchedAt: Date | null;
  /** Why the file was taken back before its days were over. */
  readonly withheldBecause: WithheldBecause | null;
}

/** The newest exports are shown; older ones have lost their file long ago. */
const MOST_SHOWN = 50;

type Row = Omit<ExportSummary, 'filter'> & { readonly filter: Partial<ContactFilter> };

const columns = `e.id, e.kind, e.state, e.filter, m.name as "ownerName", e.rows_done as "rowsDone",
  e.rows_expected as "rowsExpected", e.bytes, e.created_at as "createdAt", e.finished_at as "finishedAt",
  e.expires_at as "expiresAt", e.fetched_at as "fetchedAt",
  e.withheld_because as "withheldBecause"`;
const source = `exports e left join members m on m.tenant_id = $1 and m.id::text = e.filter ->> 'ownerId'`;

const summary = (row: Row): ExportSummary => ({ ...row, filter: filterOf(row.filter) });

/** The member's own newest exports, at most 50. */
export async function exportsOf(by: Member): Promise<ExportSummary[]> {
  const rows = await sql<Row>(
    `select ${columns} from ${source} where e.tenant_id = $1 and e.requested_by = $2
      order by e.created_at desc limit ${MOST_SHOWN}`,
    [by.tenantId, by.id],
  );
  return rows.map(summary);
}

/** The newest archive of everything that an owner of the tenant has asked for, and by whom; undefined when nobody has. */
export async function newestArchive(
  tenantId: string,
): Promise<(ExportSummary & { readonly requestedBy: string }) | undefined> {
  const [row] = await sql<Row & { readonly requestedBy: string }>(
    `select ${columns}, e.requested_by as "requestedBy" from ${source}
      where e.tenant_id = $1 and e.kind = 'everything' order by e.created_at desc limit 1`,
    [tenantId],
  );
  return row && { ...summary(row), requestedBy: row.requestedBy };
}

/** One of the member's own exports. @throws NotFound also when it is somebody else's */
export async function exportOf(by: Member, id: string): Promise<ExportSummary> {
  const [row] = isId(id)
    ? await sql<Row>(`select ${columns} from ${source} where e.tenant_id = $1 and e.requested_by = $2 and e.id = $3`, [
        by.tenantId,
        by.id,
        id,
      ])
    : [];
  if (!row) throw new NotFound('export');
  return summary(row);
}
