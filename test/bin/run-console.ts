import { spawn } from 'node:child_process';

import { projectRoot } from '../support/command.ts';

/** Runs bin/console.ts on a database, types the lines and ends it. */
export async function runConsole(
  databaseUrl: string,
  args: readonly string[],
  lines: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['bin/console.ts', ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      DATABASE_URL: databaseUrl,
      NO_COLOR: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  // A console that could not start is gone before anything is typed.
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}
