import { AsyncLocalStorage } from 'node:async_hooks';

import type pg from 'pg';

import { connections } from './database.ts';
import { gatherPackets } from './gathered-packets.ts';
import { isId, PLATFORM_TENANT_ID } from './identifiers.ts';
import { demandKeepable } from './typed-texts.ts';

interface OpenTransaction {
  readonly tenantId: string;
  readonly client: pg.PoolClient;
  /** Set before the connection goes back, so that a straggler cannot reach the next tenant's transaction. */
  ended: boolean;
  /** The case that is open in it, while one is. */
  openCase: OpenCase | undefined;
}

interface OpenCase {
  readonly opens: readonly Door[];
  ended: boolean;
}

/** What row security keeps shut, and a piece of work may open for itself: reading and writing restricted records; writing what is left of erased ones. */
type Door = 'sees_restricted' | 'writes_erased';

const current = new AsyncLocalStorage<OpenTransaction>();
const currentCase = new AsyncLocalStorage<OpenCase>();

/** The client of the transaction that is open. @throws Error outside one: no query runs without a tenant. */
export function currentClient(): pg.PoolClient {
  const { client } = transaction();
  gatherPackets(client);
  return client;
}

/** The tenant whose transaction is open. @throws Error outside one. */
export const currentTenantId = (): string => transaction().tenantId;

function transaction(): OpenTransaction {
  const open = current.getStore();
  if (!open) throw new Error('query outside a tenant transaction');
  if (open.ended) throw new Error('query after its tenant transaction ended');
  const ours = currentCase.getStore();
  // Statements of the same transaction share what is set: one beside the case would see what only the case may.
  if (open.openCase && ours !== open.openCase) throw new Error('query beside an open case: await the case alone');
  if (ours?.ended) throw new Error('query after its case ended');
  return open;
}

/**
 * Runs `work` in one transaction that can see and change this tenant's rows only, and commits before it answers.
 * Inside the same tenant's transaction it joins it. Never call it across an outgoing HTTP request: it holds a connection.
 *
 * The tenant is set here and nowhere else, as a literal, because Citus passes on `SET LOCAL` but not `set_config()`.
 */
export function inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const open = current.getStore();
  if (open && !open.ended) {
    if (open.tenantId !== tenantId) throw new Error('another tenant’s transaction is already open');
    return work();
  }
  return run(tenantId, 'begin', work);
}

/** As `inTenant`, for pages that only read: PostgreSQL refuses any write, and the answer does not wait for the commit. */
export function readingTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const open = current.getStore();
  return open && !open.ended ? inTenant(tenantId, work) : run(tenantId, 'begin read only', work);
}

/**
 * As `readingTenant`, for work that starts every statement before it waits for any, as the page of a list does with its one:
 * begin, statements and commit leave in one packet and are answered together.
 * @throws Error from a statement that is started later, when its transaction has ended
 */
export function readingTenantAtOnce<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const open = current.getStore();
  return open && !open.ended ? inTenant(tenantId, work) : runAtOnce(tenantId, work);
}

/** OnNet's own scope: users, sign-in, platform mail, Stripe events. Sees no customer's rows. */
export const inPlatform = <T>(work: () => Promise<T>): Promise<T> => inTenant(PLATFORM_TENANT_ID, work);

type Begin = 'begin' | 'begin read only';

/** A connection of the pool, about to begin. What is sent on it before the program's turn is over leaves in one packet. */
async function connectionFor(tenantId: string): Promise<OpenTransaction> {
  if (!isId(tenantId) && tenantId !== PLATFORM_TENANT_ID) throw new Error('not a tenant id');
  const client = await connections().connect();
  gatherPackets(client);
  return { tenantId, client, ended: false, openCase: undefined };
}

const started = ({ client, tenantId }: OpenTransaction, begin: Begin): Promise<unknown> =>
  client.query(`${begin}; set local app.tenant_id = '${tenantId}'`);

async function run<T>(tenantId: string, begin: Begin, work: () => Promise<T>): Promise<T> {
  const open = await connectionFor(tenantId);
  const { client } = open;
  try {
    // Not awaited on its own: begin, the tenant and the first query travel together. RLS shows nothing if it fails.
    const [, result] = await Promise.all([started(open, begin), current.run(open, async () => work())]);
    open.ended = true;
    if (begin === 'begin read only') {
      client.query('commit', (error: Error | null) => client.release(error ?? undefined));
      return result;
    }
    const committed = await client.query('commit');
    // COMMIT after a failed statement that somebody swallowed answers ROLLBACK and no error: say so.
    if (committed.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    client.release();
    return result;
  } catch (error) {
    open.ended = true;
    client.query('rollback', (failure: Error | null) => client.release(failure ?? undefined));
    throw error;
  }
}

async function runAtOnce<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const open = await connectionFor(tenantId);
  const { client } = open;
  const answers = Promise.all([started(open, 'begin read only'), current.run(open, async () => work())]);
  open.ended = true;
  // Answered after everything before it, also where one of those failed: it then rolls back, which is the same for reading.
  client.query('commit', (error: Error | null) => client.release(error ?? undefined));
  const [, result] = await answers;
  return result;
}

/**
 * One statement in a transaction of its own; what it answers is committed. All of it travels in one packet, for what is written
 * so often that every way to the database and back is felt.
 * @throws Error inside an open transaction, whose part it would not be
 */
export async function committed<Row extends object>(
  tenantId: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const open = current.getStore();
  if (open && !open.ended) throw new Error('a transaction is open already');
  if (!isId(tenantId) && tenantId !== PLATFORM_TENANT_ID) throw new Error('not a tenant id');
  demandKeepable(text);
  const client = await connections().connect();
  gatherPackets(client);
  const [begun, answered, ended] = await Promise.allSettled([
    client.query(`begin; set local app.tenant_id = '${tenantId}'`),
    client.query<Row>({ name: nameOf(text), text, values: [...values] }),
    client.query('commit'),
  ]);
  const failed = [begun, answered, ended].find(({ status }) => status === 'rejected');
  // A statement that failed takes its transaction along; where not even the commit was answered, the connection is broken.
  client.release(ended.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  if (answered.status !== 'fulfilled' || ended.status !== 'fulfilled' || ended.value.command !== 'COMMIT')
    throw new Error('the transaction had failed and was rolled back');
  return answered.value.rows;
}

/**
 * Runs `work` so that the open transaction also sees and may write restricted records (Art. 18), and only `work`: what
 * the same transaction does before, after or beside it does not. Called through the privacy domain's `inCase` alone.
 * @throws Error outside a transaction, and for a query that runs beside the case or outlives it
 */
export const seeingRestricted = <T>(work: () => Promise<T>): Promise<T> => opening('sees_restricted', work);

/**
 * Runs `work` so that the open transaction may lock and write the rows that are left of erased contacts, and only `work`:
 * for what clears up behind them, and writes nothing about anybody. Await it alone, as `seeingRestricted`.
 */
export const writingErased = <T>(work: () => Promise<T>): Promise<T> => opening('writes_erased', work);

async function opening<T>(door: Door, work: () => Promise<T>): Promise<T> {
  const open = transaction();
  const outer = open.openCase;
  if (outer?.opens.includes(door)) return work();
  const opened: OpenCase = { opens: [...(outer?.opens ?? []), door], ended: false };
  open.openCase = opened;
  try {
    const [, result] = await Promise.all([
      open.client.query(`set local app.${door} = 'on'`),
      currentCase.run(opened, async () => work()),
    ]);
    return result;
  } finally {
    opened.ended = true;
    open.openCase = outer;
    // Ahead of every statement to come. It fails only in a transaction that has failed, which takes the setting along; as
    // does one that has ended, whose connection may by now be in another's.
    if (!open.ended) open.client.query(`set local app.${door} = ''`, () => undefined);
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * One prepared statement in the open transaction. `text` must come from a bounded set (each text is prepared once
 * per connection and kept). Several statements started together travel together.
 */
export async function sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  demandKeepable(text);
  const result = await currentClient().query<Row>({ name: nameOf(text), text, values: [...values] });
  return result.rows;
}

/** As `sql`, for a statement whose answer is the number of rows it touched. */
export async function change(text: string, values: readonly unknown[] = []): Promise<number> {
  demandKeepable(text);
  const result = await currentClient().query({ name: nameOf(text), text, values: [...values] });
  return result.rowCount ?? 0;
}

/** One prepared statement on a platform table or directory function, without a transaction and without a tenant. */
export async function platformRead<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  demandKeepable(text);
  const result = await connections().query<Row>({ name: nameOf(text), text, values: [...values] });
  return result.rows;
}
