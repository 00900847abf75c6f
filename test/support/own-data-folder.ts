import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made: string[] = [];

process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A data folder of one's own, which goes with the process: what is left to be done may write to it until then. */
export function ownDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onnet-app-'));
  made.push(folder);
  return folder;
}
