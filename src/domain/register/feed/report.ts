import { platformRead } from '../../tenancy.ts';
import { feedCursors, type FeedCursor } from './cursor.ts';
import { feedHealth, type FeedHealth } from './health.ts';

/** How following the register goes, for the operators. */
export interface RegisterFeedReport {
  readonly series: readonly (FeedCursor & { readonly health: FeedHealth })[];
  /** Followed units that changed and have not been asked about. */
  readonly waiting: number;
  /** When the register published the oldest change among them. */
  readonly oldestAt: Date | null;
  /** Of those, how many the register has been silent about at least once. */
  readonly silent: number;
}

/** Whether somebody has to look: the register is not heard, or has told nothing for a day and a half. One that never told anything is new. */
export const isAlarming = ({ health, lastEventAt }: RegisterFeedReport['series'][number]): boolean =>
  health === 'behind' || health === 'old' || (health === 'silent' && lastEventAt !== null);

/** Both series with their health, and what is left to ask about. */
export async function registerFeedReport(): Promise<RegisterFeedReport> {
  const [cursors, [left]] = await Promise.all([
    feedCursors(),
    platformRead<{ waiting: number; silent: number; oldestAt: Date | null }>(
      `select count(*)::int as waiting, (count(*) filter (where attempts > 0))::int as silent, min(noticed_at) as "oldestAt"
         from register_refreshes`,
    ),
  ]);
  return {
    series: cursors.map((cursor) => ({ ...cursor, health: feedHealth(cursor) })),
    waiting: left?.waiting ?? 0,
    silent: left?.silent ?? 0,
    oldestAt: left?.oldestAt ?? null,
  };
}
