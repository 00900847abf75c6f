import type { Knex } from 'knex';

import { createDirectoryFunction, grantPlatformTable, protectTenantTable } from '../src/domain/table-rights.ts';

/** The register's change feed: how far it is read, which followed units have to be asked about again, and what tenants are told. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table register_cursors (
      series text primary key check (series in ('enheter', 'underenheter')),
      last_id bigint,
      last_event_at timestamptz,
      checked_at timestamptz,
      resynced_at timestamptz,
      failure text,
      leased_until timestamptz,
      leased_by uuid
    )`);
  await grantPlatformTable(knex, 'register_cursors', ['select', 'update']);
  await knex.raw(`insert into register_cursors (series) values ('enheter'), ('underenheter')`);

  await knex.raw(`
    create table register_refreshes (
      organisation_number text primary key,
      noticed_at timestamptz not null,
      due_at timestamptz not null default now(),
      leased_until timestamptz,
      attempts integer not null default 0,
      failure text
    )`);
  await knex.raw(`create index register_refreshes_due on register_refreshes (due_at)`);
  await grantPlatformTable(knex, 'register_refreshes', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`alter table register_entities add column stale_since timestamptz`);
  await knex.raw(`alter table companies add column vat_registered boolean`);

  // Who follows a number is asked about by number alone, whatever the tenant.
  await knex.raw(
    `create index companies_following on companies (organisation_number)
      where organisation_number is not null and deleted_at is null`,
  );
  const definer = `language sql stable security definer set search_path = pg_catalog, public`;
  await createDirectoryFunction(
    knex,
    'directory.companies_following(p_numbers text[])',
    `returns table (organisation_number text, tenant_id uuid, company_id uuid) ${definer} as $$
       select c.organisation_number, c.tenant_id, c.id
         from public.companies c
         join public.tenants t on t.id = c.tenant_id and t.ended_at is null
        where c.organisation_number = any (p_numbers) and c.deleted_at is null
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.followed_numbers(p_after text, p_limit integer)',
    `returns table (organisation_number text) ${definer} as $$
       select distinct c.organisation_number
         from public.companies c
         join public.tenants t on t.id = c.tenant_id and t.ended_at is null
        where c.organisation_number > p_after and c.deleted_at is null
        order by 1
        limit p_limit
     $$`,
  );

  await knex.raw(`
    create table company_notices (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      company_id uuid not null,
      kind text not null check (kind in ('bankrupt', 'compulsoryDissolution', 'underLiquidation', 'restructuring',
        'foreignInsolvency', 'deleted', 'removed', 'active', 'name', 'address', 'vatRegistered', 'vatDeregistered')),
      was text,
      becomes text,
      told_at timestamptz not null,
      seen_at timestamptz,
      seen_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      foreign key (tenant_id, seen_by) references members (tenant_id, id)
    )`);
  await knex.raw(
    `create index company_notices_unseen on company_notices (tenant_id, told_at desc, id) where seen_at is null`,
  );
  await knex.raw(`create index company_notices_of on company_notices (tenant_id, company_id, told_at desc)`);
  await knex.raw(`create index company_notices_newest on company_notices (tenant_id, told_at desc, id)`);
  await protectTenantTable(knex, 'company_notices', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table company_notices`);
  await knex.raw(`drop function directory.followed_numbers(text, integer)`);
  await knex.raw(`drop function directory.companies_following(text[])`);
  await knex.raw(`drop index companies_following`);
  await knex.raw(`alter table companies drop column vat_registered`);
  await knex.raw(`alter table register_entities drop column stale_since`);
  await knex.raw(`drop table register_refreshes`);
  await knex.raw(`drop table register_cursors`);
}
