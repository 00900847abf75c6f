import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { errorCode } from '../error-code.ts';

/** Left in the data folder while a launcher runs: what a later start needs to know about one that was killed. */
export interface RunNote {
  readonly pid: number;
  readonly port: number;
  /** Tells two launchers apart that got the same process number. */
  readonly id: string;
}

export const noteFile = (dataDir: string): string => path.join(dataDir, 'running.json');

/** @returns the very text of the note, by which a guard knows that the folder is still its launcher's */
export function leaveNote(dataDir: string, port: number): string {
  const note: RunNote = { pid: process.pid, port, id: randomUUID() };
  const text = JSON.stringify(note);
  writeFileSync(noteFile(dataDir), text, { mode: 0o644 });
  return text;
}

/** Takes away this process's own note. */
export function removeNote(dataDir: string): void {
  if (readNote(dataDir)?.pid === process.pid) rmSync(noteFile(dataDir), { force: true });
}

/** The note of the launcher that runs in this folder, or that was killed there. */
export function readNote(dataDir: string): RunNote | undefined {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8'));
  } catch (error) {
    // A launcher may have been killed while it wrote.
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
