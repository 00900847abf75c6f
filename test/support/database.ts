import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { connection, createDatabase } from '../../bin/roles.ts';
import { readHostsAgain } from '../../src/domain/outbound/allowed-hosts.ts';
import { fromTheRunner } from './from-the-runner.ts';
import { closeSuperuser } from './superuser.ts';

export interface TestDatabase {
  /** As web and workers connect: the role that owns nothing. */
  readonly appUrl: string;
  /** As migrations connect. */
  readonly ownerUrl: string;
  readonly name: string;
}

/**
 * Gives the surrounding `describe` a migrated, empty database of its own, and drops it afterwards. Read the fields inside
 * hooks and tests; they throw before the database is there.
 */
export function useDatabase(): TestDatabase {
  let made: TestDatabase | undefined;
  const database = (): TestDatabase => {
    if (!made) throw new Error('The test database exists only inside hooks and tests.');
    return made;
  };

  before(async () => {
    const server = fromTheRunner('TEST_POSTGRES_URL');
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await onServer((client) => createDatabase(client, name, fromTheRunner('TEST_TEMPLATE_DATABASE')));
    made = {
      name,
      appUrl: connection(server, name, 'onnet_app', fromTheRunner('TEST_APP_PASSWORD')),
      ownerUrl: connection(server, name, 'onnet_owner', fromTheRunner('TEST_OWNER_PASSWORD')),
    };
    // What the register of a database before this one said is kept for some seconds, by this process.
    readHostsAgain();
  });

  after(async () => {
    if (!made) return;
    await closeSuperuser(made.name);
    await onServer((client) => client.query(`drop database ${database().name} with (force)`));
  });

  return {
    get appUrl() {
      return database().appUrl;
    },
    get ownerUrl() {
      return database().ownerUrl;
    },
    get name() {
      return database().name;
    },
  };
}

let connected: pg.Pool | undefined;

/** One connection makes and drops all databases of this process, and keeps it from ending no longer than there is work. */
async function onServer(work: (client: pg.ClientBase) => Promise<unknown>): Promise<void> {
  connected ??= new pg.Pool({
    connectionString: fromTheRunner('TEST_POSTGRES_URL'),
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  }).on('error', () => undefined);
  const client = await connected.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}
