import http from 'node:http';
import https from 'node:https';
import type { Party } from '../outbound/parties.ts';
import { attempt, type Answer, type Failure } from './attempt.ts';
import { Circuit } from './circuit.ts';
import type { Budget } from './budget.ts';
import type { RegisterClock, RegisterLimits } from './limits.ts';
import type { Unavailable, UnavailableReason } from './outcomes.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { Throttle } from './throttle.ts';

/** One question to the register: a path below the base, with its query. */
export interface Question {
  readonly url: URL;
  /** The pinned media type. */
  readonly accept: string;
  readonly maxBytes: number;
  /** A status from 500 on that is an answer here, and says nothing about the host. */
  readonly answersWith?: number;
  /** Whose row in the register of sub-processors lets it out; the register's own when left out. */
  readonly party?: Party;
}

/** How a whole question is asked: who waits, and until when (milliseconds since 1970). */
export interface Asking {
  readonly interactive: boolean;
  readonly giveUpAt: number;
  /** Aborted by the caller, or when the time is up. */
  readonly signal: AbortSignal;
  /** Whether it was the caller who gave up, which says nothing about the host. */
  readonly calledOff: () => boolean;
}

type Miss = { readonly reason: UnavailableReason; readonly detail: string; readonly retryAfter?: number | undefined };

/**
 * Asks one host: in turn, within limits, again when a failure tends to pass, and not at all while the host is down.
 * Gives back any answer below 500 except 429 and redirects off the host.
 */
export class Asker {
  readonly #limits: RegisterLimits;
  readonly #clock: RegisterClock;
  readonly #userAgent: string;
  readonly #circuit: Circuit;
  readonly #throttle: Throttle;
  readonly #agent: http.Agent;
  readonly #budget: Budget | undefined;

  constructor(options: {
    readonly base: URL;
    readonly userAgent: string;
    readonly limits: RegisterLimits;
    readonly clock: RegisterClock;
    readonly budget?: Budget | undefined;
  }) {
    const { limits, clock } = options;
    this.#limits = limits;
    this.#clock = clock;
    this.#userAgent = options.userAgent;
    this.#budget = options.budget;
    this.#circuit = new Circuit({ failures: limits.circuitFailures, openMs: limits.circuitOpenMs, now: clock.now });
    this.#throttle = new Throttle({ perSecond: limits.perSecond, concurrency: limits.concurrency, clock });
    const { Agent } = options.base.protocol === 'https:' ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: limits.concurrency });
  }

  /** The answer, or why there is none. Rejects only when the caller's own signal is aborted. */
  async ask(question: Question, asking: Asking): Promise<Answer | Unavailable> {
    let url = question.url;
    let redirects = 0;
    let retries = 0;
    for (;;) {
      const result = await this.#once({ ...question, url }, asking);
      if ('kind' in result) {
        const onward = redirectTarget(result, url);
        if (onward === undefined) return result;
        if (onward.origin !== url.origin || redirects >= 2) {
          return unavailable({ reason: 'redirect', detail: `sent on to ${onward.origin}` });
        }
        url = onward;
        redirects += 1;
        continue;
      }
      const pause = this.#pauseBeforeRetry(result, retries);
      if (pause === undefined || this.#clock.now() + pause >= asking.giveUpAt) return unavailable(result);
      retries += 1;
      if (!(await this.#waitOut(pause, asking.signal))) return unavailable(result);
    }
  }

  /** Closes kept-alive connections. */
  close(): void {
    this.#agent.destroy();
  }

  async #once(question: Question, asking: Asking): Promise<Answer | Miss> {
    const held = this.#throttle.msHeld();
    if (this.#clock.now() + held >= asking.giveUpAt) {
      return { reason: 'rateLimited', detail: 'the register asked for a pause', retryAfter: Math.ceil(held / 1000) };
    }
    const closedAlready = this.#circuit.msClosed();
    if (closedAlready > 0) return leftAlone(closedAlready);
    const turn = await this.#throttle.take(asking);
    if (turn === undefined) return { reason: 'busy', detail: 'no turn in time' };
    try {
      if (!(await this.#granted(asking))) return { reason: 'busy', detail: 'no call left in time' };
      const closed = this.#circuit.enter();
      if (closed > 0) return leftAlone(closed);
      const judged = this.#judge(await this.#send(question, asking), question, asking);
      if ('reason' in judged && judged.reason === 'rateLimited' && judged.retryAfter !== undefined)
        await this.#budget?.rest(judged.retryAfter * 1000);
      return judged;
    } finally {
      turn.release();
    }
  }

  /** Waits for the budget of all processes; false when there is none in time. */
  async #granted(asking: Asking): Promise<boolean> {
    if (!this.#budget) return true;
    for (;;) {
      const ms = await this.#budget.spend(asking);
      if (ms === 0) return true;
      if (this.#clock.now() + ms >= asking.giveUpAt || !(await this.#waitOut(ms, asking.signal))) return false;
    }
  }

  async #send(question: Question, asking: Asking): Promise<Answer | Failure> {
    try {
      return await this.#attempt(question, asking);
    } catch (error) {
      // What broke here says nothing of the host, and whoever asks next must be let through to see.
      this.#circuit.abandoned();
      throw error;
    }
  }

  #attempt(question: Question, asking: Asking): Promise<Answer | Failure> {
    return attempt({
      url: question.url,
      party: question.party ?? 'register',
      headers: { accept: question.accept, 'user-agent': this.#userAgent, 'accept-encoding': 'identity' },
      agent: this.#agent,
      connectMs: this.#limits.connectMs,
      attemptMs: this.#limits.attemptMs,
      maxBytes: question.maxBytes,
      signal: asking.signal,
    });
  }

  #judge(result: Answer | Failure, question: Question, asking: Asking): Answer | Miss {
    if (result.kind === 'answer') return this.#judgeAnswer(result, question);
    if (asking.calledOff() || result.reason === 'notAllowed') this.#circuit.abandoned();
    else if (result.reason === 'tooLarge') this.#circuit.succeeded();
    else this.#circuit.failed();
    const reasons = {
      network: 'network',
      timeout: 'timeout',
      tooLarge: 'badAnswer',
      aborted: 'timeout',
      notAllowed: 'notAllowed',
    } as const;
    return { reason: reasons[result.reason], detail: result.detail };
  }

  #judgeAnswer(answer: Answer, question: Question): Answer | Miss {
    const detail = `status ${answer.status}`;
    const retryAfter = retryAfterSeconds(answer.headers['retry-after'], this.#clock.now());
    // Nobody asks this service before the moment it names, be it busy (429) or away (503).
    if (retryAfter !== undefined && (answer.status === 429 || answer.status === 503))
      this.#throttle.holdUntil(this.#clock.now() + retryAfter * 1000);
    if (answer.status === 429) {
      this.#circuit.succeeded();
      return { reason: 'rateLimited', detail, retryAfter };
    }
    if (answer.status >= 500 && answer.status !== question.answersWith) {
      this.#circuit.failed();
      return { reason: 'serverError', detail, retryAfter };
    }
    this.#circuit.succeeded();
    return answer;
  }

  // Network trouble, 429 and 502–504 tend to pass; a 500 gets one more chance; a wrong body would be wrong again.
  #pauseBeforeRetry(miss: Miss, retries: number): number | undefined {
    if (!['network', 'timeout', 'rateLimited', 'serverError'].includes(miss.reason)) return undefined;
    const passing = miss.reason !== 'serverError' || ['status 502', 'status 503', 'status 504'].includes(miss.detail);
    if (retries >= (passing ? this.#limits.retries : this.#limits.internalErrorRetries)) return undefined;
    const cap = Math.min(this.#limits.longestPauseMs, this.#limits.firstPauseMs * 2 ** retries);
    return Math.max(this.#clock.random() * cap, (miss.retryAfter ?? 0) * 1000);
  }

  // False when the time ran out, or the caller gave up, while waiting.
  async #waitOut(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#clock.wait(ms, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }
}

function redirectTarget(answer: Answer, from: URL): URL | undefined {
  if (answer.status < 300 || answer.status > 399 || answer.headers.location === undefined) return undefined;
  return URL.canParse(answer.headers.location, from.href) ? new URL(answer.headers.location, from) : undefined;
}

function leftAlone(ms: number): Miss {
  return { reason: 'circuitOpen', detail: 'left alone after failures', retryAfter: Math.ceil(ms / 1000) };
}

function unavailable(miss: Miss): Unavailable {
  return { kind: 'Unavailable', ...miss };
}
