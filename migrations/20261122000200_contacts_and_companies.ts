import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * The CRM's records. Layer L2: the tenant is controller, OnNet its processor.
 *
 * Some columns repeat what other tables say, so that a list of 50 is one index scan: a contact's first e-mail and
 * phone, its first company with that company's sort key, and when somebody last did something with it.
 * The domain writes them in the transaction that changes their source.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table companies (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      name text not null,
      sort_name text not null,
      search_text text not null,
      organisation_number text,
      legal_form text,
      person_like boolean not null default false,
      register_status text,
      website text,
      email text,
      phone text,
      address_lines text[] not null default '{}',
      postal_code text,
      place text,
      country_code text,
      industry_code text,
      industry text,
      employees text,
      owner_id uuid,
      enrichment_state text not null default 'none'
        check (enrichment_state in ('none', 'waiting', 'found', 'deleted', 'removed', 'unknown', 'unavailable')),
      enrichment_at timestamptz,
      last_activity_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      deleted_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, owner_id) references members (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id),
      foreign key (tenant_id, deleted_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index companies_by_name on companies (tenant_id, sort_name, id) where deleted_at is null`);
  await knex.raw(
    `create index companies_by_activity on companies (tenant_id, last_activity_at desc nulls last, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index companies_by_owner on companies (tenant_id, owner_id, sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create unique index companies_number on companies (tenant_id, organisation_number) where deleted_at is null`,
  );
  await knex.raw(
    `create index companies_in_trash on companies (tenant_id, deleted_at desc, id) where deleted_at is not null`,
  );
  await protectTenantTable(knex, 'companies', ['select', 'insert', 'update', 'delete']);

  // Where each company value comes from. Untouched fields follow the register; what a user typed stays (see docs/glossary.md).
  await knex.raw(`
    create table company_field_sources (
      tenant_id uuid not null references tenants (id),
      company_id uuid not null,
      field text not null,
      source text not null check (source in ('register', 'user', 'import')),
      register_value text,
      register_seen_at timestamptz,
      edited_at timestamptz,
      edited_by uuid,
      primary key (tenant_id, company_id, field),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      foreign key (tenant_id, edited_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'company_field_sources', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table contacts (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      given_name text not null,
      family_name text not null,
      sort_name text not null,
      search_text text not null,
      job_title text,
      email text,
      phone text,
      company_id uuid,
      company_name text,
      company_sort text,
      owner_id uuid,
      source text not null default 'user' check (source in ('user', 'import', 'form', 'demo')),
      last_activity_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      deleted_by uuid,
      anonymised_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      foreign key (tenant_id, owner_id) references members (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id),
      foreign key (tenant_id, deleted_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index contacts_by_name on contacts (tenant_id, sort_name, id) where deleted_at is null`);
  await knex.raw(
    `create index contacts_by_company_name on contacts (tenant_id, company_sort, sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create index contacts_by_activity on contacts (tenant_id, last_activity_at desc nulls last, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index contacts_by_creation on contacts (tenant_id, created_at desc, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index contacts_by_owner on contacts (tenant_id, owner_id, sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create index contacts_of_company on contacts (tenant_id, company_id, sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create index contacts_in_trash on contacts (tenant_id, deleted_at desc, id) where deleted_at is not null`,
  );
  await knex.raw(
    `create index contacts_for_retention on contacts (tenant_id, (coalesce(last_activity_at, created_at)), id) where anonymised_at is null`,
  );
  await protectTenantTable(knex, 'contacts', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table contact_emails (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      label text not null default 'work' check (label in ('work', 'private', 'other')),
      address text not null,
      position integer not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
    )`);
  await knex.raw(`create index contact_emails_of_contact on contact_emails (tenant_id, contact_id, position)`);
  await knex.raw(`create index contact_emails_by_address on contact_emails (tenant_id, lower(address))`);
  await protectTenantTable(knex, 'contact_emails', ['select', 'insert', 'update', 'delete']);

  // Numbers are kept as E.164 (+4722334455) and shown the way the country writes them.
  await knex.raw(`
    create table contact_phones (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      label text not null default 'mobile' check (label in ('mobile', 'work', 'private', 'other')),
      number text not null,
      position integer not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
    )`);
  await knex.raw(`create index contact_phones_of_contact on contact_phones (tenant_id, contact_id, position)`);
  await knex.raw(`create index contact_phones_by_number on contact_phones (tenant_id, number)`);
  await protectTenantTable(knex, 'contact_phones', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table contact_addresses (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      label text not null default 'work' check (label in ('work', 'home', 'other')),
      lines text[] not null default '{}',
      postal_code text,
      place text,
      country_code text not null default 'NO',
      position integer not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id)
    )`);
  await knex.raw(`create index contact_addresses_of_contact on contact_addresses (tenant_id, contact_id, position)`);
  await protectTenantTable(knex, 'contact_addresses', ['select', 'insert', 'update', 'delete']);

  // A person at several companies, with a role at each. Position 0 is the one shown in lists.
  await knex.raw(`
    create table contact_companies (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      company_id uuid not null,
      role text,
      position integer not null,
      primary key (tenant_id, id),
      unique (tenant_id, contact_id, company_id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id)
    )`);
  await knex.raw(`create index contact_companies_of_company on contact_companies (tenant_id, company_id)`);
  await protectTenantTable(knex, 'contact_companies', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'contact_companies',
    'contact_addresses',
    'contact_phones',
    'contact_emails',
    'contacts',
    'company_field_sources',
    'companies',
  ])
    await knex.raw(`drop table ${table}`);
}
