import { spawn } from 'node:child_process';

import { freePort } from '../free-port.ts';
import { endWithUs } from '../guard.ts';

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a Redis on loopback that keeps nothing, with the eviction policy that BullMQ demands.
 * @param wanted the port of one that was stopped and comes back
 */
export async function startTestRedis(program: string, folder: string, wanted?: number): Promise<TestRedis> {
  const port = wanted ?? (await freePort());
  const settings = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--dir', folder];
  const server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', ...settings], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const guard = endWithUs(server);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Redis ended at once, exit code ${code}`)));
    server.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && resolve());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill();
      await ended;
      guard.dismiss();
    },
  };
}
