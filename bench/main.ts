import type { Server } from 'node:http';
import { once } from 'node:events';

import { pino } from 'pino';

import { loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { endWhenAsked } from '../src/lifeline.ts';
import { openOutside } from '../src/domain/outside.ts';
import { readingTenant, sql, platformRead } from '../src/domain/tenancy.ts';
import { passwordFits, hashPassword } from '../src/domain/users/passwords.ts';
import type { Member } from '../src/domain/users/member.ts';
import { membershipsOf } from '../src/domain/users/memberships.ts';
import { createApp } from '../src/web/app.ts';
import { paths } from '../src/web/paths.ts';
import { newId } from '../src/domain/identifiers.ts';
import { measureExport } from './cases/export.ts';
import { measureRegisterFeed } from './cases/register-feed.ts';
import { measureRegisterMirror } from './cases/register-mirror.ts';
import { measureRetention } from './cases/retention.ts';
import { measureStripeEvents } from './cases/stripe-events.ts';
import { bareRender, bareSql, combined, keepIds } from './ceilings.ts';
import { Client, inTurns, Measuring, repeat } from './load.ts';
import { askedBy, listenIn, record, type Recording } from './recording.ts';
import { report } from './report.ts';
import {
  BENCH_EMAIL,
  BENCH_PASSWORD,
  ensureDataset,
  startBenchPostgres,
  startWeb,
  type Dataset,
} from './surroundings.ts';

const quick = process.argv.includes('--quick');
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const seconds = quick ? 0.7 : 5;
/** A server that has been up for a while has its code compiled; so must the one that is measured. */
const warmingUp = quick ? 5 : 15;
/** `--contacts=100000` measures one size alone. */
const only = process.argv.flatMap((arg) => /^--contacts=(\d+)$/.exec(arg)?.slice(1).map(Number) ?? []);
const sizes = only.length > 0 ? only : quick ? [10_000] : [10_000, 100_000, 1_000_000];
const concurrencies = [1, 8];
/** How many slices the time of a case is cut into, with those of its ceiling between them. */
const turns = quick ? 1 : 5;
/** Nothing is asked of the register here; the address only has to be one. */
const nobody = 'http://127.0.0.1:9';

const wants = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

listenIn();
const postgres = await startBenchPostgres();
let stopping: Promise<void> | undefined;
const stop = (): Promise<void> => (stopping ??= postgres.database.stop());
endWhenAsked(stop, (error) => console.error(error));
try {
  if (wants('register') || wanted.includes('register-feed')) await measureRegisterFeed(postgres, quick ? 0.1 : 1);
  if (wants('register') || wanted.includes('register-mirror'))
    await measureRegisterMirror(postgres, quick ? 50_000 : 1_100_000);
  if (wants('stripe-events')) await measureStripeEvents(postgres, quick ? 0.02 : 1);
  // The cases of the register and of Stripe make what they need themselves.
  if (wanted.length === 0 || wanted.some((name) => !/^(register|stripe)/.test(name)))
    for (const size of sizes) await measure(await ensureDataset(postgres, size));
} catch (error) {
  // Whoever asked us to stop took the database away from under the measuring: that is no news.
  if (stopping === undefined) throw error;
} finally {
  await stop();
}

async function measure(dataset: Dataset): Promise<void> {
  const config = loadConfig({
    DATABASE_URL: dataset.appUrl,
    SECRET_KEY: 'b'.repeat(32),
    REGISTER_URL: nobody,
    PORT: '0',
  });
  openDatabase({
    url: dataset.appUrl,
    poolSize: 10,
    statementTimeout: 0,
    applicationName: 'onnet-bench',
    onError: (error) => console.error(error.message),
  });
  openOutside(config);
  const here = createApp(config, pino({ level: 'silent' })).listen(0, '127.0.0.1');
  await once(here, 'listening');
  const web = await startWeb(dataset, { registerUrl: nobody });
  try {
    const tenant = await bigTenant();
    const inProcess = await signedIn(addressOf(here));
    const client = await signedIn(web.url);
    const pages = (await pagesOf(tenant)).filter((page) => wants(page.name));
    if (pages.length > 0) await repeat((turn) => client.get(pages[turn % pages.length]!.path), 8, warmingUp);
    for (const page of pages) {
      // Once before: the audit trail is told of the first look alone, and what is measured are looks.
      await inProcess.get(page.path);
      const recording = await record(() => inProcess.get(page.path));
      await measurePage(dataset, tenant.id, page, recording, client, web.memory);
    }
    if (wants('create')) await measureCreate(dataset, tenant, inProcess, client, web.memory);
    if (wants('sign-in')) await measureSignIn(dataset, web.url, web.memory);
    if (wants('export') && dataset.contacts <= 100_000) await measureExport(dataset.contacts, tenant.owner);
    if (wants('retention') && dataset.contacts <= 100_000)
      await measureRetention(dataset.contacts, dataset, {
        client,
        path: paths.contacts.index({ tenant: tenant.slug }),
      });
    inProcess.close();
    client.close();
  } finally {
    await web.stop();
    here.close();
    here.closeAllConnections();
    await closeDatabase();
  }
}

interface Tenant {
  readonly id: string;
  readonly owner: Member;
  readonly slug: string;
  readonly contact: { readonly id: string; readonly family_name: string };
}

interface Page {
  readonly name: string;
  readonly path: string;
}

async function bigTenant(): Promise<Tenant> {
  const [user] = await platformRead<{ id: string }>(`select id from users where email = $1`, [BENCH_EMAIL]);
  const [owner] = user ? await membershipsOf(user.id) : [];
  if (!owner) throw new Error('the bench has no tenant');
  const { tenantId } = owner;
  const [contact] = await readingTenant(tenantId, () =>
    sql<Tenant['contact']>(
      `select id, family_name from contacts where tenant_id = $1 order by sort_name, id offset 5000 limit 1`,
      [tenantId],
    ),
  );
  if (!contact) throw new Error('the bench has no contact');
  keepIds([tenantId, owner.id, contact.id]);
  return { id: tenantId, owner, slug: owner.tenantSlug, contact };
}

async function pagesOf({ slug: tenant, contact }: Tenant): Promise<Page[]> {
  return [
    { name: 'empty', path: paths.public.home({ language: 'nb' }) },
    { name: 'list', path: paths.contacts.index({ tenant }) },
    { name: 'list-by-activity', path: `${paths.contacts.index({ tenant })}?sort=-activity` },
    {
      name: 'search',
      path: `${paths.tenant.search({ tenant })}?q=${encodeURIComponent(`ødegård${1 + (tenant.length % 9)}`)}`,
    },
    { name: 'search-name', path: `${paths.tenant.search({ tenant })}?q=${encodeURIComponent(contact.family_name)}` },
    { name: 'record', path: paths.contacts.show({ tenant, id: contact.id }) },
  ];
}

async function measurePage(
  dataset: Dataset,
  tenantId: string,
  page: Page,
  recording: Recording,
  client: Client,
  memory: () => number,
): Promise<void> {
  const statements = askedBy(recording);
  for (const concurrency of concurrencies) {
    const bare = bareSql(dataset.appUrl, tenantId, statements, concurrency);
    const render = new Measuring(bareRender(recording.renders), 1, seconds / 2);
    const sql = new Measuring(bare.once, concurrency, seconds / 2);
    const pages = new Measuring(() => client.get(page.path), concurrency, seconds);
    try {
      await inTurns([render, sql, pages], turns);
    } finally {
      await bare.end();
    }
    // A page that asks nothing has an empty transaction for its SQL, which it does without.
    const ceiling = statements.length > 0 ? combined(sql.load.rps, render.load.rps) : render.load.rps;
    report(page.name, dataset.contacts, concurrency, pages.load, {
      ceiling,
      queries: recording.statements.length,
      rss: memory(),
    });
  }
}

async function measureCreate(
  dataset: Dataset,
  tenant: Tenant,
  inProcess: Client,
  client: Client,
  memory: () => number,
): Promise<void> {
  let number = 0;
  const form = (): Record<string, string> => ({
    id: newId(),
    givenName: 'Målfrid',
    familyName: `Nykontakt ${process.pid} ${Date.now()} ${++number}`,
    email: `ny${process.pid}.${Date.now()}.${number}@example.no`,
  });
  const path = paths.contacts.index({ tenant: tenant.slug });
  const recording = await record(async () => {
    const answer = await inProcess.post(path, form());
    if (answer.status !== 303) throw new Error(`create answered ${answer.status}`);
  });
  const writes = askedBy(recording);
  for (const concurrency of concurrencies) {
    const bare = bareSql(dataset.appUrl, tenant.id, writes, concurrency);
    const sql = new Measuring(bare.once, concurrency, seconds / 2);
    const forms = new Measuring(async () => (await client.post(path, form())).bytes, concurrency, seconds);
    try {
      await inTurns([sql, forms], turns);
    } finally {
      await bare.end();
    }
    report('create', dataset.contacts, concurrency, forms.load, {
      ceiling: sql.load.rps,
      queries: recording.statements.length,
      rss: memory(),
    });
  }
}

/** The ceiling is the password hash alone: a sign-in that is quicker would be a weaker one. */
async function measureSignIn(dataset: Dataset, url: string, memory: () => number): Promise<void> {
  const stored = await hashPassword(BENCH_PASSWORD);
  for (const concurrency of concurrencies) {
    const hash = async (): Promise<number> => ((await passwordFits(BENCH_PASSWORD, stored)) ? 1 : 0);
    const signIn = async (): Promise<number> => {
      const visitor = await signedIn(url);
      visitor.close();
      return 0;
    };
    const bare = new Measuring(hash, concurrency, seconds / 2);
    const signIns = new Measuring(signIn, concurrency, seconds);
    await inTurns([bare, signIns], turns);
    report('sign-in', dataset.contacts, concurrency, signIns.load, { ceiling: bare.load.rps, rss: memory() });
  }
}

async function signedIn(url: string): Promise<Client> {
  const client = new Client(url);
  const answer = await client.post(paths.public.signIn({ language: 'nb' }), {
    email: BENCH_EMAIL,
    password: BENCH_PASSWORD,
  });
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
  return client;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}
