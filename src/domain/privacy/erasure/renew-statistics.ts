import { inPlatform, sql } from '../../tenancy.ts';
import { isPersonal } from '../inventory/declaration.ts';
import { inventory } from '../inventory/inventory.ts';

/** The tables of ours with something about people in them. */
const tables = inventory
  .filter(({ schema, columns }) => schema === 'public' && Object.values(columns).some(isPersonal))
  .map(({ table }) => table);

/**
 * Has PostgreSQL take the samples anew that it plans by, so that none is of somebody who is gone. No role of the program can
 * read them. Each table in a transaction of its own: it is locked against changes of its shape meanwhile, and nothing else.
 */
export async function renewStatistics(): Promise<void> {
  for (const table of tables) await inPlatform(() => sql(`select renew_statistics($1)`, [table]));
}
