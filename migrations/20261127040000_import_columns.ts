import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * A list with the same headings comes again next month: what its columns are is remembered by a hash of the headings, which names
 * nobody. What stands between its cells is told with how its letters are written, and what a row filled in the tenant's own fields is
 * written down, since those keep no sources, so that undoing the import finds it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table import_columns (
      tenant_id uuid not null references tenants (id),
      headings_hash text not null,
      fields text[] not null,
      chosen_at timestamptz not null,
      primary key (tenant_id, headings_hash)
    )`);
  await protectTenantTable(knex, 'import_columns', ['select', 'insert', 'update', 'delete']);
  await knex.raw(`alter table company_imports add column delimiter text check (delimiter in (';', ',', E'\\t'))`);
  await knex.raw(`alter table company_import_rows add column own_filled jsonb`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table company_import_rows drop column own_filled`);
  await knex.raw(`alter table company_imports drop column delimiter`);
  await knex.raw(`drop table import_columns`);
}
