import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Personal data breaches (Art. 33(5)): what happened, what it may lead to, what was done, and who was told when. A tenant's
 * in its own scope; OnNet's in the platform's, with the tenants it touches. A tenant's case that came from OnNet points back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table breaches (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      origin_id uuid,
      aware_at timestamptz not null,
      began_at timestamptz,
      ended_at timestamptz,
      kinds text[] not null default '{}',
      nature text not null,
      people_categories text not null default '',
      people_count integer check (people_count >= 0),
      data_categories text not null default '',
      records_count integer check (records_count >= 0),
      consequences text not null default '',
      measures text not null default '',
      risk text check (risk in ('none', 'risk', 'high')),
      risk_reason text not null default '',
      authority_reason text not null default '',
      people_reason text not null default '',
      reported_by uuid,
      closed_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      unique (tenant_id, origin_id),
      foreign key (tenant_id, reported_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index breaches_by_time on breaches (tenant_id, aware_at desc)`);
  await protectTenantTable(knex, 'breaches', ['select', 'insert', 'update', 'delete']);

  // What was said to whom and when: notifications in phases, supplements, people told. It only grows.
  await knex.raw(`
    create table breach_entries (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      breach_id uuid not null,
      key text not null,
      kind text not null check (kind in ('authority', 'people', 'supplement')),
      body text not null default '',
      reference text not null default '',
      form jsonb,
      by_member uuid,
      at timestamptz not null default now(),
      primary key (tenant_id, id),
      unique (tenant_id, breach_id, key),
      foreign key (tenant_id, breach_id) references breaches (tenant_id, id),
      foreign key (tenant_id, by_member) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'breach_entries', ['select', 'insert', 'delete']);

  // Ids alone and no key to the contact: the register is kept when the person is erased.
  await knex.raw(`
    create table breach_people (
      tenant_id uuid not null references tenants (id),
      breach_id uuid not null,
      contact_id uuid not null,
      primary key (tenant_id, breach_id, contact_id),
      foreign key (tenant_id, breach_id) references breaches (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'breach_people', ['select', 'insert', 'delete']);

  await knex.raw(`
    create table breach_tenants (
      tenant_id uuid not null references tenants (id),
      breach_id uuid not null,
      affected_tenant_id uuid not null,
      primary key (tenant_id, breach_id, affected_tenant_id),
      foreign key (tenant_id, breach_id) references breaches (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'breach_tenants', ['select', 'insert', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['breach_tenants', 'breach_people', 'breach_entries', 'breaches'])
    await knex.raw(`drop table ${table}`);
}
