/** Three ends within this time, and a program is not started again: it will not get better by itself. */
const WINDOW_MS = 30_000;
const LIMIT = 3;
const PAUSES_MS = [250, 2_000];

/** Decides whether something that ended by itself is started again. */
export class Crashes {
  readonly #times: number[] = [];

  /**
   * Counts one.
   * @param now milliseconds on any clock that does not go back
   * @returns how long to wait before the next start, or undefined to give up
   */
  count(now: number): number | undefined {
    this.#times.push(now);
    while (now - (this.#times[0] ?? now) > WINDOW_MS) this.#times.shift();
    return this.#times.length >= LIMIT ? undefined : PAUSES_MS[this.#times.length - 1];
  }
}
