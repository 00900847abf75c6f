import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { platformRead, readingTenant, sql } from '../src/domain/tenancy.ts';
import { signUp } from '../src/domain/tenants/sign-up.ts';
import { membershipsOf } from '../src/domain/users/memberships.ts';
import { hashPassword } from '../src/domain/users/passwords.ts';
import { freePort } from '../bin/free-port.ts';
import { migrate } from '../bin/migrate.ts';
import { prepareDataFolder } from '../src/data-folder.ts';
import { LocalDatabase } from '../bin/launcher/local-database.ts';
import { parseProcfile, type ProcessLine } from '../bin/launcher/procfile.ts';
import { prepareDatabase } from '../bin/roles.ts';
import { fillDataset, removeMeasuredTenants } from './dataset.ts';

const root = path.join(import.meta.dirname, '..');
/** Where the bench keeps its database and large files between runs. */
export const directory = path.resolve(root, '.data', 'bench');

export const BENCH_EMAIL = 'bench@stor.example';
export const BENCH_PASSWORD = 'mange tusen kontakter';

/** A database with one big tenant, and how to reach it. */
export interface Dataset {
  readonly contacts: number;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  /** For the programs that use it; see `LocalDatabase`. */
  readonly handle: Writable | undefined;
}

/** The bench's own PostgreSQL, and who may do what in it. */
export interface BenchPostgres {
  readonly database: LocalDatabase;
  readonly superuserUrl: string;
  readonly passwords: { readonly superuser: string; readonly owner: string; readonly app: string };
}

/**
 * Starts the PostgreSQL of the bench, kept between runs so that a million contacts are made once. It is looked after like
 * that of `npm start`: another bench in the same folder is refused, and a killed one takes it along or hands it on.
 */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  prepareDataFolder(path.dirname(directory), 'npm run bench');
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'secrets.json');
  if (!existsSync(file)) {
    const secret = (): string => randomBytes(18).toString('base64url');
    writeFileSync(file, JSON.stringify({ superuser: secret(), owner: secret(), app: secret() }), { mode: 0o600 });
  }
  const passwords: BenchPostgres['passwords'] = JSON.parse(readFileSync(file, 'utf8'));
  const database = new LocalDatabase({
    dataDir: directory,
    password: passwords.superuser,
    port: 0,
    onGivenUp: (why) => console.error(why),
  });
  const { superuserUrl } = await database.start();
  return { database, superuserUrl, passwords };
}

/** Makes the dataset of this size unless it is there, whole, from an earlier run. */
export async function ensureDataset(postgres: BenchPostgres, contacts: number): Promise<Dataset> {
  const name = `bench_${contacts}`;
  const prepare = async (): Promise<Dataset> => {
    const urls = await prepareDatabase(postgres.superuserUrl, name, postgres.passwords);
    await migrate(urls.ownerUrl);
    const superuserUrl = new URL(postgres.superuserUrl);
    superuserUrl.pathname = `/${name}`;
    return { contacts, ...urls, superuserUrl: superuserUrl.href, handle: postgres.database.handle };
  };
  const found = await prepare();
  if ((await filled(found)) === 'whole') {
    await removeMeasuredTenants(found.superuserUrl);
    return found;
  }
  await dropDatabase(postgres.superuserUrl, name);
  const dataset = await prepare();
  await fill(dataset);
  return dataset;
}

/** A migrated database without any data, for one measurement; gone after it. */
export async function withEmptyDatabase<T>(
  postgres: BenchPostgres,
  name: string,
  measure: (dataset: Pick<Dataset, 'appUrl' | 'ownerUrl'>) => Promise<T>,
): Promise<T> {
  // A run that was killed left its own.
  await dropDatabase(postgres.superuserUrl, name);
  const urls = await prepareDatabase(postgres.superuserUrl, name, postgres.passwords);
  await migrate(urls.ownerUrl);
  try {
    return await measure(urls);
  } finally {
    await dropDatabase(postgres.superuserUrl, name);
  }
}

/** A run that was killed while it filled a database leaves one without the big tenant's contacts: rather a new one than half of it. */
async function filled({ appUrl, contacts }: Dataset): Promise<'whole' | 'not whole'> {
  return withDatabase(appUrl, async () => {
    const [user] = await platformRead<{ id: string }>(`select id from users where email = $1`, [BENCH_EMAIL]);
    const [owner] = user ? await membershipsOf(user.id) : [];
    if (!owner) return 'not whole';
    const [row] = await readingTenant(owner.tenantId, () =>
      sql<{ count: number }>(`select count(*)::int as count from contacts where tenant_id = $1`, [owner.tenantId]),
    );
    return (row?.count ?? 0) < contacts ? 'not whole' : 'whole';
  });
}

const fill = ({ appUrl, ownerUrl, contacts }: Dataset): Promise<void> =>
  withDatabase(appUrl, async () => {
    const owner = await signUp({
      tenant: { name: 'Stor AS', addressLines: [], language: 'nb' },
      founder: {
        email: BENCH_EMAIL,
        name: 'Bente Bench',
        passwordHash: await hashPassword(BENCH_PASSWORD),
        language: 'nb',
      },
      // No wording anybody reads: the bench has no customers.
      agreement: { version: '1', language: 'nb', sha256: '0'.repeat(64) },
    });
    const took = await fillDataset(ownerUrl, { id: owner.tenantId, memberId: owner.id }, contacts);
    console.error(`made ${contacts} contacts in ${Math.round(took / 1000)} s`);
  });

async function withDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  openDatabase({
    url,
    poolSize: 2,
    statementTimeout: 0,
    applicationName: 'onnet-bench',
    onError: (error) => console.error(error.message),
  });
  try {
    return await work();
  } finally {
    await closeDatabase();
  }
}

async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
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
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', ...(dataset.handle ? [dataset.handle] : [])],
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
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (child.exitCode !== null) throw new Error('web did not start');
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('web is not ready after a minute');
}
