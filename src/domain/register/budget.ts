import { platformRead } from '../tenancy.ts';

/** What all processes together may ask the register. */
export interface Budget {
  /** Spends one call. @returns milliseconds until it is worth trying again; 0 when the call is granted */
  spend(ask: { readonly interactive: boolean }): Promise<number>;
  /** Nobody asks for so many milliseconds: the register wants a pause. */
  rest(ms: number): Promise<void>;
}

/** A person may use a second's calls at once; background work leaves them half of that. */
const ahead = { interactive: 1_000, background: 500 } as const;

/**
 * One token bucket for every process, in PostgreSQL, as the moment until which calls are spent (GCRA): each call moves it on by
 * its share of a second, and is granted while that is not further ahead of now than its kind may go.
 * @param perSecond calls
 */
export function sharedBudget(perSecond: number): Budget {
  const share = 1_000 / perSecond;
  return {
    async spend({ interactive }) {
      const reach = interactive ? ahead.interactive : ahead.background;
      const [spent] = await platformRead<{ ms: number }>(
        `with granted as (
           update register_budget set spent_until = greatest(spent_until, now()) + $1 * interval '1 ms'
            where greatest(spent_until, now()) + $1 * interval '1 ms' <= now() + $2 * interval '1 ms'
           returning 0 as ms)
         select ms from granted
         union all
         select ceil(extract(epoch from spent_until - now()) * 1000 + $1 - $2)::int from register_budget
          where not exists (select from granted)`,
        [share, reach],
      );
      return Math.max(spent?.ms ?? 0, 0);
    },
    async rest(ms) {
      await platformRead(
        `update register_budget set spent_until = greatest(spent_until, now() + $1 * interval '1 ms')`,
        [ms + ahead.interactive],
      );
    },
  };
}
