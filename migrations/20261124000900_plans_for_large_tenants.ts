import type { Knex } from 'knex';

import { planForLargeTenants } from '../src/domain/table-rights.ts';

async function tenantTables(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(`
    select c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  return rows.map(({ name }) => name);
}

/** Tables made before `protectTenantTable` did it. Takes effect with the next ANALYZE, which is done at once. */
export async function up(knex: Knex): Promise<void> {
  for (const table of await tenantTables(knex)) {
    await planForLargeTenants(knex, table);
    await knex.raw(`analyze ${table}`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of await tenantTables(knex))
    await knex.raw(`alter table ${table} alter column tenant_id reset (n_distinct)`);
}
