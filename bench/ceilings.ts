import pg from 'pg';

import { newId } from '../src/domain/identifiers.ts';
import type { Statement } from './recording.ts';

/** The same SQL bare: prepared, in one tenant transaction, each answer awaited, no program around it. `end` when it is measured. */
export function bareSql(
  appUrl: string,
  tenantId: string,
  statements: readonly Statement[],
  connections: number,
): { readonly once: () => Promise<number>; readonly end: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: appUrl, max: connections });
  const named = statements.map((statement, at) => ({ ...statement, name: `bare${at}` }));
  return {
    once: async () => {
      const client = await pool.connect();
      try {
        await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
        const fresh = freshIds(named);
        for (const { name, text, values } of fresh) await client.query({ name, text, values: [...values] });
        await client.query('commit');
      } finally {
        client.release();
      }
      return 0;
    },
    end: () => pool.end(),
  };
}

/** Also one that begins with another: an audit entry with its place on the waiting list. */
const inserts = /\binsert into /i;

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** For statements that insert: ids made during the recorded request are made anew, the same one everywhere it stood. */
function freshIds<S extends Statement>(statements: readonly S[]): S[] {
  if (!statements.some(({ text }) => inserts.test(text))) return [...statements];
  const inserted = new Set(statements.filter(({ text }) => inserts.test(text)).flatMap(({ values }) => values.flat()));
  const replaced = new Map<unknown, string>();
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value !== 'string' || !version7.test(value) || !inserted.has(value) || keep.has(value)) return value;
    const known = replaced.get(value);
    if (known) return known;
    const made = newId();
    replaced.set(value, made);
    return made;
  };
  return statements.map((statement) => ({ ...statement, values: statement.values.map(renew) }));
}

/** Ids that existed before the request (tenant, member, company …) and must stay as they are. */
const keep = new Set<unknown>();
export const keepIds = (ids: readonly string[]): void => ids.forEach((id) => keep.add(id));

/** The same templates with the same locals and no database. For one lane: one thread, as web is. */
export const bareRender =
  (renders: readonly (() => string)[]) =>
  async (turn: number): Promise<number> => {
    let bytes = 0;
    for (const render of renders) bytes = render().length;
    // Lets timers run now and then, as a server would.
    if (turn % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    return bytes;
  };

/** What both together allow when they take turns: 1 / (1/sql + 1/render). */
export const combined = (sql: number, render: number): number => 1 / (1 / sql + 1 / render);
