import type { ShownSuggestion } from '../companies/matching/match-list.ts';
import { NotFound } from '../errors.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { verdicts, type CompanyImport, type Verdict } from './company-import.ts';
import { rowValues, type RowValues } from './row-values.ts';

/** Where the rows of a review stand: by verdict, or left out by a member. */
export const shelves = [...verdicts, 'dropped'] as const;
export type Shelf = (typeof shelves)[number];

/** A row as it is reviewed. */
export interface ReviewedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly values: RowValues;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly personLike: boolean;
  readonly withheld: readonly string[];
  /** `drop`, `take`, or the number of the unit that was chosen for it. */
  readonly choice: string | null;
  readonly suggestions: readonly ShownSuggestion[];
  /** The tenant's company it is, where it is one. */
  readonly company: { readonly id: string; readonly name: string } | null;
}

export const ROWS_PER_PAGE = 25;

/** SQL, true of a row `r` that is carried out: by its verdict, or since a member said so. */
export const inLine = `(r.choice is distinct from 'drop' and (r.verdict in ('new', 'named', 'exists')
  or (r.choice = 'take' and (r.verdict in ('trash', 'several') or (r.verdict = 'gone' and r.reason <> 'removed')))))`;

const columns = `r.line, r.cells, r.verdict, r.reason, r.person_like as "personLike", r.withheld, r.choice,
  case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as company,
  coalesce((select jsonb_agg(jsonb_build_object('number', s.value ->> 'number', 'certainty', s.value ->> 'certainty',
              'reasons', s.value -> 'reasons', 'name', u.name, 'legalForm', u.legal_form, 'place', u.place,
              'status', u.status, 'taken', case when other.id is not null
                then jsonb_build_object('id', other.id, 'name', other.name) end) order by s.ordinality)
              from jsonb_array_elements(r.suggestions) with ordinality s
              join register_units u on u.organisation_number = s.value ->> 'number' and u.name is not null
              left join companies other on other.tenant_id = $1 and other.deleted_at is null
                   and other.organisation_number = s.value ->> 'number'), '[]') as suggestions`;
const source = `company_import_rows r left join companies c on c.tenant_id = $1 and c.id = r.company_id`;

type Row = Omit<ReviewedRow, 'values'>;

const withValues =
  ({ fields, own }: CompanyImport) =>
  (row: Row): ReviewedRow => ({ ...row, values: rowValues(fields, row.cells, own) });

/** One page of a shelf, in the order of the file, in one statement. @param after a line of the file */
export async function rowsOn(
  found: CompanyImport,
  shelf: Shelf,
  after = 0,
): Promise<{ readonly rows: readonly ReviewedRow[]; readonly more: boolean }> {
  const dropped = shelf === 'dropped';
  const rows = await sql<Row>(
    `select ${columns} from ${source}
      where r.tenant_id = $1 and r.import_id = $2 and r.line > $3
        and ${dropped ? `r.choice = 'drop'` : `r.verdict = $4 and r.choice is distinct from 'drop'`}
      order by r.line limit ${ROWS_PER_PAGE + 1}`,
    [currentTenantId(), found.id, after, ...(dropped ? [] : [shelf])],
  );
  return { rows: rows.slice(0, ROWS_PER_PAGE).map(withValues(found)), more: rows.length > ROWS_PER_PAGE };
}

/** One row that is judged. @throws NotFound */
export async function rowOf(found: CompanyImport, line: number): Promise<ReviewedRow> {
  const [row] = await sql<Row>(
    `select ${columns} from ${source} where r.tenant_id = $1 and r.import_id = $2 and r.line = $3 and r.verdict is not null`,
    [currentTenantId(), found.id, line],
  );
  if (!row) throw new NotFound('row');
  return withValues(found)(row);
}

/** How many rows stand where (on a shelf that is not there none do), how many are carried out, and for how many of these one unit is sure. */
export interface ReviewCounts {
  readonly shelves: ReadonlyMap<Shelf, number>;
  readonly inLine: number;
  readonly sure: number;
}

/** SQL, true of a row `r` with a unit that is sure, about which nobody has said anything. */
export const isSure = `(r.verdict = 'named' and r.choice is null and r.suggestions -> 0 ->> 'certainty' = 'sure')`;

export async function reviewCounts({ id }: CompanyImport): Promise<ReviewCounts> {
  const rows = await sql<{ shelf: Shelf; count: number; inLine: number; sure: number }>(
    `select case when r.choice = 'drop' then 'dropped' else r.verdict end as shelf, count(*)::int as count,
            count(*) filter (where ${inLine})::int as "inLine", count(*) filter (where ${isSure})::int as sure
       from company_import_rows r where r.tenant_id = $1 and r.import_id = $2 and r.verdict is not null group by 1`,
    [currentTenantId(), id],
  );
  const sum = (key: 'inLine' | 'sure'): number => rows.reduce((total, row) => total + row[key], 0);
  return { shelves: new Map(rows.map(({ shelf, count }) => [shelf, count])), inLine: sum('inLine'), sure: sum('sure') };
}
