import { everyTenantId } from '../housekeeping.ts';
import { tenantKey } from '../keys/tenant-keys.ts';
import { change, currentTenantId, inTenant, sql } from '../tenancy.ts';
import { record, system } from './audit.ts';
import { checkpointProof } from './chain.ts';
import { shortestMonths } from './shortest-periods.ts';
import { beginWalk, walkOn } from './walk-chain.ts';

/** Entries cut in one transaction. */
const PER_BATCH = 2_000;

/**
 * Removes from every trail what is past its time (audit_periods): 24 months, five years for what concerns privacy. An
 * entry's seal stays, so the rest of the chain verifies. Where everything at the beginning is past the longest time the seals
 * go as well, behind a checkpoint. The application may do neither itself: two functions of the database do, and look at
 * the dates. What was cut is written into the trail, but not into one of a tenant that is erased, which is to end.
 *
 * @returns how many entries were cut
 */
export async function cutAudit(): Promise<number> {
  let cut = 0;
  for (const tenantId of await everyTenantId()) {
    for (;;) {
      const batch = await inTenant(tenantId, cutBatch);
      cut += batch;
      if (batch < PER_BATCH) break;
    }
    await inTenant(tenantId, cutSeals);
  }
  return cut;
}

async function cutBatch(): Promise<number> {
  const [row] = await sql<{ count: number }>(`select directory.cut_audit_entries($1, ${PER_BATCH}) as count`, [
    currentTenantId(),
  ]);
  const count = row?.count ?? 0;
  // Else the trail of a tenant that is erased would never end, since what is written of a cut is cut in its turn.
  if (count > 0 && !(await isErased())) await record(system, 'audit.cut', { kind: 'audit' }, { count });
  return count;
}

async function isErased(): Promise<boolean> {
  const [tenant] = await sql<{ erased: boolean }>(`select erased_at is not null as erased from tenants where id = $1`, [
    currentTenantId(),
  ]);
  return tenant?.erased ?? false;
}

/** Puts a checkpoint at the last seal before the first that must stay, and lets the seals up to it go. */
async function cutSeals(): Promise<void> {
  const [last] = await sql<{ seq: number; mac: Buffer }>(
    `select s.seq, s.mac from audit_seals s
      where s.tenant_id = $1
        and s.seq < coalesce(
              (select k.seq from audit_seals k
                where k.tenant_id = $1
                  and (k.at >= now() - make_interval(months => greatest((select max(months) from audit_periods), $2::int))
                       or exists (select from audit_entries e where e.tenant_id = $1 and e.id = k.entry_id))
                order by k.seq limit 1),
              9223372036854775807)
      order by s.seq desc limit 1`,
    [currentTenantId(), Math.max(...Object.values(shortestMonths))],
  );
  if (!last) return;
  const key = await tenantKey('audit');
  if (!(await fits(key, last.seq))) return;
  await change(
    `insert into audit_checkpoints (tenant_id, seq, mac, proof) values ($1, $2, $3, $4) on conflict (tenant_id, seq) do nothing`,
    [currentTenantId(), last.seq, last.mac, checkpointProof(key, last.seq, last.mac)],
  );
  await sql(`select directory.cut_audit_seals($1)`, [currentTenantId()]);
}

/**
 * Whether the chain is whole up to a seal. Its dates are in the hands of whoever owns the database, and a checkpoint of ours over seals
 * that were dated back would make it ours that they are gone.
 */
async function fits(key: Buffer, seq: number): Promise<boolean> {
  const walk = beginWalk(key);
  let more = true;
  while (more && walk.head.seq < seq) more = await walkOn(key, walk, new Map());
  return ![...walk.integrity, ...walk.completeness].some((finding) => finding.seq === undefined || finding.seq <= seq);
}
