import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/** Tokens by which a tenant's own programs act in the name of the member who made them. The token itself is kept nowhere. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table api_tokens (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      name text not null,
      role text not null check (role in ('member', 'reader')),
      token_hash bytea not null,
      created_by uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      used_on date,
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, created_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'api_tokens', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table api_tokens`);
}
