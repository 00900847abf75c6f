import pg from 'pg';

/** Passwords of the two roles that sign in. */
export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

/**
 * Makes the product's roles and a database of theirs, as the superuser; run again, it changes nothing but the passwords.
 * - `onnet_owner` owns the tables and runs migrations
 * - `onnet_app` is what web and workers connect as: it owns nothing and cannot get past row-level security
 * - `onnet_directory` signs in nowhere; it owns the few functions that look across tenants
 * @returns connections for the owner and the application
 */
export async function prepareDatabase(
  superuserUrl: string,
  databaseName: string,
  passwords: RolePasswords,
): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await prepareRoles(client, passwords);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await createDatabase(client, databaseName, 'template0');
  } finally {
    await client.end();
  }
  return {
    ownerUrl: connection(superuserUrl, databaseName, 'onnet_owner', passwords.owner),
    appUrl: connection(superuserUrl, databaseName, 'onnet_app', passwords.app),
  };
}

/** Makes a database from a template; only the owner and the application can connect to it. */
export async function createDatabase(client: pg.ClientBase, name: string, template: string): Promise<void> {
  const [database, source] = [pg.escapeIdentifier(name), pg.escapeIdentifier(template)];
  // Templates are small: as files they are copied in a third of the time that their pages take through the log.
  await client.query(
    `create database ${database} template ${source} owner onnet_owner encoding 'UTF8' strategy file_copy`,
  );
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to onnet_app`);
}

/** The same server as another role in another database. */
export function connection(serverUrl: string, database: string, role: string, password: string): string {
  const url = new URL(serverUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

async function prepareRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  await createRole(client, 'onnet_owner', `login password ${pg.escapeLiteral(passwords.owner)}`);
  await createRole(client, 'onnet_app', `login password ${pg.escapeLiteral(passwords.app)}`);
  await createRole(client, 'onnet_directory', 'nologin');
  await client.query('grant onnet_directory to onnet_owner');
}

async function createRole(client: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  await client.query(
    `${rowCount === 0 ? 'create' : 'alter'} role ${name} nosuperuser nobypassrls nocreatedb nocreaterole ${options}`,
  );
}
