import { randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { keysFor } from '../keys/secret-keys.ts';
import { hmac } from '../keys/tenant-keys.ts';
import { parsedJson } from '../parsed-json.ts';

/** What a note's file holds: what is said, as text, which of our secrets proves it, and the proof. */
const SignedNote = z.object({ said: z.string(), key: z.string(), proof: z.string() });

/** A note that is there and is not one of ours as we wrote it: changed, moved, or proved by a secret that was taken out. */
export const BROKEN = 'broken';

/**
 * Keeps a small note outside the database in a file of its own, which it replaces at once: whoever reads sees the one before or this.
 * It is on the disk when this answers, and bears a proof that whoever owns the database and not the secrets cannot make.
 * @param folder of all notes
 * @param name where in it, as `heads/<tenant>`; the proof is over it, so that a note proves nothing elsewhere
 */
export async function writeNote(folder: string, name: string, said: unknown): Promise<void> {
  const file = fileOf(folder, name);
  const [{ id, key }] = keysFor('audit anchors');
  const text = JSON.stringify(said);
  const note = { said: text, key: id.toString('hex'), proof: proofOf(key, name, text) };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(note)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** What a note says; undefined where there is none. @throws KeyUnavailable without any secret */
export async function readNote<T>(
  folder: string,
  name: string,
  shape: z.ZodType<T>,
): Promise<T | typeof BROKEN | undefined> {
  const text = await textOf(fileOf(folder, name));
  if (text === undefined) return undefined;
  const note = SignedNote.safeParse(parsedJson(text)).data;
  const ours = keysFor('audit anchors').find(({ id }) => id.toString('hex') === note?.key);
  if (!note || !ours) return BROKEN;
  const [wanted, given] = [Buffer.from(proofOf(ours.key, name, note.said)), Buffer.from(note.proof)];
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return BROKEN;
  return shape.safeParse(parsedJson(note.said)).data ?? BROKEN;
}

/** Takes a note away; that it is not there is no error. */
export const removeNote = (folder: string, name: string): Promise<void> => rm(fileOf(folder, name), { force: true });

/** The names of the notes of one kind, as `heads`, without it. */
export async function notesOf(folder: string, kind: string): Promise<string[]> {
  try {
    const names = await readdir(path.join(folder, kind));
    return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

const fileOf = (folder: string, name: string): string => path.join(folder, `${name}.json`);

const proofOf = (key: Buffer, name: string, text: string): string =>
  hmac(key, JSON.stringify(['note-1', name, text])).toString('hex');

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
