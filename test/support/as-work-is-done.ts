import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';
import { eventually } from './workers.ts';

/**
 * Waits until something is so that the workers bring about, and looks each time they have carried something out: where a look
 * costs more than asking for that, as a page in a browser does. The test's own timeout is the limit.
 */
export async function asWorkIsDone(database: TestDatabase, isSo: () => Promise<boolean>): Promise<void> {
  let seen: string | undefined;
  await eventually(async () => {
    const done = await workDone(database);
    if (done === seen) return false;
    seen = done;
    return isSo();
  });
}

/** Something else after each obligation that is carried out. */
const workDone = (database: TestDatabase): Promise<string> =>
  asSuperuser(database, async (client) => {
    const { rows } = await client.query<{ done: string }>(
      `select concat_ws(' ', count(done_at), max(done_at)) as done from outbox`,
    );
    return rows[0]?.done ?? '';
  });
