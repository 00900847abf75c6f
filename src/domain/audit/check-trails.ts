import { now, osloDay } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { everyTenantId } from '../housekeeping.ts';
import { tenantKeyIfMade } from '../keys/tenant-keys.ts';
import { currentTenantId, inTenant, readingTenant, sql } from '../tenancy.ts';
import { standing } from './accepted.ts';
import { anchorFolder, readAnchors, spanOf, type Anchor } from './anchor-file.ts';
import { isAnchored } from './anchoring.ts';
import { keepHead, followHead } from './known-head.ts';
import { BROKEN, readNote, writeNote } from './signed-note.ts';
import { CHECKED, checkOf, CheckNote, isOld, type CheckedTrails, type CheckResult } from './trail-check.ts';
import { endOfWalk, type KeptOutside, type Verified } from './verify-chain.ts';
import { beginWalk, walkOn, type AnchorsBySeal, type Walk } from './walk-chain.ts';

/** How long one trail is looked at in one go, in milliseconds. A longer one is gone on with at the next hour of the night. */
const IN_ONE_GO = 120_000;

/**
 * Looks through every trail once a night, as `verify-audit` does, in batches with a transaction each, and keeps what it found outside
 * the database. Called several times a night: what has been looked through that day is passed over, what was too long for one go
 * is gone on with.
 * @param inOneGo milliseconds for each trail
 */
export async function checkTrails(inOneGo = IN_ONE_GO): Promise<CheckedTrails> {
  const { anchors } = await readAnchors(anchorFolder());
  const ofTenant = Map.groupBy(anchors, ({ tenant }) => tenant);
  const tenants = await everyTenantId();
  const results: (CheckResult | undefined)[] = [];
  for (const tenantId of tenants) {
    const own = ofTenant.get(tenantId) ?? [];
    // Only the ends of the others': there are many, and how far they reach is all they say here.
    const span = spanOf([...anchors.slice(0, 1), ...own, ...anchors.slice(-1)], tenantId);
    results.push(await checkTrail(tenantId, { own, span, folder: anchorFolder() }, inOneGo));
  }
  // A tenant that is gone from the database with its whole trail, of which the anchors alone are left.
  const gone = [...ofTenant].filter(([tenantId, lines]) => isGone(tenantId, lines, tenants)).length;
  const told = results.filter((result) => result !== undefined && !isOld(result.at));
  const of = (state: CheckResult['state']): number => told.filter((result) => result?.state === state).length;
  const broken = results.filter((result) => result?.state === 'broken').length;
  const checked = {
    at: now().toISOString(),
    whole: of('whole'),
    broken: broken + gone,
    untold: of('untold'),
    late: results.filter((result) => result !== undefined && isOld(result.at)).length,
  };
  await writeNote(anchorFolder(), CHECKED, checked);
  return checked;
}

const isGone = (tenantId: string, lines: readonly Anchor[], tenants: readonly string[]): boolean =>
  !tenants.includes(tenantId) && standing(lines).some(({ seq }) => seq > 0);

/** Looks at one trail, from where it was left. @returns the newest result, also one of before; undefined before the first */
async function checkTrail(tenantId: string, kept: KeptOutside, inOneGo: number): Promise<CheckResult | undefined> {
  const { folder } = kept;
  const read = await readNote(folder, checkOf(tenantId), CheckNote);
  const note = read === undefined || read === BROKEN ? {} : read;
  if (note.result && !note.underWay && osloDay(new Date(note.result.at)) === osloDay()) return note.result;
  await inTenant(tenantId, renewHead);
  const until = performance.now() + inOneGo;
  const ours = Map.groupBy(standing(kept.own), ({ seq }) => seq);
  const { walk, from } = await readingTenant(tenantId, () => walkFrom(note.underWay));
  const tally = { integrity: from?.integrity ?? 0, completeness: from?.completeness ?? 0 };
  if (walk) {
    let more = true;
    while (more) {
      more = await readingTenant(tenantId, () => nextBatch(walk, ours));
      // Counted and let go: of a trail that was wholly rewritten there is a finding for each seal.
      tally.integrity += walk.integrity.splice(0).length;
      tally.completeness += walk.completeness.splice(0).length;
      await faultPoint('a batch of a trail looked at');
      if (!more || performance.now() < until) continue;
      const { head, seals, cut } = walk;
      const underWay = { ...tally, seq: head.seq, mac: head.mac.toString('hex'), seals, cut };
      await writeNote(folder, checkOf(tenantId), { ...note, underWay });
      return note.result;
    }
  }
  const verified = await readingTenant(tenantId, () => endOfWalk(walk, kept));
  const result = resultOf(verified, tally);
  await writeNote(folder, checkOf(tenantId), { result });
  return result;
}

/**
 * Keeps the head anew: where the process that sealed last died before it did, and under the newest secret, so that an older one can be
 * taken out.
 */
async function renewHead(): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 8))`, [currentTenantId()]);
  const [sealed] = await sql(`select from audit_seals where tenant_id = $1 limit 1`, [currentTenantId()]);
  if (!sealed) return;
  const { known } = await followHead();
  if (known) await keepHead(known);
}

type UnderWay = CheckNote['underWay'];

/** Where a walk goes on: from where it was left, or from the beginning where there is another trail at that place by now. */
async function walkFrom(left: UnderWay): Promise<{ readonly walk: Walk | undefined; readonly from: UnderWay }> {
  const key = await tenantKeyIfMade('audit');
  if (!key) return { walk: undefined, from: undefined };
  const walk = beginWalk(key);
  if (!left || !(await isThere(left))) return { walk, from: undefined };
  const { seq, mac, seals, cut } = left;
  return { walk: { ...walk, head: { seq, mac: Buffer.from(mac, 'hex') }, seals, cut }, from: left };
}

/** Whether a seal is there still, or a checkpoint has taken its place. */
async function isThere({ seq, mac }: NonNullable<UnderWay>): Promise<boolean> {
  const rows = await sql(
    `select from audit_seals where tenant_id = $1 and seq = $2 and mac = decode($3, 'hex')
      union all select from audit_checkpoints where tenant_id = $1 and seq >= $2`,
    [currentTenantId(), seq, mac],
  );
  return rows.length > 0;
}

async function nextBatch(walk: Walk, ours: AnchorsBySeal): Promise<boolean> {
  const key = await tenantKeyIfMade('audit');
  return key !== undefined && walkOn(key, walk, ours);
}

function resultOf(
  { seals, integrity, completeness, anchoring, heads, accepted }: Verified,
  tally: { readonly integrity: number; readonly completeness: number },
): CheckResult {
  const found = {
    integrity: tally.integrity + integrity.length,
    completeness: tally.completeness + completeness.length,
  };
  const told = isAnchored(anchoring) && heads.state === 'whole';
  return {
    at: now().toISOString(),
    state: found.integrity + found.completeness > 0 ? 'broken' : told ? 'whole' : 'untold',
    seals,
    ...found,
    lost: accepted.reduce((sum, { seq, known }) => sum + Math.max(0, known - seq), 0),
  };
}
