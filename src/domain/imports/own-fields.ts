import { readFieldValue } from '../custom-fields/field-value.ts';
import type { FieldProblem } from '../errors.ts';
import { fold } from '../names.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { parseDate } from '../../words/parsing.ts';
import type { CompanyImport } from './company-import.ts';

/** Values of a tenant's own fields, by the field's id, as `readFieldValue` keeps them. */
export type OwnValues = Readonly<Record<string, string>>;

const yes = ['yes', 'ja', 'j', 'y', 'x', 'true', 'sann', '1'];
const no = ['no', 'nei', 'n', 'false', 'usann', '0'];

/** Reads a cell for one of the tenant's own fields: dates, choices, yes and no as files have them. */
export function readOwnCell(
  field: DeclaredField,
  cell: string,
): { readonly value: string | null } | { readonly problem: FieldProblem } {
  return readFieldValue(field, asTyped(field, cell));
}

function asTyped({ kind, choices }: DeclaredField, cell: string): string {
  const text = fold(cell.trim());
  if (kind === 'date') return parseDate(cell) ?? cell;
  if (kind === 'choice') return choices.find((choice) => fold(choice) === text) ?? cell;
  if (kind !== 'yes-no') return cell;
  return yes.includes(text) ? 'yes' : no.includes(text) ? 'no' : cell;
}

/** A company, and what a row says in the tenant's own fields. */
export interface OwnValuesOfCompany {
  readonly id: string;
  readonly line: number;
  readonly own: OwnValues;
}

/**
 * Fills the tenant's own fields of companies where they are empty, and writes down with each row what it filled, so that undoing the
 * import finds it. In the open transaction. @returns the ids of the companies in which something was filled
 */
export async function fillOwnFields(found: CompanyImport, companies: readonly OwnValuesOfCompany[]): Promise<string[]> {
  const some = companies.filter(({ own }) => Object.keys(own).length > 0);
  if (some.length === 0) return [];
  const rows = await sql<{ id: string }>(
    `with brought as materialized (
       select b.id, b.line, (select jsonb_object_agg(v.key, v.value) from jsonb_each_text(b.own) v
                              where not coalesce(c.custom_fields, '{}') ? v.key) as own
         from unnest($3::uuid[], $4::int[], $5::jsonb[]) as b (id, line, own)
         join companies c on c.tenant_id = $1 and c.id = b.id),
     filled as (
       update companies c set custom_fields = coalesce(c.custom_fields, '{}') || b.own, version = c.version + 1, updated_at = now()
         from brought b where c.tenant_id = $1 and c.id = b.id and b.own is not null returning c.id)
     update company_import_rows r set own_filled = b.own
       from brought b join filled f on f.id = b.id
      where r.tenant_id = $1 and r.import_id = $2 and r.line = b.line
     returning b.id`,
    [
      currentTenantId(),
      found.id,
      some.map(({ id }) => id),
      some.map(({ line }) => line),
      some.map(({ own }) => JSON.stringify(own)),
    ],
  );
  return rows.map(({ id }) => id);
}

/**
 * Empties again what an import filled in the tenant's own fields, unless somebody has written something else there since. In the open
 * transaction. @returns the ids of the companies in which something was emptied
 */
export async function emptyOwnFields(found: CompanyImport): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `with emptied as materialized (
       select c.id, array_agg(v.key) as keys
         from company_import_rows r join companies c on c.tenant_id = $1 and c.id = r.company_id,
              lateral jsonb_each_text(r.own_filled) v
        where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('filled', 'restored')
          and c.custom_fields ->> v.key = v.value group by c.id)
     update companies c set custom_fields = nullif(c.custom_fields - e.keys, '{}'), version = c.version + 1, updated_at = now()
       from emptied e where c.tenant_id = $1 and c.id = e.id
     returning c.id`,
    [currentTenantId(), found.id],
  );
  return rows.map(({ id }) => id);
}

/** Keeps the tenant's own fields of companies that were just added, in the open transaction. */
export async function keepOwnFields(
  companies: readonly { readonly id: string; readonly own: OwnValues }[],
): Promise<void> {
  const some = companies.filter(({ own }) => Object.keys(own).length > 0);
  if (some.length === 0) return;
  await change(
    `update companies c set custom_fields = b.own from unnest($2::uuid[], $3::jsonb[]) as b (id, own)
      where c.tenant_id = $1 and c.id = b.id`,
    [currentTenantId(), some.map(({ id }) => id), some.map(({ own }) => JSON.stringify(own))],
  );
}
