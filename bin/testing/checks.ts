import { spawn } from 'node:child_process';
import path from 'node:path';

import { reportDone } from '../progress.ts';

/** Tools that read the project without running it, by the name shown; the programs are npm packages'. */
const checks: readonly { name: string; program: string; args: string[] }[] = [
  // What tsc finds is found here too, by the same compiler, in one reading of the project.
  { name: 'types and lint', program: 'oxlint', args: ['--type-aware', '--type-check'] },
  { name: 'formatting', program: 'oxfmt', args: ['--check'] },
];

/** How a check ended. */
export interface Checked {
  readonly name: string;
  readonly ok: boolean;
  /** The tool's own words. */
  readonly output: string;
}

/** Runs types, lint and formatting, one line each as it finishes. */
export async function runChecks(root: string, signal: AbortSignal): Promise<Checked[]> {
  return Promise.all(
    checks.map(async ({ name, program, args }) => {
      const began = performance.now();
      const { ok, output } = await runTool(root, program, args, signal);
      if (!signal.aborted) reportDone(name, ok, began);
      return { name, ok, output };
    }),
  );
}

function runTool(
  root: string,
  program: string,
  args: string[],
  signal: AbortSignal,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    // The tools are scripts for `node`: this Node comes first on the path, not the host's.
    const env = {
      ...process.env,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    };
    const child = spawn(path.join(root, 'node_modules', '.bin', program), args, { cwd: root, env, signal });
    let output = '';
    const listen = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
