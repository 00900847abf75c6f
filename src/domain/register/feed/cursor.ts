import { change, inPlatform, platformRead } from '../../tenancy.ts';
import type { RegisterCollection } from '../look-up.ts';

/** Main units and sub-units have ids of their own in the feed. */
export const feedSeries: readonly RegisterCollection[] = ['enheter', 'underenheter'];

/** How far a series has been read. */
export interface FeedCursor {
  readonly series: RegisterCollection;
  /** The last event whose page is written; null before the first. */
  readonly lastId: number | null;
  /** When the register published it. */
  readonly lastEventAt: Date | null;
  /** When the register last answered, with or without news. */
  readonly checkedAt: Date | null;
  /** When all followed units were last put on the list to be asked about. */
  readonly resyncedAt: Date | null;
  /** A word for the operators on what went wrong last; null when nothing did. */
  readonly failure: string | null;
}

/** How long one reader leads a series before another may. Longer than a page takes to fetch and write. */
const LEAD_SECONDS = 60;

const columns = `series, last_id::double precision as "lastId", last_event_at as "lastEventAt", checked_at as "checkedAt",
                 resynced_at as "resyncedAt", failure`;

/** Both cursors, for health and for the operators' page. */
export const feedCursors = (): Promise<FeedCursor[]> =>
  platformRead<FeedCursor>(`select ${columns} from register_cursors order by series`);

/** Takes or keeps the lead of a series; undefined while somebody else has it. */
export async function leadSeries(series: RegisterCollection, reader: string): Promise<FeedCursor | undefined> {
  const [cursor] = await platformRead<FeedCursor>(
    `update register_cursors set leased_by = $2, leased_until = now() + make_interval(secs => ${LEAD_SECONDS})
      where series = $1 and (leased_until is null or leased_until < now() or leased_by = $2)
     returning ${columns}`,
    [series, reader],
  );
  return cursor;
}

/** Lets the next reader in at once, and says what went wrong if anything did. */
export const leaveSeries = (series: RegisterCollection, reader: string, failure: string | null): Promise<number> =>
  inPlatform(() =>
    change(
      `update register_cursors set leased_until = null, leased_by = null, failure = $3
        where series = $1 and leased_by = $2`,
      [series, reader, failure],
    ),
  );

/** Somebody else has read on meanwhile; the transaction that throws this leaves no trace. */
export class LeadLost extends Error {
  constructor() {
    super('another reader leads the series');
    this.name = 'LeadLost';
  }
}

/**
 * Moves the cursor in the open transaction, the one that writes the page.
 * @throws LeadLost unless the reader still leads and nobody has moved it
 */
export async function moveCursor(
  cursor: FeedCursor,
  reader: string,
  to: { readonly lastId: number | null; readonly lastEventAt: Date | null; readonly at: Date },
): Promise<void> {
  const moved = await change(
    `update register_cursors set last_id = coalesce($4, last_id), last_event_at = coalesce($5, last_event_at), checked_at = $6
      where series = $1 and leased_by = $2 and last_id is not distinct from $3`,
    [cursor.series, reader, cursor.lastId, to.lastId, to.lastEventAt, to.at],
  );
  if (moved === 0) throw new LeadLost();
}

/** Begins a series anew in the open transaction: the next page is asked for by time. @throws LeadLost */
export async function restartSeries(cursor: FeedCursor, reader: string, at: Date): Promise<void> {
  const moved = await change(
    `update register_cursors set last_id = null, last_event_at = null, resynced_at = $3 where series = $1 and leased_by = $2`,
    [cursor.series, reader, at],
  );
  if (moved === 0) throw new LeadLost();
}
