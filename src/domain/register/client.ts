import { setTimeout as pause } from 'node:timers/promises';
import { Asker, type Asking } from './ask.ts';
import type { Budget } from './budget.ts';
import { openBulkFile, type BulkOutcome } from './bulk-file.ts';
import { changesOutcome, changesQuestion, type ChangesFrom, type ChangesOutcome } from './feed/changes.ts';
import { groupOutcome, groupQuestion, type GroupOutcome } from './group.ts';
import { entityQuestion, entityOutcome, type RegisterCollection } from './look-up.ts';
import { accountsOutcome, accountsQuestion, type AccountsOutcome } from './neighbours/accounts.ts';
import { registerLimits, type RegisterClock, type RegisterLimits } from './limits.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from './organisation-number.ts';
import type { BadRequest, LookUpOutcome, SearchOutcome } from './outcomes.ts';
import { searchByName } from './search-by-name.ts';
import { subUnitsOutcome, subUnitsQuestion, type SubUnitsOutcome } from './sub-units.ts';

/** What the client needs to know. */
export interface RegisterClientOptions {
  /**
   * The register's API, `https://data.brreg.no/enhetsregisteret/api`. A bare host, as a stand-in prints it, gets that
   * path added.
   */
  readonly baseUrl: string;
  /** Says who asks and how to reach them: `OnNetCRM/1.0 (+https://…; mail@…)`. */
  readonly userAgent: string;
  readonly clock?: Partial<RegisterClock>;
  readonly limits?: Partial<RegisterLimits>;
  /** Shared with other processes; without one the limits hold for this process alone. */
  readonly budget?: Budget | undefined;
}

/** How one question is asked. */
export interface AskOptions {
  /** A person is waiting: a shorter total time, and first in the queue. Default false. */
  readonly interactive?: boolean | undefined;
  /** Gives up early; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The client of Enhetsregisteret. Make one per process: its limits hold for all that goes through it. */
export interface RegisterClient {
  /**
   * Looks up one unit by organisation number in any spelling, first among main units, then among sub-units. A number
   * that fails MOD11 is a `BadRequest` without a call. Failures are outcomes, not exceptions.
   */
  lookUp(number: string, options?: AskOptions): Promise<LookUpOutcome>;
  /**
   * Searches live main units by name, at most ten, best first. The register folds nothing, so spellings with æ, ø and å
   * are asked for too when the first answer is thin. `Hits` with none is only said when the register answered.
   */
  searchByName(text: string, options?: AskOptions): Promise<SearchOutcome>;
  /**
   * One page of the register's change feed, oldest first, at most `CHANGES_A_PAGE` events. Never interactive.
   * @param from after an event, or from a moment
   */
  changes(series: RegisterCollection, from: ChangesFrom, options?: Pick<AskOptions, 'signal'>): Promise<ChangesOutcome>;
  /**
   * Asks for the bulk file of a collection, which comes as a stream; nothing comes when it is the one that is known.
   * @param ask.known its ETag
   */
  bulkFile(
    collection: RegisterCollection,
    ask?: { readonly known?: string | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<BulkOutcome>;
  /** The live sub-units of a unit, by its number in nine bare digits; at most `SUB_UNITS_ASKED` of them. */
  subUnits(owner: string, options?: AskOptions): Promise<SubUnitsOutcome>;
  /** The group of companies that a unit is in, from its top, by its number in nine bare digits. */
  group(number: string, options?: AskOptions): Promise<GroupOutcome>;
  /** The latest accounts of one main unit, from Regnskapsregisteret at the same host. */
  accounts(number: string, options?: AskOptions): Promise<AccountsOutcome>;
  /** Closes kept connections; to be called when the process stops. */
  close(): void;
}

/**
 * Makes the client. Every answer is checked at the edge: media type, shape, size and that it is about the number asked
 * for. Roles and persons' dates of birth are never asked for.
 * @throws {TypeError} when `baseUrl` is not an http or https address
 */
export function createRegisterClient(options: RegisterClientOptions): RegisterClient {
  const base = registerBase(options.baseUrl);
  const limits = { ...registerLimits, ...options.limits };
  const clock: RegisterClock = { ...systemClock, ...options.clock };
  const asking = { base, userAgent: options.userAgent, limits, clock, budget: options.budget };
  const asker = new Asker(asking);
  // Regnskapsregisteret is another service at the same host: when it is down, Enhetsregisteret need not be.
  const accountsAsker = new Asker(asking);

  const within = async <T>(ask: AskOptions, work: (asking: Asking) => Promise<T>): Promise<T> => {
    ask.signal?.throwIfAborted();
    const interactive = ask.interactive ?? false;
    const total = interactive ? limits.interactiveTotalMs : limits.totalMs;
    const timeUp = new AbortController();
    const timer = setTimeout(() => timeUp.abort(new Error('the time for this question is up')), total);
    const signal = ask.signal ? AbortSignal.any([ask.signal, timeUp.signal]) : timeUp.signal;
    try {
      const outcome = await work({
        interactive,
        giveUpAt: clock.now() + total,
        signal,
        calledOff: () => ask.signal?.aborted ?? false,
      });
      ask.signal?.throwIfAborted();
      return outcome;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    lookUp(input, ask = {}) {
      return within(ask, async (asking): Promise<LookUpOutcome> => {
        const problem = organisationNumberProblem(input);
        if (problem !== undefined) return notANumber(problem, input);
        const number = normaliseOrganisationNumber(input);
        for (const register of ['enheter', 'underenheter'] as const) {
          const answer = await asker.ask(entityQuestion(base, register, number, limits), asking);
          const outcome = answer.kind === 'answer' ? entityOutcome(answer, number) : answer;
          if (outcome.kind !== 'Unknown') return outcome;
        }
        return { kind: 'Unknown', organisationNumber: number };
      });
    },
    searchByName(text, ask = {}) {
      return within(ask, (asking) =>
        searchByName(text, { base, limits, ask: (question) => asker.ask(question, asking) }),
      );
    },
    changes(series, from, ask = {}) {
      return within(ask, async (asking): Promise<ChangesOutcome> => {
        const answer = await asker.ask(changesQuestion(base, series, from, limits), asking);
        return answer.kind === 'answer' ? changesOutcome(answer, series, from) : answer;
      });
    },
    bulkFile: (collection, ask = {}) =>
      openBulkFile({
        base,
        userAgent: options.userAgent,
        collection,
        known: ask.known,
        silenceMs: limits.silenceMs,
        signal: ask.signal,
      }),
    subUnits(owner, ask = {}) {
      return within(ask, async (asking): Promise<SubUnitsOutcome> => {
        const answer = await asker.ask(subUnitsQuestion(base, owner, limits), asking);
        return answer.kind === 'answer' ? subUnitsOutcome(answer, owner) : answer;
      });
    },
    group(number, ask = {}) {
      return within(ask, async (asking): Promise<GroupOutcome> => {
        const answer = await asker.ask(groupQuestion(base, number, limits), asking);
        return answer.kind === 'answer' ? groupOutcome(answer, number) : answer;
      });
    },
    accounts(input, ask = {}) {
      return within(ask, async (asking): Promise<AccountsOutcome> => {
        const problem = organisationNumberProblem(input);
        if (problem !== undefined) return notANumber(problem, input);
        const number = normaliseOrganisationNumber(input);
        const answer = await accountsAsker.ask(accountsQuestion(base, number, limits), asking);
        return answer.kind === 'answer' ? accountsOutcome(answer, number) : answer;
      });
    },
    close: () => {
      asker.close();
      accountsAsker.close();
    },
  };
}

const systemClock: RegisterClock = {
  now: () => Date.now(),
  wait: (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
  random: () => Math.random(),
};

const notANumber = (problem: string, value: string): BadRequest => ({
  kind: 'BadRequest',
  errors: [{ message: `not an organisation number: ${problem}`, value }],
});

function registerBase(baseUrl: string): URL {
  const base = new URL(baseUrl);
  if (base.protocol !== 'http:' && base.protocol !== 'https:') {
    throw new TypeError('The register address must begin with http:// or https://');
  }
  const path = base.pathname === '/' ? '/enhetsregisteret/api' : base.pathname.replace(/\/+$/, '');
  return new URL(`${base.origin}${path}/`);
}
