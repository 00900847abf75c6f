import { spawn } from 'node:child_process';

import type { Account } from './account.ts';

/**
 * Runs one of PostgreSQL's programs as the account, untouched by Ctrl-C in the terminal and by PG… variables.
 * @returns whether it ended well, and what it said
 */
export function runProgram(
  program: string,
  args: string[],
  account: Account,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const listen = (text: Buffer): void => {
      output += text.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
