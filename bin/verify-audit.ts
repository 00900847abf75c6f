// `npm run verify-audit -- [--anchors folder] [--mailed hash]`: whether anybody has been at an audit trail.
// `npm run verify-audit -- --accept <organisation>|all`: lets trails go on from where they stand, after a backup was restored.
import { parseArgs } from 'node:util';

import { ConfigError, loadConfig } from '../src/config.ts';
import { acceptTrail } from '../src/domain/audit/accept-trail.ts';
import { standing, type Acceptance } from '../src/domain/audit/accepted.ts';
import { anchorFolder, readAnchors } from '../src/domain/audit/anchor-file.ts';
import { isAnchored, type Anchoring } from '../src/domain/audit/anchoring.ts';
import type { Finding } from '../src/domain/audit/finding.ts';
import { verifyChain, type Heads, type Verified } from '../src/domain/audit/verify-chain.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { everyTenantId } from '../src/domain/housekeeping.ts';
import { SealBroken } from '../src/domain/keys/envelope.ts';
import { KeyUnavailable } from '../src/domain/keys/secret-keys.ts';
import { openOutside } from '../src/domain/outside.ts';
import { readingTenant, sql } from '../src/domain/tenancy.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';
import { secretKeysOf } from './kept-secret-keys.ts';

/** What the exit code says. */
const SOUND = 0;
const TAMPERED = 1;
const NOT_VERIFIED = 2;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { anchors: text, mailed: text, accept: text } });
  const config = loadConfig(process.env);
  openDatabase({
    url: databaseToOpen(config),
    poolSize: 2,
    statementTimeout: 120_000,
    applicationName: 'onnet-verify-audit',
    onError: (error) => console.error(`The database connection broke: ${error.message}`),
  });
  openOutside({ ...config, secretKeys: secretKeysOf(config) });

  if (values.accept !== undefined) await accept(values.accept);
  let sound = true;
  let untold = 0;
  const folder = values.anchors ?? anchorFolder();
  const { anchors, hashes, broken } = await readAnchors(folder);
  console.log(`Anchors in ${folder}: ${anchors.length}${broken.length === 0 ? '' : `; broken: ${broken.join(', ')}`}`);
  if (broken.length > 0) sound = false;
  if (values.mailed !== undefined && !hashes.includes(values.mailed)) {
    console.log(`The mailed anchor ${values.mailed} is not among them: lines were taken away or rewritten.`);
    sound = false;
  }
  const tenants = await everyTenantId();
  // A tenant's row is never deleted, so that one with an anchor and without a row was taken away with its whole trail.
  for (const gone of new Set(anchors.map(({ tenant }) => tenant))) {
    if (
      tenants.includes(gone) ||
      standing(anchors.filter(({ tenant }) => tenant === gone)).every(({ seq }) => seq === 0)
    )
      continue;
    console.log(`${gone}: the tenant and its whole trail are missing`);
    sound = false;
  }
  for (const tenantId of tenants) {
    const [name, verified] = await readingTenant(tenantId, () =>
      Promise.all([slugOf(tenantId), verifyChain(anchors, folder)]),
    );
    console.log(inWords(name, verified));
    if (verified.integrity.length > 0 || verified.completeness.length > 0) sound = false;
    if (!isAnchored(verified.anchoring) || verified.heads.state !== 'whole') untold += 1;
  }
  if (!sound) {
    console.log('At least one trail is not as it was written.');
    return TAMPERED;
  }
  if (untold > 0) {
    console.log(
      `Nothing was found, but of ${untold} of ${tenants.length} trails nobody can tell whether they are whole: what is kept of them outside the database does not reach far enough.`,
    );
    return NOT_VERIFIED;
  }
  console.log('No trail has been tampered with.');
  return SOUND;
}

async function slugOf(tenantId: string): Promise<string> {
  const [tenant] = await sql<{ slug: string }>(`select slug from tenants where id = $1`, [tenantId]);
  return tenant?.slug ?? tenantId;
}

/** Lets one trail go on from where it stands, or all, and says what that was. */
async function accept(which: string): Promise<void> {
  const { anchors } = await readAnchors(anchorFolder());
  const tenants = new Set([...(await everyTenantId()), ...anchors.map(({ tenant }) => tenant)]);
  let found = false;
  for (const tenantId of tenants) {
    const name = await readingTenant(tenantId, () => slugOf(tenantId));
    if (which !== 'all' && which !== name && which !== tenantId) continue;
    found = true;
    const taken = await acceptTrail(tenantId);
    if (taken) console.log(`${name}: accepted as it stands, from seal ${taken.seq} on${lostOf(taken)}`);
    else console.log(`${name}: nothing to accept`);
  }
  if (!found) throw new CannotStart(`There is no organisation “${which}”. Say its short name, its id, or all.`);
}

const lostOf = ({ seq, known }: Acceptance): string => (known > seq ? `; ${known - seq} seals after it are lost` : '');

function inWords(name: string, verified: Verified): string {
  const { seals, cut, waiting, integrity, completeness, anchoring, heads } = verified;
  return [
    `${name}: ${seals} sealed, ${cut} of them cut after their time, ${waiting} waiting`,
    ...verified.accepted.map((one) => `  accepted at ${one.at} as it stood, from seal ${one.seq} on${lostOf(one)}`),
    ...section('integrity', integrity, unknownOf(heads)),
    ...section('completeness', completeness, reachOf(anchoring)),
  ].join('\n');
}

/** Why nobody can tell whether what was sealed between two anchors was sealed anew; undefined where the known head says so. */
function unknownOf(heads: Heads): string | undefined {
  if (heads.state === 'whole') return undefined;
  const tell =
    'what was sealed since the anchor before may have been sealed anew; `--accept` says that you have looked';
  if (heads.state === 'none') return `no head of the chain is kept beside the anchors: ${tell}`;
  return `heads of the chain are kept beside the anchors since ${heads.since.toISOString()} only: ${tell}`;
}

/** @param untold why nothing can be said even where nothing was found */
function section(name: string, findings: readonly Finding[], untold?: string): string[] {
  const found = findings.slice(0, 20).map((finding) => `    ${whereOf(finding)}`);
  if (findings.length > 0) found.unshift(`  ${name}: ${findings.length} found`);
  if (untold !== undefined) return [...found, `  ${name}: cannot be told, ${untold}`];
  return findings.length > 0 ? found : [`  ${name}: sound`];
}

/** Why nobody can tell whether the end of a trail is there; undefined where the anchors say so. */
function reachOf(anchoring: Anchoring): string | undefined {
  if (isAnchored(anchoring)) return undefined;
  const moment = (at: Date | undefined): string => at?.toISOString() ?? 'an unknown moment';
  const { state, begun, at } = anchoring;
  if (state === 'not-yet') return 'there is no anchor yet: the first is written in the first night';
  if (state === 'missing') return `its anchors are missing, and the trail has been there since ${moment(begun)}`;
  if (state === 'old') return `there is no anchor since ${moment(at)}, and there should be one of every night`;
  return `the anchors begin at ${moment(at)}, and the trail has been there since ${moment(begun)}`;
}

const whereOf = ({ problem, seq, entryId, day }: Finding): string =>
  [problem, seq && `seal ${seq}`, entryId && `entry ${entryId}`, day && `anchor of ${day}`].filter(Boolean).join(', ');

try {
  process.exitCode = await main();
} catch (error) {
  const explained = [CannotStart, ConfigError, KeyUnavailable, SealBroken].some((kind) => error instanceof kind);
  console.error(explained && error instanceof Error ? error.message : error);
  process.exitCode = NOT_VERIFIED;
} finally {
  await closeDatabase();
}
