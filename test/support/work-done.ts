import { createHook } from 'node:async_hooks';

import pg from 'pg';

/** What a piece of work cost, in things that take the same time for the same count. */
export interface WorkDone<T> {
  readonly result: T;
  /** The texts of the statements sent to PostgreSQL, in order of their text. */
  readonly statements: readonly string[];
  /** Password hashes computed. */
  readonly hashes: number;
}

/** Runs `work` and counts what it does. Nothing else may run meanwhile. */
export async function workDone<T>(work: () => Promise<T>): Promise<WorkDone<T>> {
  const statements: string[] = [];
  let hashes = 0;
  const hook = createHook({
    init(_id, type) {
      if (/argon2/i.test(type)) hashes++;
    },
  });
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has no query to count');
  const counting = function (this: pg.Client, ...args: unknown[]): unknown {
    statements.push(textOf(args[0]));
    return Reflect.apply(original, this, args);
  };
  Object.assign(pg.Client.prototype, { query: counting });
  hook.enable();
  try {
    const result = await work();
    return { result, statements: statements.map(withoutIds).toSorted(), hashes };
  } finally {
    hook.disable();
    Object.assign(pg.Client.prototype, { query: original });
  }
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const text: unknown =
    typeof statement === 'object' && statement !== null ? Reflect.get(statement, 'text') : undefined;
  return typeof text === 'string' ? text : '';
}

const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');
