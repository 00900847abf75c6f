import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const projectRoot = path.join(import.meta.dirname, '..', '..');

/** A running command whose output is collected. */
export interface Command {
  readonly child: ChildProcess;
  /** Everything said so far, on both streams. */
  output(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts this Node with arguments; `env` is all the environment it gets, beside the path. */
export function startNode(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = projectRoot): Command {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  return { child, output: () => output, ended };
}

/** Runs this Node to its end. */
export async function runNode(
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<{ code: number | string; output: string }> {
  const command = startNode(args, env, cwd);
  const code = await command.ended;
  return { code, output: command.output() };
}

/** Waits until something is so; the test's own time limit ends the waiting. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

/** Whether a process exists and has not merely ended without anybody noticing. */
export async function isRunning(pid: number): Promise<boolean> {
  const { output } = await runProgram('ps', ['-o', 'stat=', '-p', String(pid)]);
  return output.trim() !== '' && !output.trim().startsWith('Z');
}

function runProgram(program: string, args: readonly string[]): Promise<{ output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
    });
    child.once('error', reject);
    child.once('close', () => resolve({ output }));
  });
}
