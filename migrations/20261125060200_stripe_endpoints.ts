import type { Knex } from 'knex';

import { createDirectoryFunction, grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Where Stripe's events come in, as data: each endpoint with its kind of payload, the version of its events and its secrets, of which several are
 * accepted while one replaces another. And what an event is about: which object, whose metadata it carries, behind which customer it
 * waits its turn, and why it waits for somebody.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table stripe_endpoints (
      key text primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
      payload text not null check (payload in ('snapshot', 'thin')),
      api_version text,
      added_at timestamptz not null default now(),
      closed_at timestamptz,
      refused integer not null default 0,
      refused_at timestamptz,
      check (payload = 'snapshot' or api_version is null)
    )`);
  await grantPlatformTable(knex, 'stripe_endpoints', ['select', 'insert', 'update']);
  await knex.raw(`insert into stripe_endpoints (key, payload) values ('default', 'snapshot')`);

  await knex.raw(`
    create table stripe_endpoint_secrets (
      id uuid primary key,
      endpoint text not null references stripe_endpoints (key),
      sealed bytea not null,
      ending text not null,
      added_at timestamptz not null default now(),
      retired_at timestamptz
    )`);
  await knex.raw(
    `create index stripe_endpoint_secrets_of on stripe_endpoint_secrets (endpoint) where retired_at is null`,
  );
  await grantPlatformTable(knex, 'stripe_endpoint_secrets', ['select', 'insert', 'update']);

  await knex.raw(`
    alter table stripe_events
      add column endpoint text,
      add column object_type text,
      add column named_tenant uuid,
      add column concerns text,
      add column parked_for text check (parked_for in ('other-version', 'other-tenant', 'unknown-customer')),
      add column processed_at timestamptz`);
  await knex.raw(`update stripe_events set concerns = coalesce(customer_id, id)`);
  await knex.raw(`alter table stripe_events alter column concerns set not null`);
  await knex.raw(`create index stripe_events_waiting on stripe_events (concerns) where outcome is null`);

  await knex.raw(`
    create table stripe_listing (
      single boolean primary key default true check (single),
      listed_at timestamptz,
      all_listed_at timestamptz,
      missed integer not null default 0,
      missed_at timestamptz,
      reconciled_on date
    )`);
  await grantPlatformTable(knex, 'stripe_listing', ['select', 'update']);
  await knex.raw(`insert into stripe_listing default values`);

  await createDirectoryFunction(
    knex,
    'directory.customers_at_stripe()',
    `returns table (tenant_id uuid, customer text, status text)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select s.tenant_id, s.stripe_customer_id, s.status from public.subscriptions s
        where s.stripe_customer_id is not null order by s.tenant_id
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.customers_at_stripe()`);
  await knex.raw(`drop table stripe_listing`);
  await knex.raw(`drop index stripe_events_waiting`);
  await knex.raw(`
    alter table stripe_events drop column endpoint, drop column object_type, drop column named_tenant,
      drop column concerns, drop column parked_for, drop column processed_at`);
  await knex.raw(`drop table stripe_endpoint_secrets`);
  await knex.raw(`drop table stripe_endpoints`);
}
