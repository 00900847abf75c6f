import { once } from 'node:events';
import http from 'node:http';

import pg from 'pg';
import { pino } from 'pino';
import { Stripe } from 'stripe';

import { loadConfig } from '../../src/config.ts';
import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { claimObligations } from '../../src/domain/outbox.ts';
import { openOutside } from '../../src/domain/outside.ts';
import { platformRead } from '../../src/domain/tenancy.ts';
import { createApp } from '../../src/web/app.ts';
import { paths } from '../../src/web/paths.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { concurrency } from '../../src/workers/queues.ts';
import { stripeEventDuties } from '../../src/workers/stripe-events.ts';
import { startStripeStandIn } from '../../stand-ins/stripe/server.ts';
import { round } from '../load.ts';
import { report } from '../report.ts';
import { withEmptyDatabase, type BenchPostgres } from '../surroundings.ts';

/** A bad day: everything that is sent, who sends it, and how badly. */
const storm = { events: 100_000, customers: 200, senders: 5, again: 0.3, forged: 0.01 };

const SECRET = 'whsec_ofTheBench';
const STRANGERS = 'whsec_ofSomebodyElse';
const log = pino({ level: 'silent' });

/**
 * Events as they come over the wire, with Stripe's own interface out of reach: `rps` of `stripe-events-stored` is posts answered per second
 * and its ceiling one bare insert for each, by as many lanes. Then Stripe is back, and `rps` of `stripe-events-processed` is events
 * followed per second. At the end every event has an outcome, and nothing forged is stored.
 */
export async function measureStripeEvents(postgres: BenchPostgres, scale: number): Promise<void> {
  const events = Math.round(storm.events * scale);
  await withEmptyDatabase(postgres, 'bench_stripe_events', async (dataset) => {
    const stripe = await startStripeStandIn({ port: 0 });
    const config = loadConfig({
      SECRET_KEY: 'b'.repeat(32),
      DATABASE_URL: dataset.appUrl,
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: SECRET,
      STRIPE_API_URL: stripe.url,
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
    const server = createApp(config, log).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const customers = await fill(dataset.ownerUrl, stripe);
      const posts = shuffled(events, customers);
      openOutside({ ...config, stripe: { ...config.stripe, apiUrl: 'http://127.0.0.1:9' } });
      const { stored, ceiling } = await inSlices(server, posts, dataset.ownerUrl);
      report('stripe-events-stored', 0, storm.senders, stored, {
        ceiling,
        rss: Math.round(process.memoryUsage.rss() / 1_048_576),
      });
      openOutside(config);
      const began = performance.now();
      const fetched = await follow();
      const ms = performance.now() - began;
      await expectAllFollowed(events);
      report(
        'stripe-events-processed',
        0,
        concurrency['stripe-events'],
        { rps: round((events / ms) * 1000), p50: round(ms), p99: round(ms), bytes: 0, requests: fetched },
        {},
      );
    } finally {
      server.close();
      server.closeAllConnections();
      await closeDatabase();
      await stripe.close();
    }
  });
}

/** Tenants that are customers at Stripe. */
async function fill(
  ownerUrl: string,
  { url, secretKey }: { readonly url: string; readonly secretKey: string },
): Promise<string[]> {
  const { hostname, port } = new URL(url);
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: 'http', telemetry: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const customers: string[] = [];
  try {
    for (let place = 0; place < storm.customers; place += 1) {
      const tenantId = newId();
      const { id } = await stripe.customers.create({ metadata: { tenant_id: tenantId } });
      await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
      await client.query(`insert into tenants (id, slug, name) values ($1, $2, $3)`, [
        tenantId,
        `k-${place}`,
        `Kunde ${place} AS`,
      ]);
      await client.query(`insert into subscriptions (tenant_id, stripe_customer_id) values ($1, $2)`, [tenantId, id]);
      await client.query('commit');
      customers.push(id);
    }
  } finally {
    await client.end();
  }
  return customers;
}

interface Post {
  readonly body: string;
  readonly forged: boolean;
}

/** Every event once, some of them again, and some that nobody sent, in any order. */
function shuffled(events: number, customers: readonly string[]): Post[] {
  const event = (id: string, at: number): string =>
    JSON.stringify({
      id,
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      type: 'customer.subscription.updated',
      data: { object: { id: `sub_${at}`, object: 'subscription', customer: customers[at % customers.length] } },
    });
  const posts = Array.from({ length: events }, (_, at): Post => ({ body: event(`evt_${at}`, at), forged: false }));
  const again = posts.filter(() => Math.random() < storm.again);
  const forged = Array.from({ length: Math.ceil(events * storm.forged) }, (_, at): Post => ({
    body: event(`evt_forged_${at}`, at),
    forged: true,
  }));
  const all = [...posts, ...again, ...forged];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

const SLICES = 20;

/** The posts in slices, and before each the same number of bare inserts: what is compared has met the same machine. */
async function inSlices(
  server: http.Server,
  posts: readonly Post[],
  ownerUrl: string,
): Promise<{ stored: Measured; ceiling: number }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: storm.senders });
  const times: number[] = [];
  let [bareMs, postMs] = [0, 0];
  try {
    await pool.query(`create table bare_events (id text primary key, type text not null, created_at timestamptz)`);
    for (let slice = 0; slice < SLICES; slice += 1) {
      const from = Math.floor((posts.length * slice) / SLICES);
      const some = posts.slice(from, Math.floor((posts.length * (slice + 1)) / SLICES));
      bareMs += await bareInserts(pool, from, some.length);
      const began = performance.now();
      times.push(...(await post(server, some)));
      postMs += performance.now() - began;
    }
  } finally {
    await pool.end();
  }
  const sorted = times.toSorted((a, b) => a - b);
  const percentile = (share: number): number => round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const perSecond = (ms: number): number => round((posts.length / ms) * 1000);
  return {
    stored: {
      rps: perSecond(postMs),
      p50: percentile(0.5),
      p99: percentile(0.99),
      bytes: 0,
      requests: posts.length,
    },
    ceiling: perSecond(bareMs),
  };
}

interface Measured {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly requests: number;
}

/** The least there is to do: one row for each post, by as many lanes. @returns how many milliseconds it took */
async function bareInserts(pool: pg.Pool, from: number, rows: number): Promise<number> {
  let next = from;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: storm.senders }, async () => {
      for (let at = next++; at < from + rows; at = next++)
        await pool.query({
          name: 'bare',
          text: `insert into bare_events values ($1, $2, now()) on conflict do nothing`,
          values: [`evt_${at}`, 'customer.subscription.updated'],
        });
    }),
  );
  return performance.now() - began;
}

/** Posts all, five at once. @returns how many milliseconds each took; throws Error when one is not answered as it must be */
async function post(server: http.Server, posts: Post[]): Promise<number[]> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const agent = new http.Agent({ keepAlive: true, maxSockets: storm.senders });
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: storm.senders }, async () => {
      for (let next = posts.pop(); next; next = posts.pop()) {
        const { body, forged } = next;
        const signature = Stripe.webhooks.generateTestHeaderString({
          payload: body,
          secret: forged ? STRANGERS : SECRET,
        });
        const sent = performance.now();
        const status = await send(agent, address.port, body, signature);
        times.push(performance.now() - sent);
        if (status !== (forged ? 400 : 200)) throw new Error(`a post was answered with ${status}`);
      }
    }),
  );
  agent.destroy();
  return times;
}

function send(agent: http.Agent, port: number, body: string, signature: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: paths.webhooks.stripe(),
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      },
      (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/** Carries out what is owed, as many at once as a worker does. @returns how many turns it took */
async function follow(): Promise<number> {
  let turns = 0;
  for (;;) {
    const due = await claimObligations(1000);
    if (due.length === 0) return turns;
    turns += due.length;
    await Promise.all(
      Array.from({ length: concurrency['stripe-events'] }, async () => {
        for (let next = due.pop(); next; next = due.pop()) await carryOutObligation(stripeEventDuties, log, next);
      }),
    );
  }
}

async function expectAllFollowed(events: number): Promise<void> {
  const [row] = await platformRead<{ all: number; waiting: number; forged: number }>(
    `select count(*)::int as all, count(*) filter (where outcome is null)::int as waiting,
            count(*) filter (where id like 'evt_forged%')::int as forged from stripe_events`,
  );
  if (row?.all !== events || row.waiting > 0 || row.forged > 0)
    throw new Error(`of ${events} events: ${JSON.stringify(row)}`);
}
