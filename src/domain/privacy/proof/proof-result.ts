import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';
import { parsedJson } from '../../parsed-json.ts';

/** What `npm run proof` found. Written by it, read by the page. */
export const ProofResult = z.object({
  /** Of the program that the tests were run on. */
  fingerprint: z.string(),
  commit: z.string(),
  provedAt: z.iso.datetime(),
  /** Each test that was run: `passed`, or why not. */
  tests: z.array(z.object({ file: z.string(), title: z.string(), outcome: z.enum(['passed', 'failed', 'skipped']) })),
});
export type ProofResult = z.infer<typeof ProofResult>;

/** The name of the file in the data folder. */
export const PROOF_FILE = 'proof.json';

const root = path.join(import.meta.dirname, '../../../..');
let places: readonly string[] = [];

/** Where the result that came with a release is, beside the program. */
export const shippedProof = path.join(root, PROOF_FILE);

/** A result, and what it is worth here. */
export interface FoundProof {
  readonly result: ProofResult;
  /** It is of this very program. Otherwise the program has been changed since, and it proves nothing of what runs here. */
  readonly ofThisProgram: boolean;
}

/**
 * Says where results are: in the data folder of the installation, where the tests were run on what runs there, and beside the
 * program, where a release brings the one it was released with.
 * @param shipped undefined where none may be believed: in tests, which bring their own
 */
export function openProof(dataDir: string, shipped: string | undefined): void {
  places = [path.resolve(dataDir, PROOF_FILE), ...(shipped === undefined ? [] : [shipped])];
}

/** Whether a result that came with a release counts: it tells readers, but publishing wants the tests run where it is published. */
export type Believed = 'here' | 'shipped-too';

/**
 * The last result of this very program, else the last of an earlier one; undefined when there is none, or what is there cannot
 * be read as one.
 */
export async function readProof(believed: Believed): Promise<FoundProof | undefined> {
  const found = await Promise.all((believed === 'here' ? places.slice(0, 1) : places).map(resultIn));
  return found
    .flatMap((result) => (result ? [{ result, ofThisProgram: result.fingerprint === programFingerprint() }] : []))
    .toSorted(
      (a, b) => Number(b.ofThisProgram) - Number(a.ofThisProgram) || b.result.provedAt.localeCompare(a.result.provedAt),
    )[0];
}

/** The result in a file; undefined when there is none, or what is there cannot be read as one. */
export async function resultIn(file: string): Promise<ProofResult | undefined> {
  if (!existsSync(file)) return undefined;
  const read = ProofResult.safeParse(parsedJson(await readFile(file, 'utf8')));
  return read.success ? read.data : undefined;
}

/** What the program is made of. A result for another program proves nothing about this one. */
const made = ['migrations', 'public', 'src', 'views'] as const;
let fingerprint: string | undefined;

/** SHA-256 over every file the program is made of, as they were when it was first asked for: those that run here. */
export const programFingerprint = (): string => (fingerprint ??= fingerprintNow());

/** The same over the files as they are at this moment. */
export function fingerprintNow(): string {
  const hash = createHash('sha256');
  for (const name of [...made.flatMap(filesIn), 'package-lock.json'].toSorted())
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  return hash.digest('hex');
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
