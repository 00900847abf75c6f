import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { startRegisterStandIn } from '../../stand-ins/register/server.ts';
import { freePort } from '../free-port.ts';
import { endWithUs } from '../guard.ts';
import { waitUntilReady } from '../launcher/ready.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Where a run takes place: everything it may touch, and nothing that anybody else uses. */
export interface Place {
  /** A migrated, empty database: as the application connects, and as somebody who sees every row of every tenant. */
  readonly database: { readonly appUrl: string; readonly superuserUrl: string };
  /** An empty folder. */
  readonly dataDir: string;
  /** A Redis whose every database is the run's own; undefined: queues in PostgreSQL. */
  readonly redisUrl: string | undefined;
}

/** The product, running as it does in production: web and worker in processes of their own, mail and the register around it. */
export interface Site {
  readonly address: string;
  /** The environment both processes got. */
  readonly env: Readonly<Record<string, string>>;
  /** The mail server that the product hands its mail to. */
  readonly mail: MailServer;
  /** The port that the product takes in mail at. */
  readonly intakePort: number;
  /** Every line that web and worker have written, errors and warnings of Node among them. */
  readonly log: readonly string[];
  /** Ends web and worker, in order; mail and register stay. */
  stopProduct(): Promise<void>;
  stop(): Promise<void>;
}

/** Mail with data subject requests comes to `privacy+<tenant>@` this domain. */
export const INTAKE_DOMAIN = 'svar.onnet.example';
/** A busy machine may take its time: what this run tells is never how long something takes. */
export const PATIENCE_MS = 240_000;
const SECRET_KEY = 'a secret that only the canary is sealed under';

/** Starts everything, and answers when it takes visitors. */
export async function startSite({ database, dataDir, redisUrl }: Place): Promise<Site> {
  const [port, intakePort, register, mail] = await Promise.all([
    freePort(),
    freePort(),
    startRegisterStandIn({ port: 0 }),
    startMailServer(),
  ]);
  const address = `http://127.0.0.1:${port}`;
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    PORT: String(port),
    PUBLIC_URL: address,
    DATA_DIR: dataDir,
    DATABASE_URL: database.appUrl,
    SECRET_KEY,
    SMTP_URL: mail.url,
    INTAKE_SMTP_PORT: String(intakePort),
    INTAKE_MAIL_DOMAIN: INTAKE_DOMAIN,
    REGISTER_URL: `${register.url}/enhetsregisteret/api`,
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'trace',
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
  const log: string[] = [];
  const web = startProcess('src/web/server.ts', env, log);
  const worker = startProcess('src/workers/worker.ts', env, log);
  const stopProduct = async (): Promise<void> => void (await Promise.all([web.stop(), worker.stop()]));
  const stop = async (): Promise<void> => {
    await stopProduct();
    await Promise.all([mail.stop(), register.close()]);
  };
  try {
    await isReady(address, [web, worker]);
  } catch (error) {
    await stop();
    throw new Error(`the product does not start; it said:\n${log.slice(-20).join('\n')}`, { cause: error });
  }
  return { address, env, mail, intakePort, log, stopProduct, stop };
}

/** Waits until web answers, and no longer than both live. */
function isReady(address: string, processes: readonly RunningProcess[]): Promise<void> {
  const gone = new AbortController();
  for (const { ended } of processes) void ended.then(() => gone.abort(new Error('a process ended by itself')));
  return waitUntilReady(address, gone.signal, PATIENCE_MS);
}

interface RunningProcess {
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts one of the product's processes. It ends with this one, however this one ends. */
function startProcess(file: string, env: Readonly<Record<string, string>>, log: string[]): RunningProcess {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, file)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Nothing of ours: neither a database nor a secret. Compiled code is read back, as under npm start.
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
  });
  const guard = endWithUs(child);
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => log.push(line));
  const ended = once(child, 'exit');
  return {
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      guard.dismiss();
    },
  };
}
