import { CannotStart } from '../cannot-start.ts';
import { secondsSince } from '../progress.ts';

/** Not a failure: somebody asked for it, with Ctrl-C or a signal. */
export class StopAsked extends Error {
  override name = 'StopAsked';
}

/**
 * The end of a launcher: asked for from anywhere, once; then what was started is stopped in order, the last first.
 * Ctrl-C while something is being started takes effect after that step, so that nothing half-started is missed.
 */
export class Stopping {
  readonly #asked = new AbortController();
  readonly #undo: { title: string | undefined; undo: () => Promise<void> }[] = [];

  /** Aborts when it is time to stop; its reason is StopAsked or CannotStart. */
  get signal(): AbortSignal {
    return this.#asked.signal;
  }

  ask(): void {
    this.#asked.abort(new StopAsked());
  }

  /** @param why a line for whoever has to put it right */
  fail(why: string): void {
    this.#asked.abort(new CannotStart(why));
  }

  /**
   * What to do at the end, before everything registered earlier.
   * @param title what is stopped, for the line that says so; without one nothing is said
   */
  later(title: string | undefined, undo: () => Promise<void>): void {
    this.#undo.push({ title, undo });
  }

  /** Waits until it is time to stop, then throws the reason. */
  async wait(): Promise<never> {
    await new Promise<void>((resolve) => {
      if (this.signal.aborted) resolve();
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    throw this.signal.reason;
  }

  /** Stops everything; what cannot be stopped is said, and the rest is stopped all the same. */
  async run(): Promise<void> {
    for (const { title, undo } of this.#undo.splice(0).toReversed()) {
      const began = performance.now();
      try {
        await undo();
        if (title) console.log(`Stopped ${title}, ${secondsSince(began)}`);
      } catch (error) {
        console.error(`${title ?? 'Something'} could not be stopped:`, error);
      }
    }
  }
}
