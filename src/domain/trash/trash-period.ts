import { now } from '../clock.ts';

/** How long a record stays in the trash before it is deleted for good: what the pages promise, and what the night does. */
export const TRASH_DAYS = 30;

const PERIOD_MS = TRASH_DAYS * 86_400_000;

/** Until when something put in the trash at a moment can be restored. */
export const trashedUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + PERIOD_MS);

/** What was put in the trash at this moment, or before it, has been there for the whole period. */
export const trashCutoff = (): Date => new Date(now().getTime() - PERIOD_MS);
