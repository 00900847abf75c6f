/**
 * Leaves a failing host alone: after so many failures in a row it is closed to all for a while, then one attempt is let
 * through to see, and only its success opens the way again.
 */
export class Circuit {
  #failures = 0;
  #openUntil = 0;
  #probing = false;
  readonly #limit: number;
  readonly #openMs: number;
  readonly #now: () => number;

  constructor(options: { failures: number; openMs: number; now: () => number }) {
    this.#limit = options.failures;
    this.#openMs = options.openMs;
    this.#now = options.now;
  }

  /** Milliseconds for which nobody may pass; 0 when it is worth trying to enter. */
  msClosed(): number {
    return this.#failures < this.#limit ? 0 : Math.max(0, this.#openUntil - this.#now());
  }

  /** 0: go ahead, and tell afterwards how it went. More: milliseconds until it is worth asking again. */
  enter(): number {
    if (this.#failures < this.#limit) return 0;
    const closed = this.msClosed();
    if (closed > 0) return closed;
    if (this.#probing) return this.#openMs;
    this.#probing = true;
    return 0;
  }

  /** The host answered, whatever it said. */
  succeeded(): void {
    this.#failures = 0;
    this.#probing = false;
  }

  /** The host did not answer, or answered that it is broken. */
  failed(): void {
    this.#failures += 1;
    this.#probing = false;
    if (this.#failures >= this.#limit) this.#openUntil = this.#now() + this.#openMs;
  }

  /** The attempt was given up by us before it could show anything about the host. */
  abandoned(): void {
    this.#probing = false;
  }
}
