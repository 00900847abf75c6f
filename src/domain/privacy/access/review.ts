import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { beginningOf, oneLine } from '../../names.ts';
import { owe } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { titleOfTable } from './labels.ts';
import { isSealedColumn, openedChanges } from './sealed-values.ts';
import type { Finding } from './other-people.ts';
import { packageOf } from './request-package.ts';

/** A mention of somebody else, with the text it stands in. */
export interface ReviewedFinding extends Finding {
  readonly id: string;
  readonly masked: boolean;
  /** Before, the words themselves, and after. */
  readonly around: readonly [string, string, string];
}

/** One text and those it mentions. */
export interface ReviewedText {
  readonly title: string;
  readonly findings: readonly ReviewedFinding[];
}

const CONTEXT = 60;

/** The mentions a member decides about, text by text. @throws NotFound, NotAllowed */
export async function reviewOf(by: Member, packageId: string, language: 'nb' | 'en'): Promise<ReviewedText[]> {
  await packageOf(by, packageId);
  const rows = await sql<Finding & { id: string; masked: boolean }>(
    `select id, table_name as table, row_id as "rowId", column_name as column, kind, found, role, masked
       from access_findings where tenant_id = $1 and package_id = $2
      order by table_name, row_id, column_name, kind, found`,
    [by.tenantId, packageId],
  );
  const texts = Map.groupBy(rows, ({ table, rowId, column }) => `${table} ${rowId} ${column}`);
  const written = await inCase(by, () => textsOf(rows, language));
  return [...texts].map(([place, found]) => ({
    title: titleOfTable(found[0]?.table ?? '', language),
    findings: found.map((finding) => ({ ...finding, around: surroundings(written.get(place) ?? '', finding.found) })),
  }));
}

/** The texts that mentions stand in, by table, row and column. In the open transaction. */
async function textsOf(findings: readonly Finding[], language: 'nb' | 'en'): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const columns = Map.groupBy(findings, ({ table, column }) => `${table} ${column}`);
  for (const found of columns.values()) {
    const { table, column } = found[0] ?? { table: '', column: '' };
    // Both names are ours: the search wrote them down from the inventory.
    if (!declarationOf(table).columns[column]) throw new Error(`no such column: ${table}.${column}`);
    const wanted = [currentTenantId(), found.map(({ rowId }) => rowId)];
    if (isSealedColumn(table, column)) {
      const rows = await sql<{ id: string; contactId: string; sealed: Buffer | null }>(
        `select id, subject_id as "contactId", ${column} as sealed from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
        wanted,
      );
      const opened = await openedChanges(rows, language);
      for (const [at, { id }] of rows.entries()) texts.set(`${table} ${id} ${column}`, opened[at] ?? '');
      continue;
    }
    const rows = await sql<{ id: string; text: string | null }>(
      `select id, ${column} as text from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
      wanted,
    );
    for (const { id, text } of rows) texts.set(`${table} ${id} ${column}`, text ?? '');
  }
  return texts;
}

function surroundings(text: string, found: string): [string, string, string] {
  const at = text.toLowerCase().indexOf(found.toLowerCase());
  if (at < 0) return ['', found, ''];
  const [from, to] = [Math.max(0, at - CONTEXT), at + found.length + CONTEXT];
  return [
    (from > 0 ? '…' : '') + text.slice(from, at),
    text.slice(at, at + found.length),
    text.slice(at + found.length, to) + (to < text.length ? '…' : ''),
  ];
}

/**
 * Decides what of others is shown and has the file made. What is withheld, how much and why, goes into the package and
 * into the trail.
 * @param withheld ids of the mentions that are taken out; all others are shown
 * @param note why, in the reviewer's own words; may be empty, since Art. 15(4) is told anyhow
 * @throws Invalid (field `package`) for one that does not wait for review; NotFound, NotAllowed
 */
export async function releasePackage(
  by: Member,
  packageId: string,
  withheld: readonly string[],
  note: string,
): Promise<void> {
  demand(by, 'privacy');
  const waiting = await packageOf(by, packageId);
  if (waiting.contactId === null) throw new NotFound('access package');
  await change(`update access_findings set masked = id = any($3::uuid[]) where tenant_id = $1 and package_id = $2`, [
    by.tenantId,
    packageId,
    withheld.filter(isId),
  ]);
  const [counted] = await sql<{ masked: number; shown: number }>(
    `select count(*) filter (where masked)::int as masked, count(*) filter (where not masked)::int as shown
       from access_findings where tenant_id = $1 and package_id = $2`,
    [by.tenantId, packageId],
  );
  const released = await change(
    `update access_packages
        set state = 'writing', reviewed_at = $3, reviewed_by = $4, withheld = $5, withheld_note = $6, tables_done = 0
      where tenant_id = $1 and id = $2 and state = 'review'`,
    [by.tenantId, packageId, now(), by.id, counted?.masked ?? 0, beginningOf(oneLine(note), 500)],
  );
  if (released === 0) throw new Invalid({ package: 'access.notWaiting' });
  await owe('access-package', packageId, { subjectId: packageId });
  await record(
    asActor(by),
    'access.reviewed',
    { kind: 'contact', id: waiting.contactId },
    { withheld: counted?.masked ?? 0, shown: counted?.shown ?? 0, because: 'art. 15(4)' },
  );
}
