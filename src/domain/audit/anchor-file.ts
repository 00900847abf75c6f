import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { now } from '../clock.ts';
import { keysFor } from '../keys/secret-keys.ts';
import { hmac } from '../keys/tenant-keys.ts';
import type { ChainHead } from './audit-head.ts';
import { parsedJson } from '../parsed-json.ts';

/** Where a tenant's chain stood on a day, as a line of a file outside the database. */
export interface Anchor {
  /** `2026-11-22`, in Norway. */
  readonly day: string;
  readonly tenant: string;
  readonly seq: number;
  /** The MAC of that seal, in hex. */
  readonly mac: string;
  /** When the line was written, in ISO 8601. */
  readonly at: string;
  /** In a line that accepts the trail as it stands: up to which seal it was known before. */
  readonly known?: number;
}

/** An anchor as it stands in its file: with the hash of the line before it, and a proof that it is ours. */
interface AnchorLine extends Anchor {
  readonly previous: string;
  readonly key: string;
  readonly proof: string;
}

/** What reading the anchors found. */
export interface ReadAnchors {
  readonly anchors: readonly Anchor[];
  /** The hash of every line, in order: what the mail of its day says is among them, or lines were taken away. */
  readonly hashes: readonly string[];
  /** Lines that are not whole, not ours, or do not follow the one before, as `2026-11.jsonl:3`. */
  readonly broken: readonly string[];
}

let root: string | undefined;

/** Says where anchors are kept: a folder that is best copied to somewhere the database's owner does not reach. */
export function openAnchors(dataDir: string): void {
  root = path.resolve(dataDir, 'anchors');
}

/** The folder of the anchors. @throws Error before `openAnchors` */
export function anchorFolder(): string {
  if (root === undefined) throw new Error('the anchors are not set up');
  return root;
}

/**
 * Adds a line for each tenant that has none for the day. Nobody else may add lines meanwhile: hold a lock. A day that
 * had to wait goes into the newest file all the same: each line follows on the one written before it.
 * @returns the hash of the day's last line, and how many the day has
 */
export async function writeAnchors(
  day: string,
  heads: ReadonlyMap<string, ChainHead>,
): Promise<{ readonly hash: string; readonly count: number }> {
  const folder = anchorFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await filesSince(folder, day);
  const { anchors, hashes } = linesOf(files);
  const there = new Set(
    anchors.filter((anchor) => anchor.day === day && anchor.known === undefined).map(({ tenant }) => tenant),
  );
  let previous = hashes.at(-1) ?? '';
  const lines: string[] = [];
  for (const [tenant, { seq, mac }] of heads) {
    if (there.has(tenant)) continue;
    const line = lineOf({ day, tenant, seq, mac: mac.toString('hex') }, previous);
    previous = hashOf(line);
    lines.push(line);
  }
  await append(newestOf(folder, files, day), lines);
  return { hash: previous, count: there.size + lines.length };
}

/**
 * Adds a line that accepts where a tenant's trail stands, whatever anchors before it say of later seals. Nobody else may add
 * lines meanwhile: hold a lock.
 */
export async function writeAcceptance(day: string, tenant: string, head: ChainHead, known: number): Promise<void> {
  const folder = anchorFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await filesSince(folder, day);
  const line = lineOf(
    { day, tenant, seq: head.seq, mac: head.mac.toString('hex'), known },
    linesOf(files).hashes.at(-1) ?? '',
  );
  await append(newestOf(folder, files, day), [line]);
}

function newestOf(folder: string, files: readonly AnchorFile[], day: string): string {
  const [newest = fileOf(day)] = [...files.map(({ name }) => name), fileOf(day)].toSorted().toReversed();
  return path.join(folder, newest);
}

/** Everything the files of a folder hold, oldest first. A line that a crash has torn is named, and does not count. */
export const readAnchors = async (folder: string): Promise<ReadAnchors> =>
  linesOf(await read(folder, await monthsIn(folder)));

/** From when to when there are anchors, and the newest of one tenant's, in ISO 8601; undefined where there is none. */
export interface AnchorSpan {
  readonly first: string | undefined;
  readonly newest: string | undefined;
  readonly own: string | undefined;
}

/** The span of anchors that have been read. */
export const spanOf = (anchors: readonly Anchor[], tenantId: string): AnchorSpan => ({
  first: anchors.at(0)?.at,
  newest: anchors.at(-1)?.at,
  own: anchors.findLast(({ tenant }) => tenant === tenantId)?.at,
});

/**
 * The span of what is in the folder, from the ends of it alone: for a page, which cannot wait for years of lines. A tenant
 * whose newest is in none of the two newest files has none.
 */
export async function readSpan(tenantId: string): Promise<AnchorSpan> {
  const folder = anchorFolder();
  const names = await monthsIn(folder);
  const [oldest] = await read(folder, names.slice(0, 1));
  const lines = (await read(folder, names.slice(-2))).flatMap((file) => file.lines).toReversed();
  const firstWhole = (among: readonly string[]): string | undefined => {
    for (const line of among) {
      const whole = readLine(line);
      if (whole) return whole.at;
    }
    return undefined;
  };
  return {
    first: firstWhole(oldest?.lines ?? []),
    newest: firstWhole(lines),
    own: firstWhole(lines.filter((line) => line.includes(`"tenant":"${tenantId}"`))),
  };
}

/** The files from a day's month on, and the one before them, which the first line of a month follows on. */
async function filesSince(folder: string, day: string): Promise<AnchorFile[]> {
  const names = await monthsIn(folder);
  const before = names.filter((name) => name < fileOf(day)).length;
  return read(folder, names.slice(Math.max(0, before - 1)));
}

function linesOf(files: readonly AnchorFile[]): ReadAnchors {
  const anchors: Anchor[] = [];
  const hashes: string[] = [];
  const broken: string[] = [];
  for (const { name, lines } of files) {
    for (const [at, line] of lines.entries()) {
      const whole = readLine(line);
      if (whole && whole.previous !== (hashes.at(-1) ?? '')) broken.push(`${name}:${at + 1}`);
      if (whole) {
        anchors.push(whole);
        hashes.push(hashOf(line));
      } else if (line !== '') broken.push(`${name}:${at + 1}`);
    }
  }
  return { anchors, hashes, broken };
}

interface AnchorFile {
  readonly name: string;
  readonly lines: readonly string[];
}

const monthsIn = async (folder: string): Promise<string[]> =>
  (await namesIn(folder)).filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name)).toSorted();

async function read(folder: string, names: readonly string[]): Promise<AnchorFile[]> {
  const files = [];
  for (const name of names) files.push({ name, lines: (await readFile(path.join(folder, name), 'utf8')).split('\n') });
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function lineOf(anchor: Omit<Anchor, 'at'>, previous: string): string {
  const [{ id, key }] = keysFor('audit anchors');
  const said = { ...anchor, at: now().toISOString(), previous, key: id.toString('hex') };
  return JSON.stringify({ ...said, proof: proofOf(key, said) });
}

/** The line, when it is whole and ours. */
function readLine(line: string): AnchorLine | undefined {
  const read = parsed(line);
  if (!read) return undefined;
  const { proof, ...said } = read;
  const ours = keysFor('audit anchors').find(({ id }) => id.toString('hex') === read.key);
  if (!ours) return undefined;
  const wanted = Buffer.from(proofOf(ours.key, said));
  const given = Buffer.from(proof);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? read : undefined;
}

function parsed(line: string): AnchorLine | undefined {
  const read = parsedJson(line);
  return isLine(read) ? read : undefined;
}

const isLine = (read: unknown): read is AnchorLine =>
  typeof read === 'object' &&
  read !== null &&
  'seq' in read &&
  typeof read.seq === 'number' &&
  (!('known' in read) || typeof read.known === 'number') &&
  ['day', 'tenant', 'mac', 'at', 'previous', 'key', 'proof'].every(
    (name) => name in read && typeof Reflect.get(read, name) === 'string',
  );

function proofOf(key: Buffer, said: Omit<AnchorLine, 'proof'>): string {
  const { day, tenant, seq, mac, at, previous, key: id, known } = said;
  const kind = known === undefined ? ['anchor-1'] : ['accepted-1', known];
  return hmac(key, JSON.stringify([...kind, day, tenant, seq, mac, at, previous, id])).toString('hex');
}

const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

/** `2026-11.jsonl` for a day in November. */
function fileOf(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('not a day');
  return `${day.slice(0, 7)}.jsonl`;
}

/** Adds lines, and answers when they are on the disk. What a crash has torn is ended first, so that it harms no other. */
async function append(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const torn = size > 0 && last.toString() !== '\n';
    await handle.appendFile(`${torn ? '\n' : ''}${lines.join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
