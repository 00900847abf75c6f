// `npm run proof`: runs the tests that prove the sentences of the privacy policy, each file whole as `npm test` does, and leaves
// the result in the data folder, where /privacy/proof reads it. A result is true of the program it was run on alone.
// `npm run proof -- --ship` puts it beside the program too, for a release to bring along.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { loadConfig } from '../src/config.ts';
import { PROOF_FILE, programFingerprint, ProofResult, shippedProof } from '../src/domain/privacy/proof/proof-result.ts';
import { provingTests } from '../src/domain/privacy/proof/proving-tests.ts';
import { endWithUs } from './guard.ts';

const root = path.join(import.meta.dirname, '..');
const { dataDir } = loadConfig(process.env);

const asked = Object.values(provingTests).flat();
const files = [...new Set(asked.map(({ file }) => file))].toSorted();

const folder = mkdtempSync(path.join(os.tmpdir(), 'onnet-proof-'));
const outcomes = path.join(folder, 'outcomes.jsonl');
try {
  const fingerprint = programFingerprint();
  const code = await run();
  const tests = readFileSync(outcomes, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  const result = ProofResult.parse({ fingerprint, commit: commit(), provedAt: new Date().toISOString(), tests });
  keep(result, path.resolve(root, dataDir, PROOF_FILE));
  if (process.argv.includes('--ship')) keep({ ...result, tests: result.tests.filter(proves) }, shippedProof);
  process.exitCode = code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function keep(result: ProofResult, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(`${to}.new`, `${JSON.stringify(result, null, 1)}\n`);
  renameSync(`${to}.new`, to);
  console.log(`${result.tests.length} tests of ${Object.keys(provingTests).length} parts of the policy: ${to}`);
}

/** Others of the same files are run with those that are asked for. */
function proves({ file, title }: ProofResult['tests'][number]): boolean {
  return asked.some((test) => test.file === file && title.includes(test.title));
}

/** Runs `npm test` on those files, whole: some tests build on the ones before them. @returns its exit code */
function run(): Promise<number> {
  const child = spawn(process.execPath, [path.join(root, 'bin', 'test.ts'), '--only-mocha', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_OUTCOMES_FILE: outcomes },
  });
  const guard = endWithUs(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      guard.dismiss();
      resolve(code ?? 1);
    });
  });
}

/** The commit of the checkout, empty where there is none or it has been changed since. */
function commit(): string {
  const ask = (...args: string[]): string => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout ?? '';
  return ask('status', '--porcelain') === '' ? ask('rev-parse', 'HEAD').trim() : '';
}
