// `npm run proof`: how the tests went that prove the sentences of the privacy policy, left in the data folder, where
// /privacy/proof reads it. A result is true of the program it was run on alone. A whole `npm test` leaves the same, so nothing is run
// where it was run on this very program already; `--again` runs the files of those tests all the same, each whole as `npm test` does.
// `npm run proof -- --ship` puts the result beside the program too, for a release to bring along.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ConfigError, loadConfig } from '../src/config.ts';
import { prepareDataFolder, UnusableDataFolder } from '../src/data-folder.ts';
import {
  fingerprintNow,
  PROOF_FILE,
  resultIn,
  shippedProof,
  type ProofResult,
} from '../src/domain/privacy/proof/proof-result.ts';
import { provingTests, unproven } from '../src/domain/privacy/proof/proving-tests.ts';
import { endWithUs } from './guard.ts';
import { keepProof, programToTest, writeProof } from './testing/keep-proof.ts';

const root = path.join(import.meta.dirname, '..');
const place = path.join(dataFolder(), PROOF_FILE);
const files = [...new Set(Object.values(provingTests).flatMap((tests) => tests.map(({ file }) => file)))].toSorted();

const result = (process.argv.includes('--again') ? undefined : await known()) ?? (await prove());
const missing = result === undefined ? [] : unproven(result.tests);
for (const { file, title } of missing) console.log(`not proven: ${file}: ${title}`);
if (result === undefined) console.log('The program was changed while its tests ran: nothing is proved. Run it again.');
process.exitCode = result === undefined || missing.length > 0 ? 1 : 0;
if (result && process.argv.includes('--ship')) {
  if (missing.length > 0)
    console.log('Nothing is shipped: a release brings a result only where every test has passed.');
  else writeProof(result, shippedProof);
}

/** Where the result is left; made before any test is run, which would be for nothing. */
function dataFolder(): string {
  try {
    return prepareDataFolder(path.resolve(root, loadConfig(process.env).dataDir), 'npm run proof');
  } catch (error) {
    if (!(error instanceof UnusableDataFolder || error instanceof ConfigError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}

/** What is proved of this very program already, in full. */
async function known(): Promise<ProofResult | undefined> {
  const found = await resultIn(place);
  if (found?.fingerprint !== fingerprintNow() || unproven(found.tests).length > 0) return undefined;
  console.log(`Proved on this very program ${found.provedAt}: ${place}`);
  return found;
}

async function prove(): Promise<ProofResult | undefined> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onnet-proof-'));
  const outcomes = path.join(folder, 'outcomes.jsonl');
  try {
    const program = programToTest();
    await run(outcomes);
    return keepProof(program, outcomes, place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `npm test` on those files, whole: some tests build on the ones before them. */
function run(outcomes: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'bin', 'test.ts'), '--only-mocha', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_OUTCOMES_FILE: outcomes },
  });
  const guard = endWithUs(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      guard.dismiss();
      resolve();
    });
  });
}
