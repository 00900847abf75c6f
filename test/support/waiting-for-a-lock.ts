import { setTimeout } from 'node:timers/promises';

import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';

/** Until somebody waits for somebody else's transaction. */
export const waitingForALock = (database: TestDatabase): Promise<void> =>
  asSuperuser(database, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rowCount) return;
      await setTimeout(10);
    }
  });
