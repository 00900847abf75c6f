import type { Knex } from 'knex';

import { grantPlatformTable, protectTenantTable } from '../src/domain/table-rights.ts';

/** Outside parties and time: what Stripe says a tenant pays for, what the register says a company is, and how long people are kept. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table subscriptions (
      tenant_id uuid not null references tenants (id),
      plan text not null default 'trial' check (plan in ('trial', 'start', 'team')),
      status text not null default 'trialing',
      stripe_customer_id text,
      stripe_subscription_id text,
      price_lookup_key text,
      seats integer,
      trial_ends_at timestamptz,
      current_period_end timestamptz,
      cancel_at timestamptz,
      fetched_at timestamptz,
      primary key (tenant_id)
    )`);
  await knex.raw(`create index subscriptions_by_customer on subscriptions (stripe_customer_id)`);
  await protectTenantTable(knex, 'subscriptions', ['select', 'insert', 'update']);

  // The event is a hint and is stored before Stripe gets its 200; what is true is fetched again from Stripe.
  await knex.raw(`
    create table stripe_events (
      id text primary key,
      type text not null,
      api_version text,
      livemode boolean not null,
      created_at timestamptz not null,
      received_at timestamptz not null default now(),
      customer_id text,
      object_id text,
      outcome text
    )`);
  await knex.raw(`create index stripe_events_by_time on stripe_events (received_at desc)`);
  await grantPlatformTable(knex, 'stripe_events', ['select', 'insert', 'update']);

  // Public register data, shared by all tenants. It never holds a tenant id.
  await knex.raw(`
    create table register_entities (
      organisation_number text primary key,
      outcome text not null check (outcome in ('found', 'deleted', 'removed', 'unknown')),
      entity jsonb,
      fetched_at timestamptz not null,
      ended_on date
    )`);
  await grantPlatformTable(knex, 'register_entities', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table retention_rules (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      months integer not null check (months between 1 and 240),
      enabled boolean not null default false,
      approved_at timestamptz,
      approved_by uuid,
      created_at timestamptz not null default now(),
      created_by uuid not null,
      version integer not null default 1,
      primary key (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id),
      foreign key (tenant_id, approved_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'retention_rules', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table retention_runs (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      rule_id uuid not null,
      months integer not null,
      cutoff timestamptz not null,
      started_by uuid,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'finished')),
      due integer not null default 0,
      anonymised integer not null default 0,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, rule_id) references retention_rules (tenant_id, id),
      foreign key (tenant_id, started_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index retention_runs_by_time on retention_runs (tenant_id, created_at desc)`);
  await protectTenantTable(knex, 'retention_runs', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['retention_runs', 'retention_rules', 'register_entities', 'stripe_events', 'subscriptions'])
    await knex.raw(`drop table ${table}`);
}
