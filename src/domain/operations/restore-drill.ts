import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { monthsAfter, now, osloDay } from '../clock.ts';

/** What a drill found, as `npm run restore-drill` keeps it beside the data: numbers alone. */
const DrillResult = z.object({
  at: z.iso.datetime(),
  /** Erasures that the backup did not know of, and how many of them were carried out again. */
  forgotten: z.number(),
  replayed: z.number(),
  /** Of these, how many have left something that a human has to look at. */
  toLookAt: z.number(),
  /** Erasures that are unknown to the copy after all. */
  missing: z.number(),
  /** Lines of the ledger that are not as they were written. */
  brokenLines: z.number(),
  /** Tenants whose audit trail in the copy is not as it was written. */
  brokenTrails: z.number(),
  proved: z.boolean(),
});
export type DrillResult = z.infer<typeof DrillResult>;

/** The name of the file in the data folder. */
export const DRILL_FILE = 'restore-drill.json';

/** A quarter, in months: so often a restored backup has to be tried (hard case 20). */
const QUARTER = 3;

/**
 * Where the drill of restoring stands: `proved` within a quarter; `failed` the last time; `old` when that is longer ago; `never`, also
 * when what is kept is no result; `unreadable` when this program may not read it.
 */
export interface DrillStanding {
  readonly state: 'proved' | 'failed' | 'old' | 'never' | 'unreadable';
  readonly last: DrillResult | undefined;
}

let file: string | undefined;

/** Says where the result is kept. */
export function openRestoreDrill(dataDir: string): void {
  file = path.resolve(dataDir, DRILL_FILE);
}

/** When restoring was last tried, with what result, and whether that is too long ago. */
export async function restoreDrill(): Promise<DrillStanding> {
  const last = await keptResult();
  if (last === 'unreadable') return { state: last, last: undefined };
  if (!last) return { state: 'never', last };
  if (!last.proved) return { state: 'failed', last };
  const old = osloDay(now()) > monthsAfter(osloDay(new Date(last.at)), QUARTER);
  return { state: old ? 'old' : 'proved', last };
}

async function keptResult(): Promise<DrillResult | 'unreadable' | undefined> {
  if (file === undefined) return undefined;
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return DrillResult.safeParse(kept).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' ? undefined : 'unreadable';
  }
}
