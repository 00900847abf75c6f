import type { Knex } from 'knex';

import { hideRestricted, protectTenantTable } from '../src/domain/table-rights.ts';

/** What a restricted person is hidden with: the record and everything that carries their data. */
const hidden = [
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'activities',
  'contacts',
] as const;

/** Where something may point to a restricted row, so that deleting what it points to can wait. Few rows, so they stay small. */
const pointers = {
  contacts_restricted: 'contacts (tenant_id, company_id)',
  contact_companies_restricted: 'contact_companies (tenant_id, company_id)',
  activities_restricted: 'activities (tenant_id, contact_id)',
};

const searchContacts = (unrestricted: string): string => `
  create or replace function directory.search_contacts(p_tenant uuid, p_pattern text, p_limit integer)
    returns table (id uuid) language sql stable strict security definer rows 20 set search_path = pg_catalog, public as $$
      select c.id from public.contacts c
       where c.tenant_id = p_tenant and c.search_text like p_pattern and c.deleted_at is null ${unrestricted}
       limit p_limit
    $$`;

/**
 * Restriction of processing (Art. 18). `restrictions` tells who restricted what, when and on which ground; `restricted_at`
 * on a row hides it from every transaction but one opened for a case. The verb keeps both in step.
 *
 * The policy does not bind the directory role on contacts: a pattern is no leakproof condition, so behind any policy its
 * index would be skipped. Its one function there says the same itself, it may read only the columns it needs, and a
 * restricted contact's search text is empty. See docs/adr/0009-restriction.md.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table restrictions (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid,
      activity_id uuid,
      ground text not null check (ground in ('accuracy', 'unlawful', 'claims', 'objected')),
      request_id uuid,
      note text not null default '',
      restricted_at timestamptz not null,
      restricted_by uuid not null,
      told_at timestamptz,
      told_by uuid,
      told_how text check (told_how in ('email', 'letter', 'phone', 'in-person', 'not-told')),
      told_note text not null default '',
      lifted_at timestamptz,
      lifted_by uuid,
      primary key (tenant_id, id),
      check (contact_id is not null or activity_id is not null),
      check ((told_at is null) = (told_how is null)),
      check (lifted_at is null or told_at is not null),
      foreign key (tenant_id, restricted_by) references members (tenant_id, id),
      foreign key (tenant_id, told_by) references members (tenant_id, id),
      foreign key (tenant_id, lifted_by) references members (tenant_id, id)
    )`);
  // No key to contacts and activities: the history of a restriction outlives them, as ids alone.
  await knex.raw(
    `create unique index restrictions_open_of_contact on restrictions (tenant_id, contact_id)
      where activity_id is null and lifted_at is null`,
  );
  await knex.raw(
    `create unique index restrictions_open_of_activity on restrictions (tenant_id, activity_id)
      where activity_id is not null and lifted_at is null`,
  );
  await knex.raw(
    `create index restrictions_open on restrictions (tenant_id, restricted_at desc, id desc) where lifted_at is null`,
  );
  await knex.raw(`create index restrictions_of_contact on restrictions (tenant_id, contact_id)`);
  await protectTenantTable(knex, 'restrictions', ['select', 'insert', 'update']);

  for (const table of hidden) {
    await knex.raw(`alter table ${table} add column restricted_at timestamptz`);
    await hideRestricted(knex, table, table === 'contacts' ? 'onnet_app' : 'public');
  }
  for (const [name, on] of Object.entries(pointers))
    await knex.raw(`create index ${name} on ${on} where restricted_at is not null`);

  await knex.raw(`revoke select on contacts from onnet_directory`);
  await knex.raw(`grant select (tenant_id, id, search_text, deleted_at, restricted_at) on contacts to onnet_directory`);
  await knex.raw(searchContacts('and c.restricted_at is null'));

  await knex.raw(`alter table retention_runs add column restricted integer not null default 0`);
  await knex.raw(
    `alter table exports add column withheld_because text check (withheld_because in ('restriction', 'erasure'))`,
  );
  // Without figures for the new column the planner takes nearly every row for restricted, and plans for few. An empty
  // table is better off without figures: with them it would be taken to stay empty.
  for (const table of hidden) {
    const { rows } = await knex.raw<{ rows: object[] }>(
      `select from pg_class where oid = '${table}'::regclass and reltuples > 0`,
    );
    if (rows.length > 0) await knex.raw(`analyze ${table}`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table exports drop column withheld_because`);
  await knex.raw(`alter table retention_runs drop column restricted`);
  await knex.raw(searchContacts(''));
  await knex.raw(`grant select on contacts to onnet_directory`);
  for (const table of hidden) {
    await knex.raw(`drop policy unrestricted on ${table}`);
    await knex.raw(`alter table ${table} drop column restricted_at`);
  }
  await knex.raw(`drop table restrictions`);
}
