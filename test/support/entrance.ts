import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { SECRET_KEY } from './secret-key.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Starts the real web or worker, which is to refuse: its exit code, and what it says. Its caller's time limit ends it when it
 * starts after all.
 */
export async function refusalToStart(
  entrance: 'web/server.ts' | 'workers/worker.ts',
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [path.join(root, 'src', entrance)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 50_000,
    env: {
      NODE_ENV: 'test',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      LOG_LEVEL: 'silent',
      SECRET_KEY,
      REGISTER_URL: 'http://127.0.0.1:9',
      PEPPOL_STAND_IN: '127.0.0.1:9',
      ...env,
    },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, said };
}
