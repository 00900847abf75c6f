import { now } from '../clock.ts';
import { tenantKeyIfMade } from '../keys/tenant-keys.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { spanOf, type Anchor } from './anchor-file.ts';
import { anchoringOf, type Anchoring } from './anchoring.ts';
import { genesis, type ChainHead } from './audit-head.ts';
import { shortestMonths } from './shortest-periods.ts';
import { chainedColumns, checkpointProof, digestOf, macOf, moment, type ChainedEntry, type Seal } from './chain.ts';

/** What is wrong where: with what is there (integrity), or with what is not there any more (completeness). */
export interface Finding {
  readonly problem:
    // Integrity.
    | 'entry-changed'
    | 'seal-changed'
    | 'checkpoint-changed'
    | 'chain-rewritten'
    | 'key-missing'
    // Completeness.
    | 'entry-missing'
    | 'seal-missing'
    | 'tail-missing'
    | 'entry-unsealed'
    | 'entry-vanished';
  /** The seal's number, where it is about one. */
  readonly seq?: number;
  /** The entry's id, where it is about one. */
  readonly entryId?: string;
  /** The day of the anchor that tells, where one does. */
  readonly day?: string;
}

/** What verifying a tenant's trail came to. Both lists empty and anchored: nobody has been at it. */
export interface Verified {
  /** Seals looked at. */
  readonly seals: number;
  /** Entries that have been cut after their time. */
  readonly cut: number;
  /** Entries that wait to be sealed. */
  readonly waiting: number;
  readonly integrity: readonly Finding[];
  readonly completeness: readonly Finding[];
  /** How far the anchors reach: a chain says nothing about its own missing end. */
  readonly anchoring: Anchoring;
}

/** Seals read at a time. */
const PER_BATCH = 2_000;

/** How long an entry may wait for its seal before that is a finding: the job runs every minute. */
const LONGEST_WAIT = '1 hour';

interface SealRow extends Omit<ChainedEntry, 'id' | 'at'> {
  readonly seq: number;
  readonly entry_id: string;
  readonly seal_at: string;
  readonly keep: Seal['keep'];
  readonly digest: Buffer;
  readonly mac: Buffer;
  readonly id: string | null;
  readonly at: string | null;
  readonly expired: boolean;
}

/**
 * Verifies the trail of the open transaction's tenant against its key and the anchors kept outside the database.
 * @param anchors of all tenants; others' are left out
 */
export async function verifyChain(anchors: readonly Anchor[]): Promise<Verified> {
  const integrity: Finding[] = [];
  const completeness: Finding[] = [];
  const key = await tenantKeyIfMade('audit');
  const ours = anchors.filter(({ tenant }) => tenant === currentTenantId());
  /** The MACs that an anchor speaks of; a long chain has far too many to hold them all. */
  const anchored = new Set(ours.map(({ seq }) => seq));
  const macs = new Map<number, string>();
  const remember = ({ seq, mac }: ChainHead): void => {
    if (anchored.has(seq)) macs.set(seq, mac.toString('hex'));
  };
  let head: ChainHead | undefined;
  let seals = 0;
  let cut = 0;
  if (key) {
    head = await beginning(key, integrity);
    remember(head);
    for await (const row of sealRows(head.seq)) {
      const seal: Seal = { seq: row.seq, entryId: row.entry_id, at: row.seal_at, keep: row.keep, digest: row.digest };
      // After a hole nothing can be said of the seal that followed on what was in it; the next one follows on it again.
      if (seal.seq !== head.seq + 1) completeness.push({ problem: 'seal-missing', seq: head.seq + 1 });
      else if (!macOf(key, head.mac, seal).equals(row.mac)) integrity.push({ problem: 'seal-changed', seq: seal.seq });
      const found = findingOf(key, row);
      if (found === 'cut') cut += 1;
      else if (found) (found.problem === 'entry-missing' ? completeness : integrity).push(found);
      head = { seq: seal.seq, mac: row.mac };
      remember(head);
      seals += 1;
    }
    for (const { day, seq, mac } of ours) {
      const stands = macs.get(seq);
      if (seq > head.seq) completeness.push({ problem: 'tail-missing', seq, day });
      else if (stands !== undefined && stands !== mac) integrity.push({ problem: 'chain-rewritten', seq, day });
    }
  } else {
    if (await anySeal()) integrity.push({ problem: 'key-missing' });
    for (const { day, seq } of ours) completeness.push({ problem: 'tail-missing', seq, day });
  }
  const { waiting, findings } = await unsealed();
  const anchoring = await anchoringOf(spanOf(anchors, currentTenantId()));
  return { seals, cut, waiting, integrity, completeness: [...completeness, ...findings], anchoring };
}

/** Seals without the key they were made with cannot be looked at: they may say anything. */
async function anySeal(): Promise<boolean> {
  const seals = await sql(`select from audit_seals where tenant_id = $1 limit 1`, [currentTenantId()]);
  return seals.length > 0;
}

/** Where the chain begins: at nothing, or at the last checkpoint, whose proof must be ours. */
async function beginning(key: Buffer, integrity: Finding[]): Promise<ChainHead> {
  const [first] = await sql<{ seq: number }>(`select min(seq) as seq from audit_seals where tenant_id = $1`, [
    currentTenantId(),
  ]);
  const [checkpoint] = await sql<ChainHead & { proof: Buffer }>(
    `select seq, mac, proof from audit_checkpoints where tenant_id = $1 and ($2::bigint is null or seq < $2)
      order by seq desc limit 1`,
    [currentTenantId(), first?.seq ?? null],
  );
  if (!checkpoint) return genesis(key);
  if (!checkpointProof(key, checkpoint.seq, checkpoint.mac).equals(checkpoint.proof))
    integrity.push({ problem: 'checkpoint-changed', seq: checkpoint.seq });
  return { seq: checkpoint.seq, mac: checkpoint.mac };
}

async function* sealRows(after: number): AsyncGenerator<SealRow> {
  for (let last = after; ;) {
    const rows = await sql<SealRow>(
      `select s.seq, s.entry_id, ${moment('s.at')} as seal_at, s.keep, s.digest, s.mac,
              s.at < now() - make_interval(months => greatest(p.months, ($3::jsonb ->> s.keep)::int)) as expired,
              ${chainedColumns}
         from audit_seals s
         join audit_periods p on p.keep = s.keep
         left join audit_entries e on e.tenant_id = $1 and e.id = s.entry_id
        where s.tenant_id = $1 and s.seq > $2 order by s.seq limit ${PER_BATCH}`,
      [currentTenantId(), last, JSON.stringify(shortestMonths)],
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < PER_BATCH) return;
    last = end.seq;
  }
}

/** What is the matter with the entry behind a seal; `cut` when it is gone and was past its time. */
function findingOf(key: Buffer, row: SealRow): Finding | 'cut' | undefined {
  const { seq, entry_id: entryId, id, at } = row;
  if (id === null || at === null) return row.expired ? 'cut' : { problem: 'entry-missing', seq, entryId };
  const whole = digestOf(key, currentTenantId(), { ...row, id, at }).equals(row.digest);
  return whole ? undefined : { problem: 'entry-changed', seq, entryId };
}

/** Entries that are in no seal: those that wait for theirs, and those that wait too long or are on no list. */
async function unsealed(): Promise<{ waiting: number; findings: Finding[] }> {
  const rows = await sql<{ id: string; there: boolean; listed: boolean; late: boolean }>(
    `with waiting as (select distinct unnest(entry_ids) as id from audit_pending where tenant_id = $1)
     select coalesce(e.id, w.id) as id, e.id is not null as there, w.id is not null as listed,
            coalesce(e.at < $2::timestamptz - interval '${LONGEST_WAIT}', false) as late
       from waiting w
       full join (select id, at from audit_entries where tenant_id = $1) e on e.id = w.id
      where not exists (select from audit_seals s where s.tenant_id = $1 and s.entry_id = coalesce(e.id, w.id))`,
    [currentTenantId(), now()],
  );
  const findings = rows.flatMap(({ id, there, listed, late }): Finding[] => {
    if (!there) return [{ problem: 'entry-vanished', entryId: id }];
    return listed && !late ? [] : [{ problem: 'entry-unsealed', entryId: id }];
  });
  return { waiting: rows.filter(({ there, listed }) => there && listed).length, findings };
}
