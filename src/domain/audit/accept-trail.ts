import { now, osloDay } from '../clock.ts';
import { currentTenantId, inTenant, sql } from '../tenancy.ts';
import { anchorFolder, readAnchors, writeAcceptance } from './anchor-file.ts';
import { standing, type Acceptance } from './accepted.ts';
import { chainHead } from './audit-head.ts';
import { haltOf, keepHead, knownHead } from './known-head.ts';
import { BROKEN } from './signed-note.ts';

/**
 * Lets a tenant's trail go on from where it stands in the database, after a backup was restored or somebody was at it, and says so for
 * ever in the file of the anchors. What was lost is no finding any more; what was changed still is. Only for who runs OnNet, at the
 * machine: it takes the folder of the anchors and the secrets.
 * @returns what was accepted; undefined where there was nothing to accept
 */
export const acceptTrail = (tenantId: string): Promise<Acceptance | undefined> => inTenant(tenantId, acceptHere);

async function acceptHere(): Promise<Acceptance | undefined> {
  const tenantId = currentTenantId();
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 8))`, [tenantId]);
  await sql(`select pg_advisory_xact_lock(hashtextextended('audit anchors', 8))`);
  const known = await knownHead();
  const head = (await chainHead()) ?? { seq: 0, mac: Buffer.alloc(0) };
  const { anchors } = await readAnchors(anchorFolder());
  const own = anchors.filter(({ tenant }) => tenant === tenantId);
  const last = Math.max(head.seq, ...standing(own).map(({ seq }) => seq));
  const wholly = known !== undefined && known !== BROKEN && (known.since.seq === 0 || known.since.accepted);
  if (wholly && last === head.seq && (await haltOf(known)) === undefined) return undefined;
  const at = now().toISOString();
  const before = Math.max(last, known === undefined || known === BROKEN ? 0 : known.seq);
  await writeAcceptance(osloDay(), tenantId, head, before);
  await keepHead({
    seq: head.seq,
    mac: head.mac.toString('hex'),
    at,
    since: { seq: head.seq, at, accepted: true },
    catchingUp: true,
  });
  return { at, seq: head.seq, known: before };
}
