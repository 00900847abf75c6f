import type { RegisterClock } from './limits.ts';

/** Permission to send one request; `release` when it is over, exactly once. */
export interface Turn {
  release(): void;
}

interface Waiting {
  readonly interactive: boolean;
  readonly grant: () => void;
}

/**
 * One token bucket and one set of places for all requests of the process: at most `perSecond` requests a second (a
 * second's worth may go at once) and `concurrency` under way. People go before background work, and background work
 * never takes the last place, so a person never waits behind slow background requests.
 */
export class Throttle {
  #tokens: number;
  #filledAt: number;
  #heldUntil = 0;
  #waking = false;
  #underWay = 0;
  #waiting: Waiting[] = [];
  readonly #perSecond: number;
  readonly #concurrency: number;
  readonly #clock: RegisterClock;

  constructor(options: { perSecond: number; concurrency: number; clock: RegisterClock }) {
    this.#perSecond = options.perSecond;
    this.#concurrency = options.concurrency;
    this.#clock = options.clock;
    this.#tokens = options.perSecond;
    this.#filledAt = options.clock.now();
  }

  /** Nobody starts before that moment (milliseconds since 1970): the register asked for a pause. */
  holdUntil(moment: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, moment);
  }

  /** Milliseconds left of a pause the register asked for; 0 when there is none. */
  msHeld(): number {
    return Math.max(0, this.#heldUntil - this.#clock.now());
  }

  /** Waits for a turn; undefined when the signal is aborted first, and then no turn was used. */
  async take(options: { interactive: boolean; signal: AbortSignal }): Promise<Turn | undefined> {
    if (options.signal.aborted) return undefined;
    const granted = await new Promise<boolean>((resolve) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        resolve(false);
      };
      const waiting: Waiting = {
        interactive: options.interactive,
        grant: () => {
          options.signal.removeEventListener('abort', leave);
          resolve(true);
        },
      };
      options.signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#serve();
    });
    return granted ? this.#turn() : undefined;
  }

  #turn(): Turn {
    let over = false;
    return {
      release: () => {
        if (over) return;
        over = true;
        this.#underWay -= 1;
        this.#serve();
      },
    };
  }

  #serve(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const ms = this.#msUntilToken();
      if (ms > 0) {
        this.#wakeAfter(ms);
        return;
      }
      this.#tokens -= 1;
      this.#underWay += 1;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      next.grant();
    }
  }

  #next(): Waiting | undefined {
    const free = this.#concurrency - this.#underWay;
    if (free <= 0) return undefined;
    const person = this.#waiting.find((waiting) => waiting.interactive);
    if (person !== undefined) return person;
    const keptForPeople = this.#concurrency > 1 ? 1 : 0;
    return free > keptForPeople ? this.#waiting[0] : undefined;
  }

  #msUntilToken(): number {
    const now = this.#clock.now();
    const passed = Math.max(0, now - this.#filledAt);
    this.#tokens = Math.min(this.#perSecond, this.#tokens + (passed / 1000) * this.#perSecond);
    this.#filledAt = now;
    const forToken = this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000);
    return Math.max(forToken, this.#heldUntil - now, 0);
  }

  #wakeAfter(ms: number): void {
    if (this.#waking) return;
    this.#waking = true;
    void this.#wake(ms);
  }

  // Looks again at least every second, so that no timer outlives those who wait by a long pause.
  async #wake(ms: number): Promise<void> {
    await this.#clock.wait(Math.min(ms, 1000));
    this.#waking = false;
    this.#serve();
  }
}
