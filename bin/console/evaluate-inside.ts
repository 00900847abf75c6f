import type { Context } from 'node:vm';

/** How node:repl evaluates what was typed. */
export type Evaluate = (
  code: string,
  context: Context,
  file: string,
  done: (error: Error | null, result: unknown) => void,
) => void;

export interface EvaluatesInside {
  readonly evaluateLine: Evaluate;
  /** Resolves when nothing typed so far is still being evaluated. */
  readonly settled: () => Promise<unknown>;
}

/**
 * Makes each evaluation one piece of work, for example one transaction, one after the other however fast they are typed.
 * A promise that a line gives is waited for inside, since its queries would otherwise come after the transaction's end.
 */
export function evaluateInside(inside: <T>(work: () => Promise<T>) => Promise<T>, evaluate: Evaluate): EvaluatesInside {
  let last: Promise<unknown> = Promise.resolve();
  const one = async (...[code, context, file, done]: Parameters<Evaluate>): Promise<void> => {
    const outcome = await inside(
      () =>
        new Promise<unknown>((resolve, reject) => {
          evaluate(code, context, file, (error, result) => (error ? reject(error) : resolve(result)));
        }),
    ).then(
      (result) => ({ error: null, result }),
      (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)), result: undefined }),
    );
    done(outcome.error, outcome.result);
  };
  return {
    evaluateLine: (...typed) => {
      last = last.then(() => one(...typed));
    },
    settled: () => last,
  };
}
