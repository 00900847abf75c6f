import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

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
let file: string | undefined;

/** Says where the result is: in the data folder of the installation, since it is true of what runs there and nothing else. */
export function openProof(dataDir: string): void {
  file = path.resolve(dataDir, PROOF_FILE);
}

/** The last result; undefined when nothing was proved here, or what is there cannot be read as one. */
export async function readProof(): Promise<ProofResult | undefined> {
  if (file === undefined || !existsSync(file)) return undefined;
  const read = ProofResult.safeParse(parsed(await readFile(file, 'utf8')));
  return read.success ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What the program is made of. A result for another program proves nothing about this one. */
const made = ['migrations', 'public', 'src', 'views'] as const;
let fingerprint: string | undefined;

/** SHA-256 over every file the program is made of, as they were when it was first asked for. */
export function programFingerprint(): string {
  if (fingerprint === undefined) {
    const hash = createHash('sha256');
    for (const name of [...made.flatMap(filesIn), 'package-lock.json'].toSorted())
      hash
        .update(`${name}\0`)
        .update(readFileSync(path.join(root, name)))
        .update('\0');
    fingerprint = hash.digest('hex');
  }
  return fingerprint;
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
