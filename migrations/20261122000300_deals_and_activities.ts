import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/** Sales: a pipeline has stages, a deal stands in one of them. Activities are what people did: notes, calls, meetings, tasks, e-mail. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table pipelines (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      name text not null,
      position integer not null,
      primary key (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'pipelines', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table stages (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      pipeline_id uuid not null,
      name text not null,
      outcome text not null default 'open' check (outcome in ('open', 'won', 'lost')),
      position integer not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, pipeline_id) references pipelines (tenant_id, id)
    )`);
  await knex.raw(`create index stages_of_pipeline on stages (tenant_id, pipeline_id, position)`);
  await protectTenantTable(knex, 'stages', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table deals (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      stage_id uuid not null,
      title text not null,
      company_id uuid,
      contact_id uuid,
      owner_id uuid,
      amount_minor bigint,
      currency text not null default 'NOK',
      expected_close_on date,
      closed_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      deleted_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, stage_id) references stages (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
      foreign key (tenant_id, owner_id) references members (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id),
      foreign key (tenant_id, deleted_by) references members (tenant_id, id)
    )`);
  await knex.raw(
    `create index deals_in_stage on deals (tenant_id, stage_id, updated_at desc, id) where deleted_at is null`,
  );
  await knex.raw(`create index deals_of_company on deals (tenant_id, company_id) where deleted_at is null`);
  await knex.raw(`create index deals_of_contact on deals (tenant_id, contact_id) where deleted_at is null`);
  await protectTenantTable(knex, 'deals', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table activities (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      kind text not null check (kind in ('note', 'call', 'meeting', 'task', 'email')),
      subject text not null default '',
      body text not null default '',
      contact_id uuid,
      company_id uuid,
      deal_id uuid,
      by_member uuid,
      happened_at timestamptz not null default now(),
      due_at timestamptz,
      done_at timestamptz,
      created_at timestamptz not null default now(),
      deleted_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
      foreign key (tenant_id, company_id) references companies (tenant_id, id),
      foreign key (tenant_id, deal_id) references deals (tenant_id, id),
      foreign key (tenant_id, by_member) references members (tenant_id, id)
    )`);
  await knex.raw(
    `create index activities_of_contact on activities (tenant_id, contact_id, happened_at desc, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index activities_of_company on activities (tenant_id, company_id, happened_at desc, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index activities_of_deal on activities (tenant_id, deal_id, happened_at desc, id desc) where deleted_at is null`,
  );
  await knex.raw(
    `create index activities_to_do on activities (tenant_id, by_member, due_at) where kind = 'task' and done_at is null and deleted_at is null`,
  );
  await protectTenantTable(knex, 'activities', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['activities', 'deals', 'stages', 'pipelines']) await knex.raw(`drop table ${table}`);
}
