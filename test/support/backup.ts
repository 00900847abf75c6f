import { createDatabase } from '../../bin/roles.ts';
import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import type { Cast } from './cast.ts';
import type { TestDatabase } from './database.ts';
import { asSuperuser, closeSuperuser } from './superuser.ts';

/** A copy of a database as it was at a moment, as a backup is. */
export interface Backup {
  /** Takes it. Nothing may be going on meanwhile. */
  readonly make: () => Promise<void>;
  /** Opens it in place of the database for `work`, as after it is restored, and throws it away. */
  /** How web and workers reach it while it is open. */
  readonly restoredUrl: () => string;
  readonly restored: (work: (restored: TestDatabase) => Promise<void>) => Promise<void>;
}

/** A backup of the cast's database. */
export function useBackup(cast: Cast): Backup {
  const open = (url: string) =>
    openDatabase({ url, applicationName: 'test', poolSize: 8, statementTimeout: 120_000, onError: () => undefined });
  const name = (): string => `${cast.database.name}_b`;
  const onServer = (work: Parameters<typeof asSuperuser<unknown>>[1]) =>
    asSuperuser({ ...cast.database, name: 'postgres' }, work);
  const restoredUrl = (): string => cast.database.appUrl.replace(cast.database.name, name());
  return {
    restoredUrl,
    async make() {
      await closeDatabase();
      await closeSuperuser(cast.database.name);
      await onServer((client) => createDatabase(client, name(), cast.database.name));
      open(cast.database.appUrl);
    },
    async restored(work) {
      try {
        await closeDatabase();
        open(restoredUrl());
        await work({ ...cast.database, name: name() });
      } finally {
        await closeDatabase();
        await closeSuperuser(name());
        await onServer((client) => client.query(`drop database if exists ${name()} with (force)`));
        open(cast.database.appUrl);
      }
    },
  };
}
