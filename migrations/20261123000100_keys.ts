import type { Knex } from 'knex';

import { createDirectoryFunction, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Keys in the database, sealed under a secret that is not: a copy of the database opens nothing. A tenant's keys are for
 * good; a person's key is destroyed with the person, and with it goes what was sealed under it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table tenant_keys (
      tenant_id uuid not null references tenants (id),
      kind text not null check (kind in ('suppression', 'audit', 'link')),
      sealed bytea not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, kind)
    )`);
  await protectTenantTable(knex, 'tenant_keys', ['select', 'insert', 'update']);

  // No moment here: when somebody first had a key is when something about them was first written.
  await knex.raw(`
    create table subject_keys (
      tenant_id uuid not null references tenants (id),
      subject_kind text not null,
      subject_id uuid not null,
      sealed bytea not null,
      primary key (tenant_id, subject_kind, subject_id)
    )`);
  await protectTenantTable(knex, 'subject_keys', ['select', 'insert', 'update', 'delete']);

  await createDirectoryFunction(
    knex,
    'directory.every_tenant()',
    `returns table (tenant_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
       select id from public.tenants
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.every_tenant()`);
  await knex.raw(`drop table subject_keys`);
  await knex.raw(`drop table tenant_keys`);
}
