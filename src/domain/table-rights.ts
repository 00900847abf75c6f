import type { Knex } from 'knex';

/** What the application role may do with a table. Never TRUNCATE, REFERENCES or TRIGGER: row security does not cover them. */
export type TableRight = 'select' | 'insert' | 'update' | 'delete';

/**
 * Puts lock 4 on a tenant table: row-level security, enabled and forced, one policy for reading and writing,
 * and exactly these rights for the application role. Every migration that creates a tenant table calls it.
 */
export async function protectTenantTable(knex: Knex, table: string, rights: readonly TableRight[]): Promise<void> {
  await knex.raw(`alter table ${table} enable row level security`);
  await knex.raw(`alter table ${table} force row level security`);
  await knex.raw(`
    create policy own_tenant on ${table}
      using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)`);
  await knex.raw(`grant ${rights.join(', ')} on ${table} to onnet_app`);
  await planForLargeTenants(knex, table);
}

/**
 * Runs statements of a migration over the rows of every tenant. Row security hides those from the owner too, so it is lifted from
 * these tables until the work is done; nobody else sees them meanwhile, since the transaction holds the tables.
 */
export async function overAllTenants(
  knex: Knex,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<void> {
  for (const table of tables) await knex.raw(`alter table ${table} no force row level security`);
  await work();
  for (const table of tables) await knex.raw(`alter table ${table} force row level security`);
}

/**
 * Has the planner take every tenant for a large one, with a quarter of the table. The plan that PostgreSQL keeps of a prepared
 * statement is one for a tenant of average size. Most are small, so that plan would read all of a tenant's rows where an
 * index finds the few it wants, and the largest tenant would wait a hundred times as long. What suits a large one suits all.
 */
export const planForLargeTenants = (knex: Knex, table: string): Promise<unknown> =>
  Promise.resolve(knex.raw(`alter table ${table} alter column tenant_id set (n_distinct = 4)`));

/**
 * Hides restricted rows (Art. 18) of a tenant table with a second lock that every policy has to pass: not seen, not
 * written and not made unless the transaction was opened for a case (`inCase`). For tables with a column `restricted_at`.
 * @param roles whom it binds; everybody, except on a table whose directory function says it itself (see docs/adr/0009)
 */
export async function hideRestricted(knex: Knex, table: string, roles = 'public'): Promise<void> {
  const seen = `restricted_at is null or current_setting('app.sees_restricted', true) = 'on'`;
  await knex.raw(`
    create policy unrestricted on ${table} as restrictive for all to ${roles} using (${seen}) with check (${seen})`);
}

/**
 * Closes the row that is left of an erased contact: the application neither changes it nor locks it (whoever writes about
 * somebody locks them first), unless the transaction has opened it (`writingErased`). Erasing itself passes, since the row
 * it finds is not erased yet.
 */
export async function closeErased(knex: Knex): Promise<void> {
  await knex.raw(`
    create policy living on contacts as restrictive for update to onnet_app
      using (anonymised_at is null or current_setting('app.writes_erased', true) = 'on') with check (true)`);
}

/**
 * Has the database refuse a new row of a table about an erased contact, should a verb forget to lock them. One look at a
 * primary key for each row: as a value, since a condition with `exists` might be answered by reading every contact.
 */
export async function refuseAboutErased(knex: Knex, table: string): Promise<void> {
  await knex.raw(`
    create policy about_living on ${table} as restrictive for insert to onnet_app
      with check ((select c.anonymised_at from contacts c
                    where c.tenant_id = ${table}.tenant_id and c.id = ${table}.contact_id) is null)`);
}

/**
 * Lets the rows of a table that only grows be deleted when their tenant is closed, and never before: the right is there, and
 * row security shows the delete no row of a tenant that lives.
 */
export async function letGoWithTenant(knex: Knex, table: string): Promise<void> {
  await knex.raw(`
    create policy gone_with_tenant on ${table} as restrictive for delete to onnet_app
      using (exists (select from tenants t where t.id = ${table}.tenant_id and t.closed_at is not null))`);
  await knex.raw(`grant delete on ${table} to onnet_app`);
}

/** Gives the application role its rights on a table that belongs to OnNet itself (layer L1) and has no tenant. */
export async function grantPlatformTable(knex: Knex, table: string, rights: readonly TableRight[]): Promise<void> {
  await knex.raw(`grant ${rights.join(', ')} on ${table} to onnet_app`);
}

/** The rights the directory role needs on a table for one of its functions; row security lets it see every tenant there. */
export async function openToDirectory(
  knex: Knex,
  table: string,
  rights: readonly ('select' | 'update' | 'delete')[],
): Promise<void> {
  for (const right of rights) {
    await knex.raw(
      `create policy directory_${right} on ${table} for ${right} to onnet_directory using (true)${right === 'update' ? ' with check (true)' : ''}`,
    );
    await knex.raw(`grant ${right} on ${table} to onnet_directory`);
  }
}

/**
 * Creates a `security definer` function owned by the directory role: the only way anything looks across tenants.
 * Each one is listed, with its reason, in test/domain/catalog.test.ts.
 */
export async function createDirectoryFunction(knex: Knex, signature: string, definition: string): Promise<void> {
  await knex.raw(`create function ${signature} ${definition}`);
  const types = signature.replace(/\bp_\w+ /g, '');
  await knex.raw(`alter function ${types} owner to onnet_directory`);
  await knex.raw(`revoke all on function ${types} from public`);
  await knex.raw(`grant execute on function ${types} to onnet_app`);
}
