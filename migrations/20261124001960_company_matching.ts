import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Companies without an organisation number are held against the register, and members decide about what is found. A match
 * holds the numbers alone: what is shown of a unit is looked up in the mirror, and goes from here when it goes there.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table company_matchings (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      state text not null default 'running' check (state in ('running', 'finished')),
      total integer not null,
      looked_at integer not null default 0,
      suggested integer not null default 0,
      last_company_id uuid,
      created_at timestamptz not null,
      finished_at timestamptz,
      primary key (tenant_id, id)
    )`);
  await knex.raw(
    `create unique index company_matchings_under_way on company_matchings (tenant_id) where state = 'running'`,
  );
  await protectTenantTable(knex, 'company_matchings', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table company_matches (
      tenant_id uuid not null references tenants (id),
      company_id uuid not null,
      state text not null check (state in ('open', 'none', 'skipped', 'accepted')),
      certainty text check (certainty in ('sure', 'likely', 'possible')),
      suggestions jsonb not null default '[]',
      rejected text[] not null default '{}',
      accepted_together uuid,
      primary key (tenant_id, company_id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      check ((state = 'open') = (certainty is not null))
    )`);
  await knex.raw(
    `create index company_matches_in_line on company_matches (tenant_id, state, certainty, company_id)
      where state <> 'accepted'`,
  );
  await knex.raw(
    `create index company_matches_together on company_matches (tenant_id, accepted_together)
      where accepted_together is not null`,
  );
  await protectTenantTable(knex, 'company_matches', ['select', 'insert', 'update', 'delete']);

  // Only these are looked through, however many companies a tenant has.
  await knex.raw(
    `create index companies_without_number on companies (tenant_id, id)
      where organisation_number is null and deleted_at is null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index companies_without_number`);
  await knex.raw(`drop table company_matches`);
  await knex.raw(`drop table company_matchings`);
}
