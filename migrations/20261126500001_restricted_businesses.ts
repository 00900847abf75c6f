import type { Knex } from 'knex';

import { createDirectoryFunction, hideRestricted } from '../src/domain/table-rights.ts';

/** What somebody's own business is hidden with: the company and everything that carries its data. */
const hidden = ['company_field_sources', 'company_notices', 'company_import_rows', 'companies'] as const;

const definer = `language sql stable security definer set search_path = pg_catalog, public`;

/** The functions that find companies across row security, with a condition on each more. */
const finders = (shown: string): readonly string[] => [
  `create or replace function directory.search_companies(p_tenant uuid, p_pattern text, p_limit integer)
     returns table (id uuid) language sql stable strict security definer rows 20 set search_path = pg_catalog, public as $$
       select c.id from public.companies c
        where c.tenant_id = p_tenant and c.search_text like p_pattern and c.deleted_at is null ${shown}
        limit p_limit
     $$`,
  `create or replace function directory.companies_following(p_numbers text[])
     returns table (organisation_number text, tenant_id uuid, company_id uuid) ${definer} as $$
       select c.organisation_number, c.tenant_id, c.id
         from public.companies c
         join public.tenants t on t.id = c.tenant_id and t.ended_at is null
        where c.organisation_number = any (p_numbers) and c.deleted_at is null ${shown}
     $$`,
  `create or replace function directory.followed_numbers(p_after text, p_limit integer)
     returns table (organisation_number text) ${definer} as $$
       select distinct c.organisation_number
         from public.companies c
         join public.tenants t on t.id = c.tenant_id and t.ended_at is null
        where c.organisation_number > p_after and c.deleted_at is null ${shown}
        order by 1
        limit p_limit
     $$`,
];

/** Companies that follow nothing, and lose what the register told when it is removed from open data all the same. */
const passive = (name: string, which: string): [signature: string, definition: string] => [
  `directory.${name}(p_numbers text[])`,
  `returns table (organisation_number text, tenant_id uuid, company_id uuid) ${definer} as $$
     select c.organisation_number, c.tenant_id, c.id
       from public.companies c
       join public.tenants t on t.id = c.tenant_id and t.ended_at is null
      where c.organisation_number = any (p_numbers) and ${which}
   $$`,
];

/**
 * Whoever is restricted (Art. 18) is restricted as a business too: their sole proprietorship is hidden with them, and follows the
 * register no more until the restriction is lifted. That a company is somebody's own can be said where its name does not.
 *
 * As on contacts, the policy does not bind the directory role, whose functions say it themselves (docs/adr/0009-restriction.md).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table contact_companies add column own_business boolean not null default false`);
  for (const table of hidden) {
    await knex.raw(`alter table ${table} add column restricted_at timestamptz`);
    await hideRestricted(knex, table, table === 'companies' ? 'onnet_app' : 'public');
  }
  await knex.raw(`create index companies_restricted on companies (tenant_id, id) where restricted_at is not null`);

  await knex.raw(`revoke select on companies from onnet_directory`);
  await knex.raw(
    `grant select (tenant_id, id, search_text, organisation_number, deleted_at, restricted_at) on companies to onnet_directory`,
  );
  for (const finder of finders('and c.restricted_at is null')) await knex.raw(finder);
  await knex.raw(`drop function directory.trashed_companies_with(text[])`);
  await createDirectoryFunction(
    knex,
    ...passive('passive_companies_with', '(c.deleted_at is not null or c.restricted_at is not null)'),
  );
  // Without figures for the new column the planner takes nearly every row for restricted, and plans for few.
  for (const table of hidden) {
    const { rows } = await knex.raw<{ rows: object[] }>(
      `select from pg_class where oid = '${table}'::regclass and reltuples > 0`,
    );
    if (rows.length > 0) await knex.raw(`analyze ${table}`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.passive_companies_with(text[])`);
  await createDirectoryFunction(knex, ...passive('trashed_companies_with', 'c.deleted_at is not null'));
  for (const finder of finders('')) await knex.raw(finder);
  await knex.raw(`grant select on companies to onnet_directory`);
  for (const table of hidden) {
    await knex.raw(`drop policy unrestricted on ${table}`);
    await knex.raw(`alter table ${table} drop column restricted_at`);
  }
  await knex.raw(`alter table contact_companies drop column own_business`);
}
