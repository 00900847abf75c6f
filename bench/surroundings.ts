import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { agreementHash, agreementVersion } from '../src/domain/privacy/data-processing-agreement.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { platformRead } from '../src/domain/tenancy.ts';
import { signUp } from '../src/domain/tenants/sign-up.ts';
import { hashPassword } from '../src/domain/users/passwords.ts';
import { freePort } from '../bin/free-port.ts';
import { migrate } from '../bin/migrate.ts';
import { parseProcfile, type ProcessLine } from '../bin/launcher/procfile.ts';
import { startPostgres, type PostgresServer } from '../bin/postgres/server.ts';
import { prepareDatabase } from '../bin/roles.ts';
import { fillDataset } from './dataset.ts';

const root = path.join(import.meta.dirname, '..');
const directory = path.resolve(root, '.data', 'bench');

export const BENCH_EMAIL = 'bench@stor.example';
export const BENCH_PASSWORD = 'mange tusen kontakter';

/** A database with one big tenant, and how to reach it. */
export interface Dataset {
  readonly contacts: number;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** The bench's own PostgreSQL, kept between runs so that a million contacts are made once. */
export async function startBenchPostgres(): Promise<{
  server: PostgresServer;
  passwords: { superuser: string; owner: string; app: string };
}> {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'secrets.json');
  if (!existsSync(file)) {
    const secret = (): string => randomBytes(18).toString('base64url');
    writeFileSync(file, JSON.stringify({ superuser: secret(), owner: secret(), app: secret() }), { mode: 0o600 });
  }
  const passwords: { superuser: string; owner: string; app: string } = JSON.parse(readFileSync(file, 'utf8'));
  const server = await startPostgres({
    directory: path.join(directory, 'postgres'),
    password: passwords.superuser,
    durable: true,
  });
  return { server, passwords };
}

/** Makes the dataset of this size unless it is there from an earlier run. */
export async function ensureDataset(
  { server, passwords }: Awaited<ReturnType<typeof startBenchPostgres>>,
  contacts: number,
): Promise<Dataset> {
  const urls = await prepareDatabase(server.superuserUrl, `bench_${contacts}`, passwords);
  await migrate(urls.ownerUrl);
  openDatabase({
    url: urls.appUrl,
    poolSize: 2,
    statementTimeout: 0,
    applicationName: 'onnet-bench',
    onError: (error) => console.error(error.message),
  });
  try {
    const tenants = await platformRead(`select tenant_id from directory.active_tenants() limit 1`);
    if (tenants.length === 0) {
      const owner = await signUp({
        tenant: { name: 'Stor AS', addressLines: [], language: 'nb' },
        founder: {
          email: BENCH_EMAIL,
          name: 'Bente Bench',
          passwordHash: await hashPassword(BENCH_PASSWORD),
          language: 'nb',
        },
        agreement: { version: agreementVersion, language: 'nb', sha256: agreementHash('nb') },
      });
      const took = await fillDataset(urls.ownerUrl, { id: owner.tenantId, memberId: owner.id }, contacts);
      console.error(`made ${contacts} contacts in ${Math.round(took / 1000)} s`);
    }
  } finally {
    await closeDatabase();
  }
  return { contacts, ...urls };
}

/** What the Procfile starts web with, so that what is measured is what runs. */
function webLine(): ProcessLine {
  const line = parseProcfile(readFileSync(path.join(root, 'Procfile'), 'utf8')).find(({ name }) => name === 'web');
  if (!line) throw new Error('the Procfile starts no web');
  return line;
}

/** The web as it runs in production, in a process of its own. */
export interface Web {
  readonly url: string;
  /** Resident memory of the process, in MB. */
  readonly memory: () => number;
  stop(): Promise<void>;
}

export async function startWeb(dataset: Dataset, outside: { registerUrl: string; dataDir?: string }): Promise<Web> {
  const port = await freePort();
  const { command, settings } = webLine();
  const child = spawn(process.execPath, command.slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...settings,
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: dataset.appUrl,
      DATA_DIR: outside.dataDir ?? directory,
      SECRET_KEY: randomBytes(32).toString('hex'),
      REGISTER_URL: outside.registerUrl,
      LOG_LEVEL: 'warn',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  return {
    url,
    memory: () =>
      Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error('web did not start');
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('web is not ready after ten seconds');
}
