import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { migrate } from '../migrate.ts';
import { startPostgres, type PostgresServer } from '../postgres/server.ts';
import { prepareDatabase } from '../roles.ts';

/** The migrated, empty database that every test's database is a copy of. */
const TEMPLATE = 'onnet_template';

/** Starts a PostgreSQL on a throwaway folder. */
export async function startTestPostgres(folder: string): Promise<PostgresServer> {
  return startPostgres({ directory: path.join(folder, 'postgres'), password: secret(), durable: false });
}

/** Makes the template and says how tests reach it, as environment variables. */
export async function prepareTemplate(server: PostgresServer): Promise<Record<string, string>> {
  const passwords = { owner: secret(), app: secret() };
  const { ownerUrl } = await prepareDatabase(server.superuserUrl, TEMPLATE, passwords);
  await migrate(ownerUrl);
  return {
    TEST_POSTGRES_URL: server.superuserUrl,
    TEST_TEMPLATE_DATABASE: TEMPLATE,
    TEST_OWNER_PASSWORD: passwords.owner,
    TEST_APP_PASSWORD: passwords.app,
  };
}

const secret = (): string => randomBytes(18).toString('base64url');
