import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * A field of a tenant's own begins with its declaration: what it holds, why and for how long. A value without one cannot
 * be written, as a column of the product cannot be without its line in the inventory.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table custom_field_declarations (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      entity text not null check (entity in ('contact', 'company', 'deal')),
      label text not null,
      category text,
      purpose_id uuid,
      retention text,
      in_access boolean not null default false,
      portable text check (portable in ('provided', 'observed')),
      not_personal text,
      declared_at timestamptz not null,
      declared_by uuid not null,
      primary key (tenant_id, id),
      unique (tenant_id, entity, label),
      foreign key (tenant_id, purpose_id) references purposes (tenant_id, id),
      foreign key (tenant_id, declared_by) references members (tenant_id, id),
      check ((category is null) = (not_personal is not null)),
      check (category is null or (purpose_id is not null and retention is not null and in_access)),
      check (category is not null or portable is null)
    )`);
  await protectTenantTable(knex, 'custom_field_declarations', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table custom_field_declarations`);
}
