import { z } from 'zod';

import { daysUntil, now } from '../clock.ts';
import { anchorFolder } from './anchor-file.ts';
import { BROKEN, notesOf, readNote } from './signed-note.ts';

const State = z.enum(['whole', 'broken', 'untold']);

/** What a check of a trail came to: numbers and codes alone. */
export const CheckResult = z.object({
  /** When it had looked at everything. */
  at: z.iso.datetime(),
  /** `broken`: something was found. `untold`: nothing was, but what is kept outside the database does not reach far enough. */
  state: State,
  /** Seals looked at. */
  seals: z.number(),
  integrity: z.number(),
  completeness: z.number(),
  /** Seals that were lost and are accepted as that. */
  lost: z.number(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** What is kept of a tenant's check: the newest result, and how far the one that is under way has come. */
export const CheckNote = z.object({
  result: CheckResult.optional(),
  underWay: z
    .object({
      seq: z.number(),
      mac: z.string(),
      seals: z.number(),
      cut: z.number(),
      integrity: z.number(),
      completeness: z.number(),
    })
    .optional(),
});
export type CheckNote = z.infer<typeof CheckNote>;

/** What all trails' newest results come to. */
export const CheckedTrails = z.object({
  at: z.iso.datetime(),
  whole: z.number(),
  broken: z.number(),
  untold: z.number(),
  /** Those that have no result that is new enough. */
  late: z.number(),
});
export type CheckedTrails = z.infer<typeof CheckedTrails>;

/** How old a result may be, in days: a night may fail, and a long trail takes several. */
const OLD_AFTER = 3;

export const isOld = (at: string): boolean => daysUntil(now(), new Date(at)) > OLD_AFTER;

/** Where the notes are in the folder of the anchors, beside the heads: what is in the database its owner could make green. */
export const checkOf = (tenantId: string): string => `checks/${tenantId}`;
export const CHECKED = 'checked';

/** How a tenant's trail was when it was last looked at; `old` and `never` when that is too long ago. */
export interface TrailStanding {
  readonly state: CheckResult['state'] | 'old' | 'never' | 'halted';
  readonly last: CheckResult | undefined;
}

/** For the page of the trail. That nothing more is sealed is worse than whatever was found before. */
export async function trailStanding(tenantId: string): Promise<TrailStanding> {
  const halted = (await notesOf(anchorFolder(), 'halted')).includes(tenantId);
  const note = await readNote(anchorFolder(), checkOf(tenantId), CheckNote);
  const last = note === BROKEN ? undefined : note?.result;
  if (halted) return { state: 'halted', last };
  if (!last) return { state: 'never', last };
  return { state: last.state !== 'broken' && isOld(last.at) ? 'old' : last.state, last };
}

/** How all trails were, and of how many nothing more is sealed. */
export interface TrailsStanding {
  readonly state: CheckResult['state'] | 'old' | 'never' | 'halted';
  readonly halted: number;
  readonly last: CheckedTrails | undefined;
}

/** For the operators' page: a few small files, however many trails there are. */
export async function trailsStanding(): Promise<TrailsStanding> {
  const note = await readNote(anchorFolder(), CHECKED, CheckedTrails);
  const last = note === BROKEN ? undefined : note;
  const halted = (await notesOf(anchorFolder(), 'halted')).length;
  return { state: stateOf(last, halted), halted, last };
}

function stateOf(last: CheckedTrails | undefined, halted: number): TrailsStanding['state'] {
  if (halted > 0) return 'halted';
  if (!last) return 'never';
  if (last.broken > 0) return 'broken';
  if (isOld(last.at) || last.late > 0) return 'old';
  return last.untold > 0 ? 'untold' : 'whole';
}
