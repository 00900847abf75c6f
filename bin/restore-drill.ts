// `npm run restore-drill -- --restored <address>`: proves with a copy of a backup, restored beside the database in use, that it brings
// nobody back. Nothing of what is in use is touched.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { ConfigError, loadConfig } from '../src/config.ts';
import { anchorFolder, readAnchors } from '../src/domain/audit/anchor-file.ts';
import { verifyChain } from '../src/domain/audit/verify-chain.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { everyTenantId } from '../src/domain/housekeeping.ts';
import { SealBroken } from '../src/domain/keys/envelope.ts';
import { KeyUnavailable } from '../src/domain/keys/secret-keys.ts';
import { DRILL_FILE, type DrillResult } from '../src/domain/operations/restore-drill.ts';
import { openOutside } from '../src/domain/outside.ts';
import { ledgerAhead } from '../src/domain/privacy/erasure/ledger-ahead.ts';
import { replayErasures } from '../src/domain/privacy/erasure/replay.ts';
import { readingTenant } from '../src/domain/tenancy.ts';
import { CannotStart } from './cannot-start.ts';
import { databaseToOpen } from './console/database-to-open.ts';
import { secretKeysOf } from './kept-secret-keys.ts';

/** What the exit code says. */
const PROVED = 0;
const FAILED = 1;
const NOT_DONE = 2;

async function main(folder: string): Promise<number> {
  const { values } = parseArgs({ options: { restored: { type: 'string' } } });
  const config = loadConfig(process.env);
  if (values.restored === undefined)
    throw new CannotStart('Say which copy: --restored postgres://onnet_app:…@host/name, a backup restored by itself.');
  if (sameDatabase(values.restored, databaseToOpen(config)))
    throw new CannotStart('That is the database in use. Restore the backup into one of its own.');
  const secretKeys = secretKeysOf(config);
  // A ledger and a folder of files of its own: what the copy erases again stays where it is in use.
  for (const part of ['erasures', 'anchors'])
    await cp(path.join(config.dataDir, part), path.join(folder, part), { recursive: true }).catch(unlessAbsent);
  openDatabase({
    url: values.restored,
    poolSize: 2,
    statementTimeout: 120_000,
    applicationName: 'onnet-restore-drill',
    onError: (error) => console.error(`The database connection broke: ${error.message}`),
  });
  openOutside({ ...config, dataDir: folder, secretKeys, stripe: { ...config.stripe, secretKey: undefined } });

  const result = await drill();
  const kept = path.join(config.dataDir, DRILL_FILE);
  await writeFile(kept, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`Erasures that the backup has forgotten: ${result.forgotten}; carried out again: ${result.replayed}.`);
  console.log(`Left to look at: ${result.toLookAt}; still unknown: ${result.missing}.`);
  console.log(`Broken lines of the ledger: ${result.brokenLines}; broken audit trails: ${result.brokenTrails}.`);
  console.log(`${result.proved ? 'The backup brings nobody back.' : 'The drill has failed.'} Kept in ${kept}.`);
  return result.proved ? PROVED : FAILED;
}

async function drill(): Promise<DrillResult> {
  const before = await ledgerAhead();
  const { replayed, toLookAt } = await replayErasures();
  const after = await ledgerAhead();
  const { anchors } = await readAnchors(anchorFolder());
  let brokenTrails = 0;
  // That entries younger than the backup are missing is no fault of it; that one is changed is.
  for (const tenantId of await everyTenantId())
    if ((await readingTenant(tenantId, () => verifyChain(anchors))).integrity.length > 0) brokenTrails += 1;
  const found = {
    forgotten: before.missing.length,
    replayed,
    toLookAt,
    missing: after.missing.length,
    brokenLines: after.broken.length,
    brokenTrails,
  };
  const { toLookAt: left, missing, brokenLines } = found;
  return { at: new Date().toISOString(), ...found, proved: left + missing + brokenLines + brokenTrails === 0 };
}

function sameDatabase(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.hostname === b.hostname && a.port === b.port && a.pathname === b.pathname;
}

function unlessAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

const folder = await mkdtemp(path.join(tmpdir(), 'restore-drill-'));
try {
  process.exitCode = await main(folder);
} catch (error) {
  const explained = [CannotStart, ConfigError, KeyUnavailable, SealBroken].some((kind) => error instanceof kind);
  console.error(explained && error instanceof Error ? error.message : error);
  process.exitCode = NOT_DONE;
} finally {
  await closeDatabase();
  await rm(folder, { recursive: true });
}
