import pg from 'pg';

/** A statement as it left this process. */
export interface SentStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements that `work` sends to PostgreSQL from this process, in order. They run as always. */
export async function statementsSent(work: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const descriptor = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  const original: unknown = descriptor?.value;
  if (!descriptor || typeof original !== 'function') throw new Error('pg.Client has no query method of its own');
  Object.defineProperty(pg.Client.prototype, 'query', {
    ...descriptor,
    value(this: pg.Client, ...args: unknown[]): unknown {
      sent.push(asStatement(args[0]));
      return Reflect.apply(original, this, args);
    },
  });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', descriptor);
  }
  return sent;
}

/** Only the texts of what `work` sends. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await statementsSent(work)).map(({ text }) => text);

function asStatement(query: unknown): SentStatement {
  if (typeof query === 'string') return { text: query.trim(), values: [] };
  if (typeof query !== 'object' || query === null || !('text' in query)) return { text: '', values: [] };
  const values: unknown = 'values' in query ? query.values : [];
  return { text: String(query.text).trim(), values: Array.isArray(values) ? values : [] };
}
