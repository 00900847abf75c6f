import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { emptyFields } from '../companies/empty-fields.ts';
import type { CompanyField } from '../companies/fields.ts';
import { takeNumbersAway } from '../companies/take-numbers-away.ts';
import { NotFound } from '../errors.ts';
import { oweManyAgain } from '../outbox.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { emptyOwnFields } from './own-fields.ts';
import { DAYS_KEPT, lockImportIn, type CompanyImport } from './company-import.ts';

/** The last moment at which an import can be undone; undefined for one that has not finished, or is undone. */
export const undoableUntil = ({ state, finishedAt }: CompanyImport): Date | undefined =>
  state === 'finished' && finishedAt ? new Date(finishedAt.getTime() + DAYS_KEPT * 24 * 3_600_000) : undefined;

/** What undoing an import came to. */
export interface Undone {
  /** Companies that went into the trash; those with people, deals or activities since are left. */
  readonly trashed: number;
  /** Companies in which something was emptied. */
  readonly emptied: number;
  /** Companies that were left, since somebody works with them. */
  readonly left: number;
}

/**
 * Undoes a whole import: what it added goes into the trash, unless somebody has begun to work with it; what it filled is emptied where
 * nobody has typed anything since, and a number it gave is taken away. In the open transaction, with as many statements for one
 * row as for all of them.
 * @throws NotFound when it is not finished, undone already, or too old
 */
export async function undoImport(by: Member, id: string): Promise<Undone> {
  demand(by, 'write');
  const found = await lockImportIn(id, 'finished');
  const until = undoableUntil(found);
  if (!until || until < now()) throw new NotFound('import');
  const filled = await takeValuesBack(by, found);
  const added = await sql<{ trashed: number; left: number }>(
    `with added as materialized (
       select c.id, ${isWorkedWith} as worked_with from company_import_rows r
         join companies c on c.tenant_id = $1 and c.id = r.company_id and c.deleted_at is null
        where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('created', 'restored')),
     trashed as (
       update companies c set deleted_at = $4, deleted_by = $3, version = c.version + 1
         from added where c.tenant_id = $1 and c.id = added.id and not added.worked_with returning c.id)
     select (select count(*) from trashed)::int as trashed,
            (select count(*) from added where worked_with)::int as left`,
    [by.tenantId, id, by.id, now()],
  );
  const undone = { trashed: 0, left: 0, ...added[0], emptied: filled };
  await Promise.all([
    change(
      `update company_imports set state = 'undone', undone_at = $3, trashed_again = $4, emptied_again = $5
        where tenant_id = $1 and id = $2`,
      [by.tenantId, id, now(), undone.trashed, undone.emptied],
    ),
    record(asActor(by), 'company.import-undone', { kind: 'company-import', id }, { ...undone }),
  ]);
  return undone;
}

const isWorkedWith = `(exists (select from contact_companies w where w.tenant_id = $1 and w.company_id = c.id)
  or exists (select from deals w where w.tenant_id = $1 and w.company_id = c.id)
  or exists (select from activities w where w.tenant_id = $1 and w.company_id = c.id))`;

interface FilledField {
  readonly companyId: string;
  readonly field: CompanyField;
  readonly numbered: boolean;
}

/** @returns of how many companies something was taken back */
async function takeValuesBack(by: Member, found: CompanyImport): Promise<number> {
  const [filled, numbered] = await Promise.all([
    sql<FilledField>(
      `select s.company_id as "companyId", s.field, c.organisation_number is not null as numbered
         from company_import_rows r
         join companies c on c.tenant_id = $1 and c.id = r.company_id
         join company_field_sources s on s.tenant_id = $1 and s.company_id = r.company_id and s.source = 'import'
              and s.edited_at = $3
        where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('filled', 'restored') order by c.id for update of c`,
      [by.tenantId, found.id, found.runAt],
    ),
    sql<{ companyId: string }>(
      `select r.company_id as "companyId" from company_import_rows r
        where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('filled', 'restored') and r.reason = 'numbered'
          and r.company_id is not null`,
      [by.tenantId, found.id],
    ),
  ]);
  const unnumbered = await takeNumbersAway(
    by,
    numbered.map(({ companyId }) => companyId),
  );
  const companies = [...new Set(filled.map(({ companyId }) => companyId))];
  const own = await emptyOwnFields(found);
  await emptyFields(filled);
  await change(
    `delete from company_field_sources
      where tenant_id = $1 and company_id = any($2::uuid[]) and source = 'import' and edited_at = $3`,
    [by.tenantId, companies, found.runAt],
  );
  // What they say now where the file spoke before, the register may know.
  const asked = new Set(filled.filter((one) => one.numbered).map(({ companyId }) => companyId));
  await oweManyAgain(
    'enrichment',
    [...asked].filter((companyId) => !unnumbered.includes(companyId)),
  );
  return new Set([...companies, ...unnumbered, ...own]).size;
}
