import { currentTenantId, sql } from '../tenancy.ts';
import type { Anchor } from './anchor-file.ts';
import { genesis, type ChainHead } from './audit-head.ts';
import { chainedColumns, checkpointProof, digestOf, macOf, moment, type ChainedEntry, type Seal } from './chain.ts';
import type { Finding } from './finding.ts';
import { shortestMonths } from './shortest-periods.ts';

/** How far a chain has been looked at from its beginning on, and what was found on the way. */
export interface Walk {
  head: ChainHead;
  /** Seals looked at. */
  seals: number;
  /** Entries that have been cut after their time. */
  cut: number;
  readonly integrity: Finding[];
  readonly completeness: Finding[];
}

/** A tenant's anchors, by the number of the seal they speak of. */
export type AnchorsBySeal = ReadonlyMap<number, readonly Anchor[]>;

/** Seals read at a time. */
const PER_BATCH = 2_000;

/**
 * How much older than the sealer's last look an entry may be, in milliseconds: what a transaction may take that was open then. A
 * statement ends after two minutes, and no transaction has more than a few that take long.
 */
const LONGEST_TRANSACTION = 15 * 60_000;

interface SealRow extends Omit<ChainedEntry, 'id' | 'at'> {
  readonly seq: number;
  readonly entry_id: string;
  readonly seal_at: string;
  readonly keep: Seal['keep'];
  readonly digest: Buffer;
  readonly mac: Buffer;
  readonly sealed_at: string | null;
  readonly looked_at: string | null;
  readonly id: string | null;
  readonly at: string | null;
  readonly expired: boolean;
}

/** Stands before the first seal of the open transaction's tenant. */
export const beginWalk = (key: Buffer): Walk => ({
  head: genesis(key),
  seals: 0,
  cut: 0,
  integrity: [],
  completeness: [],
});

/**
 * Looks at the next seals, in the open transaction; between two calls it may be another one.
 * @param ours the anchors of this tenant that count
 * @returns whether there may be more
 */
export async function walkOn(key: Buffer, walk: Walk, ours: AnchorsBySeal): Promise<boolean> {
  const rows = await nextSeals(walk.head.seq);
  if (rows[0]?.seq !== walk.head.seq + 1) await pastCheckpoint(key, walk, rows[0]?.seq, ours);
  for (const row of rows) look(key, walk, row, ours);
  return rows.length === PER_BATCH;
}

function look(key: Buffer, walk: Walk, row: SealRow, ours: AnchorsBySeal): void {
  const { head, integrity, completeness } = walk;
  const { seq, seal_at: at, entry_id: entryId, keep, digest, sealed_at: sealedAt, looked_at: lookedAt } = row;
  const seal: Seal = { seq, entryId, at, keep, digest, sealedAt, lookedAt };
  // After a hole nothing can be said of the seal that followed on what was in it; the next one follows on it again.
  if (seq !== head.seq + 1) completeness.push({ problem: 'seal-missing', seq: head.seq + 1 });
  else if (!macOf(key, head.mac, seal).equals(row.mac)) integrity.push({ problem: 'seal-changed', seq });
  if (isMisdated(seal)) integrity.push({ problem: 'entry-misdated', seq, entryId });
  const found = findingOf(key, row);
  if (found === 'cut') walk.cut += 1;
  else if (found) (found.problem === 'entry-missing' ? completeness : integrity).push(found);
  walk.seals += 1;
  stand(walk, { seq, mac: row.mac }, ours);
}

/** Goes on to a head, which must be what the anchors of that seal say. */
function stand(walk: Walk, head: ChainHead, ours: AnchorsBySeal): void {
  for (const { seq, mac, day } of ours.get(head.seq) ?? [])
    if (mac !== head.mac.toString('hex')) walk.integrity.push({ problem: 'chain-rewritten', seq, day });
  walk.head = head;
}

/**
 * Where the seals that should come next have been cut, the chain goes on at the newest checkpoint before what is left, whose proof
 * must be ours. So does one whose beginning was cut since the last call.
 */
async function pastCheckpoint(key: Buffer, walk: Walk, next: number | undefined, ours: AnchorsBySeal): Promise<void> {
  const [checkpoint] = await sql<ChainHead & { proof: Buffer }>(
    `select seq, mac, proof from audit_checkpoints where tenant_id = $1 and seq > $2 and ($3::bigint is null or seq < $3)
      order by seq desc limit 1`,
    [currentTenantId(), walk.head.seq, next ?? null],
  );
  if (!checkpoint) return;
  const { seq, mac, proof } = checkpoint;
  if (!checkpointProof(key, seq, mac).equals(proof)) walk.integrity.push({ problem: 'checkpoint-changed', seq });
  stand(walk, { seq, mac }, ours);
}

/** Whether an entry is dated before the sealer's last look at a list it was not on then, or after it was sealed. */
function isMisdated({ at, sealedAt, lookedAt }: Seal): boolean {
  const written = Date.parse(at);
  if (sealedAt !== null && written - Date.parse(sealedAt) > LONGEST_TRANSACTION) return true;
  return lookedAt !== null && Date.parse(lookedAt) - written > LONGEST_TRANSACTION;
}

const nextSeals = (after: number): Promise<SealRow[]> =>
  sql<SealRow>(
    `select s.seq, s.entry_id, ${moment('s.at')} as seal_at, s.keep, s.digest, s.mac,
            ${moment('s.sealed_at')} as sealed_at, ${moment('s.looked_at')} as looked_at,
            s.at < now() - make_interval(months => greatest(p.months, ($3::jsonb ->> s.keep)::int)) as expired,
            ${chainedColumns}
       from audit_seals s
       join audit_periods p on p.keep = s.keep
       left join audit_entries e on e.tenant_id = $1 and e.id = s.entry_id
      where s.tenant_id = $1 and s.seq > $2 order by s.seq limit ${PER_BATCH}`,
    [currentTenantId(), after, JSON.stringify(shortestMonths)],
  );

/** What is the matter with the entry behind a seal; `cut` when it is gone and was past its time. */
function findingOf(key: Buffer, row: SealRow): Finding | 'cut' | undefined {
  const { seq, entry_id: entryId, id, at } = row;
  if (id === null || at === null) return row.expired ? 'cut' : { problem: 'entry-missing', seq, entryId };
  const whole = digestOf(key, currentTenantId(), { ...row, id, at }).equals(row.digest);
  return whole ? undefined : { problem: 'entry-changed', seq, entryId };
}
