import { faultPoint } from '../../fault-points.ts';
import { change, inPlatform, platformRead, sql } from '../../tenancy.ts';
import { keepOutcomeHere } from '../entity-store.ts';
import type { RegisterChange } from './changes.ts';
import { moveCursor, type FeedCursor } from './cursor.ts';

/**
 * Writes what a page of changes means, and the cursor after it, in one transaction: kept answers become stale, those
 * removed from open data are destroyed at once, and the units that somebody follows go on the list to be asked about.
 * A page that is written twice changes nothing the second time. Nothing was published later than now, whatever the register's
 * clock says: it would be taken for news for ever.
 * @throws LeadLost when somebody else has read on meanwhile
 */
export async function notePage(
  cursor: FeedCursor,
  reader: string,
  changes: readonly RegisterChange[],
  at: Date,
): Promise<FeedCursor> {
  const events = changes.map((one) => (one.at > at ? { ...one, at } : one));
  const last = events.at(-1);
  const newest = newestOfEach(events);
  const followed = await followedAmong(newest);
  await inPlatform(async () => {
    await moveCursor(cursor, reader, { lastId: last?.id ?? null, lastEventAt: last?.at ?? null, at });
    await faultPoint('cursor moved');
    for (const { organisationNumber, kind, at: toldAt } of newest)
      if (kind === 'removed')
        await keepOutcomeHere(organisationNumber, {
          outcome: { kind: 'Removed', organisationNumber, removedOn: undefined },
          toldAt,
        });
    await doubtWhatCameAfter(
      newest.filter(({ kind }) => kind === 'removed'),
      at,
    );
    await becomeStale(newest.filter(({ kind }) => kind !== 'removed'));
    await oweRefreshes(newest.filter(({ organisationNumber }) => followed.has(organisationNumber)));
    await faultPoint('page written');
  });
  return { ...cursor, lastId: last?.id ?? cursor.lastId, lastEventAt: last?.at ?? cursor.lastEventAt, checkedAt: at };
}

/** A unit that changed three times is asked about once; what does not concern us is left out. */
function newestOfEach(changes: readonly RegisterChange[]): RegisterChange[] {
  const newest = new Map<string, RegisterChange>();
  for (const one of changes) if (one.touchesUs || one.kind !== 'changed') newest.set(one.organisationNumber, one);
  return [...newest.values()];
}

/** The units that anybody follows; one that is removed goes from the trash too. */
async function followedAmong(changes: readonly RegisterChange[]): Promise<ReadonlySet<string>> {
  const numbersOf = (some: readonly RegisterChange[]) => some.map(({ organisationNumber }) => organisationNumber);
  const rows = await platformRead<{ organisation_number: string }>(
    `select organisation_number from directory.companies_following($1)
      union select organisation_number from directory.passive_companies_with($2)`,
    [numbersOf(changes), numbersOf(changes.filter(({ kind }) => kind === 'removed'))],
  );
  return new Set(rows.map((row) => row.organisation_number));
}

const becomeStale = (changes: readonly RegisterChange[]): Promise<number> =>
  change(
    `update register_entities e set stale_since = c.at
       from unnest($1::text[], $2::timestamptz[]) as c (number, at)
      where e.organisation_number = c.number and e.fetched_at < c.at`,
    [changes.map(({ organisationNumber }) => organisationNumber), changes.map(({ at }) => at)],
  );

/**
 * An answer about a unit that was fetched after it was removed from open data says that it is there: published again, or from a
 * register that had not heard of its own removal. It is not to be trusted before it is asked about again.
 */
const doubtWhatCameAfter = (removed: readonly RegisterChange[], at: Date): Promise<number> =>
  change(
    `update register_entities set stale_since = $2 where organisation_number = any ($1) and outcome <> 'removed'`,
    [removed.map(({ organisationNumber }) => organisationNumber), at],
  );

/** Puts units on the list of those to be asked about, in the open transaction. */
async function oweRefreshes(changes: readonly Pick<RegisterChange, 'organisationNumber' | 'at'>[]): Promise<void> {
  await sql(
    `insert into register_refreshes as r (organisation_number, noticed_at)
     select number, at from unnest($1::text[], $2::timestamptz[]) as c (number, at)
     on conflict (organisation_number) do update
        set noticed_at = excluded.noticed_at, due_at = now(), attempts = 0, failure = null
      where r.noticed_at < excluded.noticed_at`,
    [changes.map(({ organisationNumber }) => organisationNumber), changes.map(({ at }) => at)],
  );
}

/** Puts every unit that anybody follows on the list, in the open transaction: for when the feed cannot say what was missed. */
export async function oweAllFollowed(at: Date): Promise<void> {
  for (let after = ''; ;) {
    const rows = await sql<{ organisation_number: string }>(
      `select organisation_number from directory.followed_numbers($1, 5000)`,
      [after],
    );
    await oweRefreshes(rows.map((row) => ({ organisationNumber: row.organisation_number, at })));
    const last = rows.at(-1);
    if (!last) return;
    after = last.organisation_number;
  }
}
