import { now } from '../../clock.ts';
import type { FeedCursor } from './cursor.ts';

const hour = 3_600_000;

/** The register publishes thousands of changes a day: so long without one is an alarm, theirs or ours. */
export const SILENT_AFTER_MS = 36 * hour;

/** The feed is read every quarter of an hour; so long without an answer means that it is not. */
export const BEHIND_AFTER_MS = 2 * hour;

/** After so long without an answer every followed unit is asked about, and the feed begun anew. */
export const TOO_OLD_MS = 7 * 24 * hour;

/**
 * How the feed does. `new`: never read. `behind`: the register has not answered for two hours. `silent`: it answers, but
 * has told of no change for 36 hours. `old`: it has not answered for a week.
 */
export type FeedHealth = 'new' | 'healthy' | 'behind' | 'silent' | 'old';

/** The health of a series. */
export function feedHealth({ checkedAt, lastEventAt }: Pick<FeedCursor, 'checkedAt' | 'lastEventAt'>): FeedHealth {
  if (checkedAt === null) return 'new';
  const unanswered = now().getTime() - checkedAt.getTime();
  if (unanswered > TOO_OLD_MS) return 'old';
  if (unanswered > BEHIND_AFTER_MS) return 'behind';
  const silent = lastEventAt === null || now().getTime() - lastEventAt.getTime() > SILENT_AFTER_MS;
  return silent ? 'silent' : 'healthy';
}
