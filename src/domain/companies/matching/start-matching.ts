import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { owe, oweAgain } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';

/** Companies that are looked for, of `companies c`: not those abroad. */
export const unnumbered = `c.tenant_id = $1 and c.organisation_number is null and c.deleted_at is null
  and (c.country_code is null or c.country_code in ('', 'NO'))`;

/** How the newest matching stands. */
export interface Matching {
  readonly id: string;
  readonly state: 'running' | 'finished';
  /** How many companies it looks for, how many it has looked for, and for how many of these it suggests something. */
  readonly total: number;
  readonly lookedAt: number;
  readonly suggested: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** It waits for the register, which does not answer; or it was given up, and may be begun again. */
  readonly halted: 'register' | 'given-up' | null;
}

/** The newest matching of the tenant. */
export async function newestMatching(by: Member): Promise<Matching | undefined> {
  demand(by, 'read');
  const [matching] = await sql<Matching>(
    `select m.id, m.state, m.total, m.looked_at as "lookedAt", m.suggested, m.created_at as "createdAt",
            m.finished_at as "finishedAt",
            case when m.state = 'finished' then null
                 when o.id is null or o.dead_at is not null then 'given-up'
                 when o.failure is not null and o.done_at is null then 'register' end as halted
       from company_matchings m
       left join outbox o on o.tenant_id = $1 and o.kind = 'company-matching' and o.key = m.id::text
      where m.tenant_id = $1 order by m.created_at desc, m.id desc limit 1`,
    [by.tenantId],
  );
  return matching;
}

/** How many companies have no number and may have one. */
export async function countUnnumbered(by: Member): Promise<number> {
  demand(by, 'read');
  const [row] = await sql<{ count: number }>(`select count(*)::int as count from companies c where ${unnumbered}`, [
    by.tenantId,
  ]);
  return row?.count ?? 0;
}

/**
 * Begins to look for the numbers of all companies without one, in the background. One that is under way goes on.
 * @returns its id
 */
export async function startMatching(by: Member): Promise<string> {
  demand(by, 'write');
  const id = newId();
  const total = await countUnnumbered(by);
  const begun = await change(
    `insert into company_matchings (tenant_id, id, total, created_at) values ($1, $2, $3, $4)
     on conflict (tenant_id) where state = 'running' do nothing`,
    [by.tenantId, id, total, now()],
  );
  if (begun === 0) return goOn();
  await Promise.all([
    change(`delete from company_matchings where tenant_id = $1 and id <> $2`, [by.tenantId, id]),
    owe('company-matching', id),
    record(asActor(by), 'company.numbers-sought', { kind: 'company-matching', id }, { rows: total }),
  ]);
  return id;
}

// One that was given up would stand in the way of every matching to come.
async function goOn(): Promise<string> {
  const [running] = await sql<{ id: string }>(
    `select id from company_matchings where tenant_id = $1 and state = 'running'`,
    [currentTenantId()],
  );
  if (!running) throw new Error('the matching under way has just ended');
  await oweAgain('company-matching', running.id);
  return running.id;
}
