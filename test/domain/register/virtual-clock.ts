import type { RegisterClock } from '../../../src/domain/register/limits.ts';

/** A clock that stands still until something waits, and then is there at once: pauses cost a test no time. */
export class VirtualClock implements RegisterClock {
  #now = Date.UTC(2026, 10, 22, 12);
  /** Every wait asked for, in milliseconds. */
  readonly waits: number[] = [];

  readonly now = (): number => this.#now;

  readonly random = (): number => 0.5;

  readonly wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    this.waits.push(ms);
    this.advance(ms);
    await Promise.resolve();
  };

  advance(ms: number): void {
    this.#now += ms;
  }
}
