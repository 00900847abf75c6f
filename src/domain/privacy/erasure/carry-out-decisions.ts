import { now } from '../../clock.ts';
import { renameCompany } from '../../companies/rename-company.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { declarationOf } from '../inventory/inventory.ts';
import type { TreatedRows } from './erase-here.ts';
import { givenNamePatterns } from './given-name.ts';
import { withoutPerson } from './place-values.ts';
import { placeOf, type FreeTextDecision, type Place } from './places.ts';
import { patternsFor, spansOf, type Traces } from './traces.ts';

interface Decision {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly decision: FreeTextDecision;
}

/** What stands where the person stood. */
export const mark = { nb: '[slettet]', en: '[erased]' } as const;

/**
 * Does what was decided about each place in free text, in the open case. A place that has changed since is read again: what
 * names the person now is taken out. Rows under a hold stay as they are and wait for its end (hard case 17).
 */
export async function carryOutDecisions(erasureId: string, traces: Traces): Promise<TreatedRows[]> {
  const decisions = await sql<Decision>(
    `select place_table as "table", place_column as "column", place_row as "row", decision
       from erasure_decisions where tenant_id = $1 and erasure_id = $2 and carried_out_at is null
      order by place_table, place_row, place_column for update`,
    [currentTenantId(), erasureId],
  );
  const [tenant] = await sql<{ language: 'nb' | 'en' }>(`select language from tenants where id = $1`, [
    currentTenantId(),
  ]);
  // A row counts once, in however many columns the person stood.
  const done = new Map<string, Set<string>>();
  for (const decision of decisions)
    if ((await carryOut(decision, traces, mark[tenant?.language ?? 'nb'])) > 0)
      done.set(decision.table, (done.get(decision.table) ?? new Set()).add(decision.row));
  await change(
    `update erasure_decisions d set carried_out_at = $3
      where d.tenant_id = $1 and d.erasure_id = $2 and d.carried_out_at is null
        and d.place_row not in (select held_row from legal_holds where tenant_id = $1 and held_table = d.place_table and released_at is null)`,
    [currentTenantId(), erasureId, now()],
  );
  return Array.from(done, ([table, rows]) => ({ table, rows: rows.size, ofOthers: true }));
}

async function carryOut({ table, column, row, decision }: Decision, traces: Traces, words: string): Promise<number> {
  if (decision === 'keep') return 0;
  const place = placeOf(table, column);
  const { columns } = declarationOf(table);
  // Elsewhere than in those places the name is taken out, and nothing else is done (decide-residue.ts).
  if (!columns[column] || (!place && decision === 'delete')) return 0;
  const here = [currentTenantId(), row];
  const free = `tenant_id = $1 and id = $2 and not (${isHeld(table, `${table}.id`)})`;
  if (place && decision === 'delete' && place.kind === 'text' && place.deleted === undefined)
    return change(`delete from ${table} where ${free}`, here);
  const [found] = await sql<{ value: unknown; number: string | null }>(
    `select to_jsonb(${column}) as value, ${table === 'companies' ? 'organisation_number' : 'null'} as number from ${table} where ${free} for update`,
    here,
  );
  if (found === undefined) return 0;
  // With the version, where there is one: a form that was open meanwhile cannot bring the name back.
  const version = 'version' in columns ? ', version = version + 1' : '';
  if (place?.deleted !== undefined && decision === 'delete') {
    await tellOtherwise(place, row, null);
    return change(`update ${table} set ${column} = ${place.deleted}${version} where ${free}`, here);
  }
  const spans = spansFor(place, traces);
  if (!spans) return 0;
  const mark = decision === 'redact' ? words : undefined;
  const without = withoutPerson(place ?? { kind: 'text' }, found.value, spans, mark, await writtenFields());
  if (without === undefined) return 0;
  if (table === 'companies' && column === 'name' && typeof without === 'string')
    return renameCompany(row, without, found.number);
  if (place && typeof without === 'string') await tellOtherwise(place, row, without);
  const value = place?.kind === 'fields' && without !== null ? JSON.stringify(without) : without;
  return change(`update ${table} set ${column} = $3${version} where ${free}`, [...here, value]);
}

/**
 * Where the person stands in a place that was decided about, by their given name alone too: there it is they. In lines, a family name
 * that is a farm's or a town's as well stays.
 */
function spansFor(place: Place | undefined, traces: Traces): RegExp | undefined {
  const patterns = place?.kind === 'lines' ? patternsFor(traces, place.family) : undefined;
  if (patterns && place?.family !== undefined) return new RegExp(patterns.any, 'giu');
  const spans = patterns ? new RegExp(patterns.any, 'giu') : spansOf(traces);
  const given = place?.family === undefined ? givenNamePatterns(traces)?.js : undefined;
  const parts = [spans?.source, given].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : new RegExp(parts.join('|'), 'giu');
}

/** The fields of the organisation's own in which anything may be written. */
async function writtenFields(): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>(
    `select id from custom_field_declarations where tenant_id = $1 and kind = 'text'`,
    [currentTenantId()],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Who is told of something is named as the log has them, and their address goes where they have been told; what they are still owed
 * goes there first (Art. 19). Before the log is changed.
 */
async function tellOtherwise({ table, column }: Place, row: string, value: string | null): Promise<void> {
  if (table !== 'disclosures' || (column !== 'recipient' && column !== 'email')) return;
  await change(
    `update recipient_notices n set ${column} = $3
       from disclosures d
      where d.tenant_id = $1 and d.id = $2 and n.tenant_id = $1 and n.contact_id = d.contact_id and n.${column} = d.${column}
        and ($3::text is not null or n.sent_at is not null or n.done_at is not null)`,
    [currentTenantId(), row, value],
  );
}
