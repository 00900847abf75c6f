import { now } from '../../clock.ts';
import { renameCompany } from '../../companies/rename-company.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { places, type FreeTextDecision } from './free-text.ts';
import { spansOf, type Traces } from './traces.ts';

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
export async function carryOutDecisions(
  erasureId: string,
  traces: Traces,
): Promise<{ readonly table: string; readonly rows: number }[]> {
  const decisions = await sql<Decision>(
    `select place_table as "table", place_column as "column", place_row as "row", decision
       from erasure_decisions where tenant_id = $1 and erasure_id = $2 and carried_out_at is null
      order by place_table, place_row, place_column for update`,
    [currentTenantId(), erasureId],
  );
  const [tenant] = await sql<{ language: 'nb' | 'en' }>(`select language from tenants where id = $1`, [
    currentTenantId(),
  ]);
  const done = [];
  for (const decision of decisions)
    done.push({ table: decision.table, rows: await carryOut(decision, traces, mark[tenant?.language ?? 'nb']) });
  await change(
    `update erasure_decisions d set carried_out_at = $3
      where d.tenant_id = $1 and d.erasure_id = $2 and d.carried_out_at is null
        and d.place_row not in (select held_row from legal_holds where tenant_id = $1 and held_table = d.place_table and released_at is null)`,
    [currentTenantId(), erasureId, now()],
  );
  return done;
}

async function carryOut({ table, column, row, decision }: Decision, traces: Traces, words: string): Promise<number> {
  if (decision === 'keep') return 0;
  const place = places.find((one) => one.table === table && one.column === column);
  const { columns } = declarationOf(table);
  // Elsewhere than in those places the name is taken out, and nothing else is done (decide-residue.ts).
  if (!columns[column] || (!place && decision === 'delete')) return 0;
  const here = [currentTenantId(), row];
  const free = `tenant_id = $1 and id = $2 and not (${isHeld(table, `${table}.id`)})`;
  if (place && decision === 'delete') {
    if (place.table === 'activities') return change(`delete from activities where ${free}`, here);
    if (place.table === 'disclosures') return change(`update disclosures set why = '' where ${free}`, here);
    if (place.table === 'companies' && place.column !== 'name')
      return change(`update companies set ${place.column} = null, version = version + 1 where ${free}`, here);
    return change(
      `update deals set version = version + 1,
              title = (select case t.language when 'en' then 'Deal' else 'Salg' end from tenants t where t.id = $1)
        where ${free}`,
      here,
    );
  }
  const [found] = await sql<{ text: string | null; number: string | null }>(
    `select ${column} as text, ${table === 'companies' ? 'organisation_number' : 'null'} as number from ${table} where ${free} for update`,
    here,
  );
  const spans = spansOf(traces);
  if (!spans || found?.text == null) return 0;
  const without = found.text.replace(spans, words);
  if (without === found.text) return 0;
  if (table === 'companies' && column === 'name') return renameCompany(row, without, found.number);
  // With the version, where there is one: a form that was open meanwhile cannot bring the name back.
  const version = 'version' in columns ? ', version = version + 1' : '';
  // Who is told of the erasure is named as the log had them.
  if (table === 'disclosures' && column === 'recipient')
    await change(
      `update recipient_notices n set recipient = $3
         from disclosures d
        where d.tenant_id = $1 and d.id = $2 and n.tenant_id = $1 and n.contact_id = d.contact_id and n.recipient = d.recipient`,
      [...here, without],
    );
  return change(`update ${table} set ${column} = $3${version} where ${free}`, [...here, without]);
}
