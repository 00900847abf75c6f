import { spawn } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { endWithUs } from '../guard.ts';
import { dearestFiles } from './file-costs.ts';
import type { Totals } from './totals-reporter.ts';

/** A run of more test files than this says at its end which cost the most. */
const MANY = 50;

export interface MochaRun {
  readonly root: string;
  /** For files of this run alone: what tests leave behind goes with it. */
  readonly folder: string;
  /** As on mocha's command line: options and test files. */
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Runs mocha with .mocharc.json, its report going straight to the terminal. */
export async function runMocha({ root, folder, args, env, signal }: MochaRun): Promise<Totals> {
  const named = args.flatMap((argument) => testFiles(root, argument));
  const files = named.length > 0 ? named : allTestFiles(root);
  const options = args.filter((argument) => testFiles(root, argument).length === 0);
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  // PostgreSQL's account gets through to what tests make for it in there.
  chmodSync(temporary, 0o711);
  const totalsFile = path.join(folder, 'totals.json');
  const costsFile = path.join(folder, 'costs.jsonl');
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
      `--config=${path.join(root, '.mocharc.json')}`,
      // Two more than there are processors: many tests wait for a browser, a server or the clock.
      `--jobs=${Math.min(os.availableParallelism() + 2, 4)}`,
      `--reporter=${path.join(root, 'bin', 'testing', 'totals-reporter.ts')}`,
      `--require=${path.join(root, 'bin', 'testing', 'file-costs.ts')}`,
      ...options,
      ...files,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      signal,
      env: {
        ...process.env,
        ...env,
        NODE_ENV: 'test',
        TMPDIR: temporary,
        TEST_TOTALS_FILE: totalsFile,
        TEST_COSTS_FILE: costsFile,
      },
    },
  );
  const guard = endWithUs(child);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  guard.dismiss();
  if (files.length > MANY && !signal.aborted) console.log(dearestFiles(costsFile));
  const none: Totals = { passed: 0, failed: 0, skipped: 0 };
  const totals: Totals = existsSync(totalsFile) ? JSON.parse(readFileSync(totalsFile, 'utf8')) : none;
  const ran = totals.passed + totals.failed + totals.skipped > 0;
  if (!ran && code === 0) console.log('No test is named like that: nothing was proved.');
  // A test file that cannot be loaded fails the run without failing a test.
  return (code === 0 && ran) || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

/** Those that run long begin, so that none of them is left alone at the end: folders, and single files by their beginning. */
const longest = [
  'browser/',
  'workers/proofs.test',
  'domain/privacy/random-history',
  'domain/companies/following/',
  'domain/sales-documents/',
  'canary/',
  'workers/',
  'bin/',
  'web/',
].map((beginning) => path.join('test', beginning));

function allTestFiles(root: string): string[] {
  const place = (file: string): number => {
    const at = longest.findIndex((beginning) => file.startsWith(beginning));
    return at === -1 ? longest.length : at;
  };
  return globSync('test/**/*.test.ts', { cwd: root })
    .toSorted()
    .toSorted((a, b) => place(a) - place(b));
}

/** The test files an argument names: itself, or for a folder all in it and below; none when it is an option. */
function testFiles(root: string, argument: string): string[] {
  if (argument.startsWith('-')) return [];
  if (argument.endsWith('.test.ts')) return [argument];
  const folder = statSync(path.join(root, argument), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return folder ? [path.join(argument, '**', '*.test.ts')] : [];
}
