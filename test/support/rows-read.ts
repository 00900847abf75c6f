import pg from 'pg';

/** Every row that this process is sent by PostgreSQL while `work` runs, as text: what it could show to anybody. */
export async function rowsRead(work: () => Promise<unknown>): Promise<string> {
  const read: string[] = [];
  const descriptor = Object.getOwnPropertyDescriptor(pg.Result.prototype, 'addRow');
  const original: unknown = descriptor?.value;
  if (!descriptor || typeof original !== 'function') throw new Error('pg.Result has no addRow of its own');
  Object.defineProperty(pg.Result.prototype, 'addRow', {
    ...descriptor,
    value(this: pg.Result, row: unknown): unknown {
      read.push(JSON.stringify(row));
      return Reflect.apply(original, this, [row]);
    },
  });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Result.prototype, 'addRow', descriptor);
  }
  return read.join('\n');
}
