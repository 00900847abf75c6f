import { randomInt } from 'node:crypto';
import net from 'node:net';

/** Whether a server could listen on the port; `host` undefined: on all addresses, as web does. */
export async function portState(port: number, host?: string): Promise<'free' | 'taken' | 'forbidden'> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else reject(error);
    });
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () =>
      server.close(() => resolve('free')),
    );
  });
}

/** Below those that systems give to outgoing connections by themselves (Linux from 32768), which would take one before its server does. */
const CHOSEN_FROM = { first: 20_000, beyond: 32_000 };
const MOST_TRIES = 1_000;

/** Chosen by this process: their servers may not listen yet. */
const chosen = new Set<number>();

/**
 * A free port on loopback: the preferred one when it is free, so that addresses stay the same from start to start; else one that
 * this process has not chosen before.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portState(preferred, '127.0.0.1')) === 'free') return preferred;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const port = randomInt(CHOSEN_FROM.first, CHOSEN_FROM.beyond);
    if (chosen.has(port)) continue;
    chosen.add(port);
    if ((await portState(port, '127.0.0.1')) === 'free') return port;
  }
  throw new Error('no free port');
}
