import { fieldsInUse } from '../custom-fields/field-values.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { importTarget, ownTarget, type ImportTarget } from './import-fields.ts';

/** How far an import has come. `columns`: nobody has said yet what its columns are. `review`: checked, and waiting for a yes. */
export type ImportState = 'columns' | 'checking' | 'review' | 'running' | 'finished' | 'undone';

/** What was found out about a row, which decides what happens to it unless a member chooses otherwise. */
export const verdicts = [
  /** A company that is added, by its number. */
  'new',
  /** A company that is added, by its name alone; units of the register it may be are suggested. */
  'named',
  /** The tenant has it: what is empty there is filled. */
  'exists',
  /** Several companies of the tenant are called so. */
  'several',
  /** It lies in the tenant's trash. */
  'trash',
  /** Struck off, removed from open data, or unknown to the register; see `GoneReason`. */
  'gone',
  /** It brings an address of somebody whose processing is restricted. */
  'blocked',
  /** A cell says nothing that can be used. */
  'unreadable',
  /** The register had to be asked and did not answer. */
  'unanswered',
  /** An earlier row of the file is the same company. */
  'repeated',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What the register says of a unit that is not there any more, or never was. */
export type GoneReason = 'deleted' | 'removed' | 'unknown';

/** What became of a row: `left-out` was never tried, by its verdict or a member's choice. */
export type Outcome = 'created' | 'restored' | 'filled' | 'unchanged' | 'failed' | 'left-out';

/** An import as its pages show it. */
export interface CompanyImport {
  readonly id: string;
  readonly state: ImportState;
  /** Null for what was pasted; '' for a file in whose name there is nothing to see. */
  readonly fileName: string | null;
  readonly encoding: string;
  /** What stands between its cells; null for an import from before that was kept. */
  readonly delimiter: string | null;
  readonly headings: readonly string[];
  /** What each column is; undefined for one that is not brought in. Of those alone from `checking` on. */
  readonly fields: readonly (ImportTarget | undefined)[];
  /** The tenant's own fields that its columns may become; those that they become from `checking` on. */
  readonly own: readonly DeclaredField[];
  readonly language: 'nb' | 'en';
  readonly total: number;
  /** Rows checked, or carried out, by its state. */
  readonly done: number;
  readonly created: number;
  readonly filled: number;
  readonly unchanged: number;
  readonly failed: number;
  /** What undoing put into the trash and emptied. */
  readonly trashedAgain: number;
  readonly emptiedAgain: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly runAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  /** From when the days count after which it goes, rows and all. */
  readonly keptFrom: Date;
}

/** So long an import's rows are kept, and so long it can be undone. */
export const DAYS_KEPT = 30;

const columns = `i.id, i.state, i.file_name as "fileName", i.encoding, i.delimiter, i.headings, i.fields, i.language, i.total, i.done,
  i.created, i.filled, i.unchanged, i.failed, i.trashed_again as "trashedAgain", i.emptied_again as "emptiedAgain",
  i.created_at as "createdAt", i.created_by as "createdBy", m.name as "createdByName", i.run_at as "runAt",
  i.finished_at as "finishedAt", i.undone_at as "undoneAt", i.kept_from as "keptFrom"`;
const source = `company_imports i join members m on m.tenant_id = $1 and m.id = i.created_by`;

type Row = Omit<CompanyImport, 'fields' | 'own'> & { readonly fields: readonly string[] };

function shown(row: Row, inUse: readonly DeclaredField[]): CompanyImport {
  const own = row.state === 'columns' ? inUse : inUse.filter((field) => row.fields.includes(ownTarget(field)));
  return { ...row, own, fields: row.fields.map((field) => importTarget(field, own)) };
}

/** The tenant's newest imports, at most 50, without what their columns are. */
export async function newestImports(): Promise<CompanyImport[]> {
  const rows = await sql<Row>(
    `select ${columns} from ${source} where i.tenant_id = $1 order by i.created_at desc, i.id desc limit 50`,
    [currentTenantId()],
  );
  return rows.map((row) => shown({ ...row, fields: [] }, []));
}

/** One import of the tenant. @throws NotFound also when its days are over */
export const findImport = (id: string): Promise<CompanyImport> => one(id, '');

/** As `findImport`, and nobody else changes it until the open transaction ends. */
export const lockImport = (id: string): Promise<CompanyImport> => one(id, 'for update of i');

async function one(id: string, locking: '' | 'for update of i'): Promise<CompanyImport> {
  const [row] = isId(id)
    ? await sql<Row>(`select ${columns} from ${source} where i.tenant_id = $1 and i.id = $2 ${locking}`, [
        currentTenantId(),
        id,
      ])
    : [];
  if (!row) throw new NotFound('import');
  return shown(row, row.state === 'columns' || row.fields.some(isOwn) ? await fieldsInUse('company') : []);
}

const isOwn = (field: string): boolean => field.startsWith('custom:');

/** As `lockImport`, for an act that fits some states alone. @throws NotFound in any other */
export async function lockImportIn(id: string, ...states: readonly ImportState[]): Promise<CompanyImport> {
  const found = await lockImport(id);
  if (!states.includes(found.state)) throw new NotFound('import');
  return found;
}
