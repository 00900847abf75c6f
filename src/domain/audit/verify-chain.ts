import { now } from '../clock.ts';
import { tenantKeyIfMade } from '../keys/tenant-keys.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { accepted, standing, type Acceptance } from './accepted.ts';
import { anchorFolder, spanOf, type Anchor, type AnchorSpan } from './anchor-file.ts';
import { anchoringOf, type Anchoring } from './anchoring.ts';
import type { Finding } from './finding.ts';
import { haltOf, knownHead } from './known-head.ts';
import { BROKEN } from './signed-note.ts';
import { beginWalk, walkOn, type Walk } from './walk-chain.ts';

/** What verifying a tenant's trail came to. Both lists empty and nothing untold: nobody has been at it. */
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
  /** How far back the head of the chain has been known outside the database. */
  readonly heads: Heads;
  /** What went missing and was accepted by who runs OnNet, oldest first. */
  readonly accepted: readonly Acceptance[];
}

/**
 * From when on the head is known that was kept at each sealing: `whole` from the first seal on, or since somebody has accepted the trail
 * as it stood; `late` only from a moment on; `none` not at all.
 */
export type Heads =
  | { readonly state: 'whole' }
  | { readonly state: 'none' }
  | { readonly state: 'late'; readonly since: Date };

/** How long an entry may wait for its seal before that is a finding: the job runs every minute. */
const LONGEST_WAIT = '1 hour';

/**
 * Verifies the trail of the open transaction's tenant against its key, and against the anchors and the head kept outside the database.
 * @param anchors of all tenants; others' are left out
 * @param folder where the heads are kept, beside the anchors
 */
export async function verifyChain(anchors: readonly Anchor[], folder = anchorFolder()): Promise<Verified> {
  const key = await tenantKeyIfMade('audit');
  const tenant = currentTenantId();
  const own = anchors.filter((anchor) => anchor.tenant === tenant);
  const kept = { own, span: spanOf(anchors, tenant), folder };
  if (!key) return endOfWalk(undefined, kept);
  const walk = beginWalk(key);
  const standingBySeal = Map.groupBy(standing(own), ({ seq }) => seq);
  let more = true;
  while (more) more = await walkOn(key, walk, standingBySeal);
  return endOfWalk(walk, kept);
}

/** What is kept of a tenant's trail outside the database. */
export interface KeptOutside {
  /** All of its anchors. */
  readonly own: readonly Anchor[];
  /** How far the anchors of all tenants reach, and its own. */
  readonly span: AnchorSpan;
  /** Where the known head is. */
  readonly folder: string;
}

/**
 * What there is to say when every seal has been looked at.
 * @param walk undefined where the trail has no key
 */
export async function endOfWalk(walk: Walk | undefined, { own, span, folder }: KeptOutside): Promise<Verified> {
  const integrity = [...(walk?.integrity ?? [])];
  const completeness = [...(walk?.completeness ?? [])];
  const sealed = await anySeal();
  if (!walk && sealed) integrity.push({ problem: 'key-missing' });
  for (const { day, seq } of standing(own))
    if (seq > (walk?.head.seq ?? 0)) completeness.push({ problem: 'tail-missing', seq, day });
  const known = await knownHead(folder);
  const halt = await haltOf(known);
  const seq = known === BROKEN ? undefined : known?.seq;
  if (halt === 'behind' && seq !== undefined) completeness.push({ problem: 'tail-missing', seq });
  if (halt === 'other' && seq !== undefined) integrity.push({ problem: 'chain-rewritten', seq });
  if (halt === 'broken') integrity.push({ problem: 'head-changed' });
  const { waiting, findings } = await unsealed();
  return {
    seals: walk?.seals ?? 0,
    cut: walk?.cut ?? 0,
    waiting,
    integrity,
    completeness: [...completeness, ...findings],
    anchoring: await anchoringOf(span),
    heads: headsOf(known === BROKEN ? undefined : known, sealed),
    accepted: accepted(own),
  };
}

function headsOf(known: Exclude<Awaited<ReturnType<typeof knownHead>>, typeof BROKEN>, sealed: boolean): Heads {
  if (!known) return { state: sealed ? 'none' : 'whole' };
  const { seq, at, accepted: taken } = known.since;
  return seq === 0 || taken ? { state: 'whole' } : { state: 'late', since: new Date(at) };
}

/** Seals without the key they were made with cannot be looked at: they may say anything. */
async function anySeal(): Promise<boolean> {
  const seals = await sql(`select from audit_seals where tenant_id = $1 limit 1`, [currentTenantId()]);
  return seals.length > 0;
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
