// How long, how often and how much the register may be asked. The register publishes no limit; these keep us a polite
// guest and keep a slow register from becoming a slow page.

/** All durations are milliseconds, all sizes bytes. */
export interface RegisterLimits {
  /** Until the connection, with TLS, stands. */
  readonly connectMs: number;
  /** One attempt, from sending to the last byte. */
  readonly attemptMs: number;
  /** A whole question with queueing, retries and pauses, asked by background work. */
  readonly totalMs: number;
  /** The same, when a person waits. */
  readonly interactiveTotalMs: number;
  /** Attempts after the first, for failures that tend to pass. */
  readonly retries: number;
  /** Attempts after a plain 500, which tends not to pass. */
  readonly internalErrorRetries: number;
  /** The pause before retry number n is random between 0 and `min(longestPauseMs, firstPauseMs * 2 ** n)`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** So many failed attempts in a row close the door for `circuitOpenMs`. */
  readonly circuitFailures: number;
  readonly circuitOpenMs: number;
  readonly perSecond: number;
  /** Requests under way at once. Background work leaves one for people, where there is more than one. */
  readonly concurrency: number;
  readonly entityBytes: number;
  readonly pageBytes: number;
  /** Without a byte of the bulk file, after which it is given up. */
  readonly silenceMs: number;
}

/** What the product runs with. */
export const registerLimits: RegisterLimits = {
  connectMs: 2_000,
  attemptMs: 5_000,
  totalMs: 15_000,
  interactiveTotalMs: 4_000,
  retries: 3,
  internalErrorRetries: 1,
  firstPauseMs: 300,
  longestPauseMs: 5_000,
  circuitFailures: 5,
  circuitOpenMs: 60_000,
  perSecond: 5,
  concurrency: 2,
  entityBytes: 1024 * 1024,
  pageBytes: 8 * 1024 * 1024,
  silenceMs: 30_000,
};

/** Time as the client sees it: replaceable, so that tests need not wait for a circuit to close. */
export interface RegisterClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it is aborted first. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to, not including, 1: the jitter of pauses. */
  readonly random: () => number;
}
