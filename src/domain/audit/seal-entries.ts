import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { tenantKey } from '../keys/tenant-keys.ts';
import { change, currentTenantId, inTenant, platformRead, sql } from '../tenancy.ts';
import { chainHead, genesis } from './audit-head.ts';
import { chainedColumns, digestOf, macOf, momentOf, type ChainedEntry, type Keep, type Seal } from './chain.ts';
import { caughtUp, followHead } from './known-head.ts';
import { lastLook, noteLook } from './last-look.ts';
import { purposeOf } from './purposes.ts';

/** About how many entries are sealed in one transaction. */
const PER_BATCH = 2_000;

/**
 * Seals what is waiting in every tenant's trail, but for those that are not as they were when something was last sealed.
 * @returns how many entries were sealed
 */
export async function sealAudit(): Promise<number> {
  const began = now();
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_with_unsealed()`);
  let sealed = 0;
  for (const { tenant_id: tenantId } of tenants) sealed += await sealEntries(tenantId);
  await noteLook(began);
  return sealed;
}

/**
 * Puts the entries of a tenant that are waiting into its chain, in the order they were written. Entries of a transaction
 * that is still open come with the next call. Safe to run twice and at once: the chain is locked meanwhile, the trail is not.
 * Where the trail does not go on from the head that is known outside the database nothing is sealed: a seal on top of what somebody
 * has changed would make it ours.
 *
 * @returns how many entries were sealed
 */
export async function sealEntries(tenantId: string): Promise<number> {
  const looked = await lastLook();
  let sealed = 0;
  for (;;) {
    const batch = await inTenant(tenantId, () => sealBatch(looked));
    if (batch === 0) return sealed;
    sealed += batch;
  }
}

async function sealBatch(looked: Date | undefined): Promise<number> {
  const tenantId = currentTenantId();
  const [, key] = await Promise.all([
    sql(`select pg_advisory_xact_lock(hashtextextended($1, 8))`, [tenantId]),
    tenantKey('audit'),
  ]);
  // After the last batch as well: what this keeps is what is committed.
  const { halted, known } = await followHead();
  if (halted !== undefined) return 0;
  const entries = await takeWaiting(tenantId);
  if (entries.length === 0) {
    await caughtUp(known);
    return 0;
  }
  const sealedAt = momentOf(now());
  const lookedAt = looked && !known.catchingUp ? momentOf(looked) : null;
  let { seq, mac } = (await chainHead()) ?? genesis(key);
  const seals = entries.map((entry) => {
    seq += 1;
    const seal: Seal = {
      seq,
      entryId: entry.id,
      at: entry.at,
      keep: keepOf(entry),
      digest: digestOf(key, tenantId, entry),
      sealedAt,
      lookedAt,
    };
    mac = macOf(key, mac, seal);
    return { ...seal, mac };
  });
  await change(
    `insert into audit_seals (tenant_id, seq, entry_id, at, keep, digest, mac, sealed_at, looked_at)
     select $1, n.*, $8::timestamptz, $9::timestamptz
       from unnest($2::bigint[], $3::uuid[], $4::timestamptz[], $5::text[], $6::bytea[], $7::bytea[]) as n`,
    [
      tenantId,
      seals.map((seal) => seal.seq),
      seals.map((seal) => seal.entryId),
      seals.map((seal) => seal.at),
      seals.map((seal) => seal.keep),
      seals.map((seal) => seal.digest),
      seals.map((seal) => seal.mac),
      sealedAt,
      lookedAt,
    ],
  );
  await faultPoint('entries sealed');
  return entries.length;
}

/** Takes the oldest waiting entries off the list, about a batch of them, in the order they go into the chain. */
const takeWaiting = (tenantId: string): Promise<ChainedEntry[]> =>
  sql<ChainedEntry>(
    `with taken as (
       delete from audit_pending p
        using (select id, sum(cardinality(entry_ids)) over (order by id) - cardinality(entry_ids) as before
                 from (select id, entry_ids from audit_pending where tenant_id = $1 order by id limit ${PER_BATCH}) oldest) o
        where p.tenant_id = $1 and p.id = o.id and o.before < ${PER_BATCH}
       returning p.entry_ids)
     select ${chainedColumns}
       from (select distinct unnest(entry_ids) as id from taken) t
       join audit_entries e on e.tenant_id = $1 and e.id = t.id
      where not exists (select from audit_seals s where s.tenant_id = $1 and s.entry_id = t.id)
      order by e.at, e.id`,
    [tenantId],
  );

/** How long an entry is kept goes by what it is for. */
const keepOf = ({ purpose, action }: ChainedEntry): Keep =>
  (purpose ?? purposeOf(action)) === 'privacy' ? 'privacy' : 'ordinary';
