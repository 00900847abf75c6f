// `npm run verify-audit -- [--anchors folder] [--mailed hash]`: whether anybody has been at an audit trail.
import { parseArgs } from 'node:util';

import { ConfigError, loadConfig } from '../src/config.ts';
import { anchorFolder, readAnchors } from '../src/domain/audit/anchor-file.ts';
import { isAnchored, type Anchoring } from '../src/domain/audit/anchoring.ts';
import { verifyChain, type Finding, type Verified } from '../src/domain/audit/verify-chain.ts';
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
  const { values } = parseArgs({ options: { anchors: { type: 'string' }, mailed: { type: 'string' } } });
  const config = loadConfig(process.env);
  openDatabase({
    url: databaseToOpen(config),
    poolSize: 2,
    statementTimeout: 120_000,
    applicationName: 'onnet-verify-audit',
    onError: (error) => console.error(`The database connection broke: ${error.message}`),
  });
  openOutside({ ...config, secretKeys: secretKeysOf(config) });

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
    if (tenants.includes(gone)) continue;
    console.log(`${gone}: the tenant and its whole trail are missing`);
    sound = false;
  }
  for (const tenantId of tenants) {
    const [name, verified] = await readingTenant(tenantId, () => Promise.all([slugOf(tenantId), verifyChain(anchors)]));
    console.log(inWords(name, verified));
    if (verified.integrity.length > 0 || verified.completeness.length > 0) sound = false;
    if (!isAnchored(verified.anchoring)) untold += 1;
  }
  if (!sound) {
    console.log('At least one trail is not as it was written.');
    return TAMPERED;
  }
  if (untold > 0) {
    console.log(
      `Nothing was found, but of ${untold} of ${tenants.length} trails nobody can tell whether they are whole: they lack anchors.`,
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

function inWords(name: string, { seals, cut, waiting, integrity, completeness, anchoring }: Verified): string {
  return [
    `${name}: ${seals} sealed, ${cut} of them cut after their time, ${waiting} waiting`,
    ...section('integrity', integrity),
    ...section('completeness', completeness, reachOf(anchoring)),
  ].join('\n');
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
