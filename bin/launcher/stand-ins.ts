import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { freePort } from '../free-port.ts';
import { RunningProgram, type ProgramOptions } from './program.ts';

/** A local program in place of somebody else's service, for the demo and for development. */
export interface StandIn {
  readonly url: string;
  /** Resolves when it answers at its address. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
}

export type StandInName = 'register' | 'peppol' | 'stripe';
export type StandInOptions = Omit<ProgramOptions, 'name' | 'command' | 'onLine' | 'plainOutput'> & {
  readonly dataDir: string;
};

/**
 * Starts stand-ins/<name>/server.ts, on the same port from start to start.
 * @param signal ends the waiting for it to listen
 */
export async function startStandIn(name: StandInName, options: StandInOptions, signal: AbortSignal): Promise<StandIn> {
  if (options.env['NODE_ENV'] === 'production') throw new Error('Stand-ins never run with NODE_ENV=production.');
  const port = await freePort(portOf(name, rememberedPorts(options.dataDir)));
  rememberPort(options.dataDir, name, port);
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  // It is waited for last of all; what goes wrong before that ends the start by itself.
  listening.catch(() => undefined);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  const program = new RunningProgram({
    ...options,
    name,
    command: ['node', path.join('stand-ins', name, 'server.ts')],
    env: { ...options.env, PORT: String(port) },
    plainOutput: false,
    onLine(line) {
      const listens = line.startsWith('listening ');
      if (listens) resolve();
      return listens;
    },
  });
  return { url: `http://127.0.0.1:${port}`, listening, stop: () => program.stop() };
}

type Ports = Partial<Record<StandInName, number>>;

/** Where it listened the last time; undefined for a port that another remembers too, since two cannot have it. */
function portOf(name: StandInName, { [name]: own, ...others }: Ports): number | undefined {
  return Object.values(others).includes(own) ? undefined : own;
}

const portsFile = (dataDir: string): string => path.join(dataDir, 'stand-ins', 'ports.json');

/** Where a stand-in may keep its state between starts. */
export function standInFolder(dataDir: string): string {
  const folder = path.join(dataDir, 'stand-ins');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function rememberedPorts(dataDir: string): Ports {
  const file = portsFile(dataDir);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function rememberPort(dataDir: string, name: StandInName, port: number): void {
  standInFolder(dataDir);
  writeFileSync(portsFile(dataDir), JSON.stringify({ ...rememberedPorts(dataDir), [name]: port }));
}
