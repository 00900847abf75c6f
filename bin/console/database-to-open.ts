import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Config } from '../../src/config.ts';
import { CannotStart } from '../cannot-start.ts';
import { keptSecrets } from '../launcher/secrets.ts';
import { postmaster } from '../postgres/postmaster.ts';
import { connection } from '../roles.ts';

/**
 * The application role's connection: DATABASE_URL, or the database that `npm start` keeps in the data folder.
 * @throws CannotStart when that one does not run
 */
export function databaseToOpen({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl !== undefined) return databaseUrl;
  const running = existsSync(path.join(dataDir, 'secrets.json'))
    ? postmaster(path.join(dataDir, 'postgres'))
    : undefined;
  if (running?.state !== 'running')
    throw new CannotStart(`No database runs in ${dataDir}. Start OnNet CRM first (npm start), or set DATABASE_URL.`);
  return connection(
    `postgres://127.0.0.1:${running.port}`,
    'onnet',
    'onnet_app',
    keptSecrets(path.resolve(dataDir)).appPassword,
  );
}
