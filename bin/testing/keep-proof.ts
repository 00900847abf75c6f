import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fingerprintNow, ProofResult } from '../../src/domain/privacy/proof/proof-result.ts';
import { isProof, provingTests } from '../../src/domain/privacy/proof/proving-tests.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The program that tests are about to be run on. */
export interface TestedProgram {
  readonly fingerprint: string;
  /** The commit of the checkout; empty where there is none, or it has been changed since. */
  readonly commit: string;
}

/** To be asked before the tests begin: what is changed meanwhile is proved by nothing. */
export const programToTest = (): TestedProgram => ({ fingerprint: fingerprintNow(), commit: commit() });

/**
 * Keeps how the tests went that prove the policy, of all that were run.
 * @param outcomes the file that the reporter left (TEST_OUTCOMES_FILE)
 * @param to where the result goes
 * @returns the result; undefined where the program was changed while the tests ran, which then are about neither
 */
export function keepProof(program: TestedProgram, outcomes: string, to: string): ProofResult | undefined {
  if (fingerprintNow() !== program.fingerprint) return undefined;
  const tests = readFileSync(outcomes, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  const all = ProofResult.parse({ ...program, provedAt: new Date().toISOString(), tests });
  const result = { ...all, tests: all.tests.filter(isProof) };
  writeProof(result, to);
  return result;
}

/** Writes a result, all of it or nothing, and says so. */
export function writeProof(result: ProofResult, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(`${to}.new`, `${JSON.stringify(result, null, 1)}\n`);
  renameSync(`${to}.new`, to);
  const passed = result.tests.filter(({ outcome }) => outcome === 'passed').length;
  console.log(
    `${passed} of ${result.tests.length} tests that prove ${Object.keys(provingTests).length} parts of the policy passed: ${to}`,
  );
}

function commit(): string {
  const ask = (...args: string[]): string => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout ?? '';
  return ask('status', '--porcelain') === '' ? ask('rev-parse', 'HEAD').trim() : '';
}
