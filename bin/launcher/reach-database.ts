import pg from 'pg';

import { CannotStart } from '../cannot-start.ts';

/**
 * Makes sure that the databases named in the environment let us in, before anything is started on them.
 * @param urls by the name of their variable; those that are not set are left out
 * @throws CannotStart naming the variable, never its value: it holds a password
 */
export async function requireDatabases(urls: Readonly<Record<string, string | undefined>>): Promise<void> {
  for (const [variable, connectionString] of Object.entries(urls)) {
    if (connectionString === undefined) continue;
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      throw new CannotStart(
        `The database in ${variable} does not let us in: ${reason(error)}. Start it, or correct ${variable}.`,
        { cause: error },
      );
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Several addresses of one name give an AggregateError without a message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
