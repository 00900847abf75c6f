import { z } from 'zod';

import { now } from '../clock.ts';
import { anchorFolder } from './anchor-file.ts';
import { BROKEN, readNote, writeNote } from './signed-note.ts';

const Look = z.object({ at: z.iso.datetime() });

/**
 * Since when every list of what waits has been empty but for what came later: when the sealer last began a run that it carried to its
 * end. Kept outside the database, whose owner could otherwise make it as old as an entry that is to be slipped in. Undefined before
 * the first, and where it lies ahead of the clock.
 */
export async function lastLook(): Promise<Date | undefined> {
  const look = await readNote(anchorFolder(), 'looked', Look);
  if (look === undefined || look === BROKEN) return undefined;
  const at = new Date(look.at);
  return at <= now() ? at : undefined;
}

/** Notes that a run which began then has come to its end. */
export const noteLook = (began: Date): Promise<void> =>
  writeNote(anchorFolder(), 'looked', { at: began.toISOString() });
