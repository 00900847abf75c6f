import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { newId } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { inPlatform } from '../../tenancy.ts';
import type { RegisterCollection } from '../look-up.ts';
import { feedSeries, LeadLost, leadSeries, leaveSeries, restartSeries, type FeedCursor } from './cursor.ts';
import { TOO_OLD_MS } from './health.ts';
import { notePage, oweAllFollowed } from './note-page.ts';

/** A first reading begins so far back: nothing that happened while the program was set up is missed. */
const FIRST_REACH_MS = 48 * 3_600_000;

/**
 * Reads both series of the register's change feed to their ends, page by page, and puts what is followed on the list of
 * units to be asked about. The feed is read whole and never filtered by our companies' numbers: that would tell the
 * register who our customers' customers are. One reader at a time leads a series; another one leaves at once.
 * @returns how many events were read
 */
export async function readFeed(signal?: AbortSignal): Promise<number> {
  const reader = newId();
  let read = 0;
  for (const series of feedSeries) read += await readSeries(series, reader, signal);
  return read;
}

async function readSeries(series: RegisterCollection, reader: string, signal?: AbortSignal): Promise<number> {
  let read = 0;
  let failure: string | null = null;
  let cursor = await leadSeries(series, reader);
  if (!cursor) return 0;
  try {
    if (isTooOld(cursor)) cursor = await beginAnew(cursor, reader);
    for (;;) {
      const from =
        cursor.lastId === null ? { since: new Date(now().getTime() - FIRST_REACH_MS) } : { afterId: cursor.lastId };
      const outcome = await outside().register.changes(series, from, signal ? { signal } : {});
      await faultPoint('page fetched');
      if (outcome.kind !== 'Changes') {
        failure = outcome.kind === 'Unavailable' ? `register-${outcome.reason}` : 'register-bad-request';
        break;
      }
      cursor = await notePage(cursor, reader, outcome.changes, now());
      await faultPoint('page committed');
      read += outcome.changes.length;
      if (outcome.last || !(await leadSeries(series, reader))) break;
    }
  } catch (error) {
    if (!(error instanceof LeadLost)) throw error;
  } finally {
    await leaveSeries(series, reader, failure);
  }
  return read;
}

// What was published longer ago than the feed can be trusted to reach is asked about, unit by unit.
const isTooOld = ({ checkedAt }: FeedCursor): boolean =>
  checkedAt !== null && now().getTime() - checkedAt.getTime() > TOO_OLD_MS;

async function beginAnew(cursor: FeedCursor, reader: string): Promise<FeedCursor> {
  const at = now();
  await inPlatform(async () => {
    await restartSeries(cursor, reader, at);
    await oweAllFollowed(at);
  });
  return { ...cursor, lastId: null, lastEventAt: null, resyncedAt: at };
}
