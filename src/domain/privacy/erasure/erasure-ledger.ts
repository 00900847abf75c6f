import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { now } from '../../clock.ts';
import { keysFor } from '../../keys/secret-keys.ts';
import { hmac } from '../../keys/tenant-keys.ts';
import { sql } from '../../tenancy.ts';
import type { FreeTextDecision } from './free-text.ts';
import { parsedJson } from '../../parsed-json.ts';

/** An erasure as the ledger is told of it. */
export interface LedgeredErasure {
  readonly tenantId: string;
  readonly erasureId: string;
  readonly contactId: string;
  readonly neverContact: boolean;
  /** By `nameOfHit`. */
  readonly decisions: Readonly<Record<string, { readonly decision: FreeTextDecision; readonly reason: string | null }>>;
}

const everyLine = {
  at: z.string(),
  /** The SHA-256 of the line before. */
  previous: z.string(),
  key: z.string(),
  proof: z.string(),
};
const contactLine = z.object({
  ...everyLine,
  kind: z.undefined().optional(),
  tenant: z.string(),
  erasure: z.string(),
  contact: z.string(),
  neverContact: z.boolean(),
  /** By the hash of the place: `redact`, `delete`, or `keep:` and the reason. */
  decisions: z.record(z.string(), z.string()),
});
const tenantLine = z.object({ ...everyLine, kind: z.literal('tenant'), tenant: z.string(), endedAt: z.string() });
const userLine = z.object({ ...everyLine, kind: z.literal('user'), user: z.string(), asked: z.boolean() });
const ledgerLine = z.union([contactLine, tenantLine, userLine]);

/** A contact's erasure in the ledger. As in every line, keyed hashes stand in place of ids, so that the file names nobody. */
export type ContactLine = Readonly<z.infer<typeof contactLine>>;
/** A tenant's erasure in the ledger, after its customer relationship ended. */
export type TenantLine = Readonly<z.infer<typeof tenantLine>>;
/** In the ledger, that a user is gone; `asked`: by their own erasure, which takes their name from what they wrote too. */
export type UserLine = Readonly<z.infer<typeof userLine>>;
export type LedgerLine = ContactLine | TenantLine | UserLine;

/** What reading the ledger found. */
export interface ReadLedger {
  readonly lines: readonly LedgerLine[];
  /** Lines that are not whole, not ours, or do not follow the one before, as `2026-11.jsonl:3`. */
  readonly broken: readonly string[];
  /** The hash of the last line. */
  readonly last: string;
}

let root: string | undefined;

/** Says where the ledger is kept: a folder that must not be restored together with the database. */
export function openErasureLedger(dataDir: string): void {
  root = path.resolve(dataDir, 'erasures');
}

function folder(): string {
  if (root === undefined) throw new Error('the erasure ledger is not set up');
  return root;
}

const keys = () => keysFor('erasure ledger');
const keyOf = (line: Pick<LedgerLine, 'key'>): Buffer | undefined =>
  keys().find(({ id }) => id.toString('hex') === line.key)?.key;

type Named = 'tenant' | 'erasure' | 'contact' | 'place' | 'user';
const hashUnder = (key: Buffer, what: Named, id: string): string => hmac(key, `${what}:${id}`).toString('hex');

/** The hash of an id as the line would have it; undefined when its key is not ours. */
export function hashFor(line: LedgerLine, what: Named, id: string): string | undefined {
  const key = keyOf(line);
  return key && hashUnder(key, what, id);
}

/** What an id may be called in the ledger: its hash under each key that is ours. */
export const hashesOf = (what: Named, id: string): string[] => keys().map(({ key }) => hashUnder(key, what, id));

/** Whether a contact's erasure has its line. */
export async function isInLedger(erasureId: string): Promise<boolean> {
  const names = hashesOf('erasure', erasureId);
  const { lines } = await readLedger();
  return lines.some((line) => line.kind === undefined && names.includes(line.erasure));
}

/** Adds a line for a contact's erasure that has none, in the open transaction. */
export function writeErasure(erasure: LedgeredErasure): Promise<void> {
  const names = hashesOf('erasure', erasure.erasureId);
  return addLine(
    (line) => line.kind === undefined && names.includes(line.erasure),
    (key) => ({
      tenant: hashUnder(key, 'tenant', erasure.tenantId),
      erasure: hashUnder(key, 'erasure', erasure.erasureId),
      contact: hashUnder(key, 'contact', erasure.contactId),
      neverContact: erasure.neverContact,
      decisions: Object.fromEntries(
        Object.entries(erasure.decisions).map(([name, { decision, reason }]) => [
          hashUnder(key, 'place', name),
          reason === null ? decision : `${decision}:${reason}`,
        ]),
      ),
    }),
  );
}

/** Adds a line for a tenant that is being erased, in the open transaction; one that has a line gets no other. */
export function writeTenantErasure(tenantId: string, endedAt: Date): Promise<void> {
  const names = hashesOf('tenant', tenantId);
  return addLine(
    (line) => line.kind === 'tenant' && names.includes(line.tenant),
    (key) => ({ kind: 'tenant', tenant: hashUnder(key, 'tenant', tenantId), endedAt: endedAt.toISOString() }),
  );
}

/** Adds a line for a user who is gone, in the open transaction; one who has a line gets no other. */
export function writeUserErasure(userId: string, asked: boolean): Promise<void> {
  const names = hashesOf('user', userId);
  return addLine(
    (line) => line.kind === 'user' && names.includes(line.user),
    (key) => ({ kind: 'user', user: hashUnder(key, 'user', userId), asked }),
  );
}

async function addLine(isThis: (line: LedgerLine) => boolean, what: (key: Buffer) => object): Promise<void> {
  // One process at a time adds lines: each follows on the one before.
  await sql(`select pg_advisory_xact_lock(hashtextextended('erasure ledger', 8))`);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const { lines, last } = await readLedger();
  if (lines.some(isThis)) return;
  const [{ id, key }] = keys();
  const said = { at: now().toISOString(), ...what(key), previous: last, key: id.toString('hex') };
  await append(
    path.join(folder(), `${said.at.slice(0, 7)}.jsonl`),
    JSON.stringify({ ...said, proof: proofOf(key, said) }),
  );
}

/** Every erasure there ever was, oldest first. A line that a crash has torn is named, and does not count. */
export async function readLedger(): Promise<ReadLedger> {
  const lines: LedgerLine[] = [];
  const broken: string[] = [];
  let last = '';
  for (const name of (await namesIn(folder())).filter((one) => /^\d{4}-\d{2}\.jsonl$/.test(one)).toSorted()) {
    const texts = (await readFile(path.join(folder(), name), 'utf8')).split('\n');
    for (const [at, text] of texts.entries()) {
      if (text === '') continue;
      const line = readLine(text);
      if (!line || line.previous !== last) broken.push(`${name}:${at + 1}`);
      if (!line) continue;
      lines.push(line);
      last = createHash('sha256').update(text).digest('hex');
    }
  }
  return { lines, broken, last };
}

function readLine(text: string): LedgerLine | undefined {
  const read = parsed(text);
  const key = read && keyOf(read);
  if (!read || !key) return undefined;
  const { proof, ...said } = read;
  const wanted = Buffer.from(proofOf(key, said));
  const given = Buffer.from(proof);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? read : undefined;
}

function parsed(text: string): LedgerLine | undefined {
  const read = parsedJson(text);
  return isLine(read) ? read : undefined;
}

/** The line itself, not a copy: its proof is over the names in the order they were written. */
const isLine = (read: unknown): read is LedgerLine => ledgerLine.safeParse(read).success;

/** Over the line as it is written: JSON keeps the order of names. */
const proofOf = (key: Buffer, said: object): string => hmac(key, JSON.stringify(['erasure-1', said])).toString('hex');

async function namesIn(place: string): Promise<string[]> {
  try {
    return await readdir(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Adds a line, and answers when it is on the disk. What a crash has torn is ended first, so that it harms no other. */
async function append(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(1);
    if (size > 0) await handle.read(end, 0, 1, size - 1);
    await handle.appendFile(`${size > 0 && end.toString() !== '\n' ? '\n' : ''}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
