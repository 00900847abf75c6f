import { now } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { faultPoint } from '../../fault-points.ts';
import { askRegister, isKept, type KeptOutcome, type Told } from '../../register/entity-store.ts';
import type { Unavailable } from '../../register/outcomes.ts';
import { change, inPlatform, inTenant, platformRead, seeingRestricted } from '../../tenancy.ts';
import { writeAnswer } from '../write-answer.ts';

/** So many units are asked about before their answers are written, tenant by tenant. */
const BATCH = 50;

/** So many at once: PostgreSQL waits for the disk at each commit, and others can use that time. */
const LANES = 4;

/** How long a batch may take before somebody else may begin it again. */
const LEASE_SECONDS = 300;

/**
 * What cannot be read about one unit says nothing of the others; so many of a batch that cannot are a register that has changed,
 * or something else in its place.
 */
const MOST_ODD = 3;

/** After the register fell silent about a unit it is asked again later, at most so much later. */
const LONGEST_PAUSE_SECONDS = 6 * 3600;

interface Owed {
  readonly number: string;
  readonly noticedAt: Date;
  readonly attempts: number;
}

/**
 * Asks the register about every unit that changed and that somebody follows, once each however many follow it, and writes
 * the answer to all their companies. Stops when the register falls silent; what is left is done by the next run.
 * @returns how many units were brought up to date
 */
export async function refreshFollowed(signal?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    const batch = await claim();
    if (batch.length === 0) return done;
    await faultPoint('units claimed');
    const { told, odd, silent } = await ask(batch, signal);
    await faultPoint('register answered');
    await writeToFollowers(told);
    await faultPoint('answers written');
    await settle(batch.filter(({ number }) => told.has(number)));
    done += told.size;
    for (const reason of new Set(odd.values()))
      await giveBack(
        batch.filter(({ number }) => odd.get(number) === reason),
        reason,
      );
    if (silent || signal?.aborted) {
      await giveBack(
        batch.filter(({ number }) => !told.has(number) && !odd.has(number)),
        silent,
      );
      return done;
    }
  }
}

const claim = (): Promise<Owed[]> =>
  platformRead<Owed>(
    `update register_refreshes r set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
       from (select organisation_number from register_refreshes
              where due_at <= now() and (leased_until is null or leased_until < now())
              order by due_at limit ${BATCH} for update skip locked) due
      where r.organisation_number = due.organisation_number
     returning r.organisation_number as number, r.noticed_at as "noticedAt", r.attempts`,
  );

/** What the register said of a batch, what was said of some of it that says nothing, and why it stopped answering if it did. */
interface Answers {
  readonly told: ReadonlyMap<string, Told<KeptOutcome>>;
  readonly odd: ReadonlyMap<string, string>;
  readonly silent: Unavailable['reason'] | undefined;
}

/** Asks about each, unless somebody asked after the change was noticed; no more are begun after the first silence. */
async function ask(batch: readonly Owed[], signal?: AbortSignal): Promise<Answers> {
  const told = new Map<string, Told<KeptOutcome>>();
  const odd = new Map<string, string>();
  let silent: Unavailable['reason'] | undefined;
  await sideBySide(batch, async ({ number, noticedAt }) => {
    if (silent || signal?.aborted) return;
    const { outcome, toldAt } = await askRegister(number, {
      olderThan: Math.max(now().getTime() - noticedAt.getTime(), 0),
      ...(signal ? { signal } : {}),
    });
    if (isKept(outcome)) told.set(number, { outcome, toldAt });
    else if (outcome.kind === 'Unavailable' && outcome.reason !== 'badAnswer') silent = outcome.reason;
    else {
      odd.set(number, outcome.kind === 'Unavailable' ? outcome.reason : 'bad-request');
      if (odd.size > MOST_ODD) silent = 'badAnswer';
    }
  });
  return { told, odd, silent };
}

/** One transaction for each tenant that follows any of the units. What is removed from open data goes from the trash too. */
async function writeToFollowers(told: ReadonlyMap<string, Told<KeptOutcome>>): Promise<void> {
  const followers = await platformRead<{ number: string; tenantId: string; companyId: string }>(
    `select organisation_number as number, tenant_id as "tenantId", company_id as "companyId"
       from directory.companies_following($1)
      union all
     select organisation_number, tenant_id, company_id from directory.passive_companies_with($2)`,
    [[...told.keys()], [...told].filter(([, { outcome }]) => outcome.kind === 'Removed').map(([number]) => number)],
  );
  await sideBySide(
    Map.groupBy(followers, (follower) => follower.tenantId),
    async ([tenantId, companies]) => {
      await inTenant(tenantId, async () => {
        // In one order everywhere, so that two writers never wait for each other.
        for (const { companyId, number } of companies.toSorted((a, b) => (a.companyId < b.companyId ? -1 : 1))) {
          const answer = told.get(number);
          // What is removed from open data goes from what is hidden, too.
          if (answer?.outcome.kind === 'Removed')
            await seeingRestricted(() => writeUnlessGone(companyId, number, answer));
          else if (answer) await writeUnlessGone(companyId, number, answer);
        }
      });
      await faultPoint('tenant written');
    },
  );
}

/** Does the work in a few lanes, each taking the next item when it is done with one. @throws what a lane threw, after all have stopped */
async function sideBySide<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items].values();
  const ends = await Promise.allSettled(
    Array.from({ length: LANES }, async () => {
      for (const item of left) await work(item);
    }),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A company that was deleted for good since it was found needs nothing. */
async function writeUnlessGone(companyId: string, number: string, answer: Told<KeptOutcome>): Promise<void> {
  try {
    await writeAnswer(companyId, number, answer);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

/** A change that was noticed meanwhile leaves its unit on the list. */
const settle = (done: readonly Owed[]): Promise<number> =>
  inPlatform(() =>
    change(
      `delete from register_refreshes r using unnest($1::text[], $2::timestamptz[]) as d (number, noticed_at)
        where r.organisation_number = d.number and r.noticed_at <= d.noticed_at`,
      [done.map(({ number }) => number), done.map(({ noticedAt }) => noticedAt)],
    ),
  );

const giveBack = (left: readonly Owed[], failure: string | undefined): Promise<number> =>
  inPlatform(() =>
    change(
      `update register_refreshes
          set leased_until = null, failure = $2, attempts = attempts + 1,
              due_at = now() + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}, power(2, least(attempts, 12)) * 15))
        where organisation_number = any ($1)`,
      [left.map(({ number }) => number), failure ?? null],
    ),
  );
