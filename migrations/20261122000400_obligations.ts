import type { Knex } from 'knex';

import { grantPlatformTable, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * What the program owes: outbox rows, the mail and exports made from them, and the audit trail of what was done.
 * Audit entries can be written and read by the application, never changed or removed.
 */
export async function up(knex: Knex): Promise<void> {
  // An obligation is recorded in the transaction of the change that needs it. The queue only makes it quick.
  await knex.raw(`
    create table outbox (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      kind text not null,
      key text not null,
      subject_id uuid,
      due_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      attempts integer not null default 0,
      queued_until timestamptz,
      leased_until timestamptz,
      done_at timestamptz,
      dead_at timestamptz,
      failure text,
      primary key (tenant_id, id),
      unique (tenant_id, kind, key)
    )`);
  await knex.raw(`create index outbox_undone on outbox (due_at) where done_at is null and dead_at is null`);
  await knex.raw(`create index outbox_dead on outbox (dead_at) where dead_at is not null`);
  await knex.raw(`create index outbox_finished on outbox (done_at) where done_at is not null`);
  await protectTenantTable(knex, 'outbox', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table audit_entries (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      at timestamptz not null default now(),
      actor text not null check (actor in ('member', 'user', 'operator', 'system')),
      actor_id uuid,
      action text not null,
      subject text not null,
      subject_id uuid,
      details jsonb not null default '{}',
      primary key (tenant_id, id)
    )`);
  await knex.raw(`create index audit_entries_by_time on audit_entries (tenant_id, at desc, id desc)`);
  await knex.raw(`create index audit_entries_of_subject on audit_entries (tenant_id, subject_id, at desc)`);
  await protectTenantTable(knex, 'audit_entries', ['select', 'insert']);

  await knex.raw(`
    create table mails (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      template text not null,
      language text not null check (language in ('nb', 'en')),
      to_address text not null,
      params jsonb not null default '{}',
      subject text,
      body_text text,
      body_html text,
      message_id text not null,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      primary key (tenant_id, id)
    )`);
  await knex.raw(`create index mails_by_time on mails (tenant_id, created_at desc)`);
  await protectTenantTable(knex, 'mails', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table exports (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      kind text not null check (kind in ('contacts')),
      filter jsonb not null default '{}',
      language text not null check (language in ('nb', 'en')),
      requested_by uuid not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled', 'expired')),
      rows_done integer not null default 0,
      rows_expected integer,
      file_key text,
      bytes bigint,
      sha256 text,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      expires_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, requested_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index exports_by_member on exports (tenant_id, requested_by, created_at desc)`);
  await knex.raw(`create index exports_to_expire on exports (tenant_id, expires_at) where state = 'finished'`);
  await protectTenantTable(knex, 'exports', ['select', 'insert', 'update', 'delete']);

  // What each worker process last saw of its queues, for the operator's page. Written by the worker, read by the web.
  await knex.raw(`
    create table queue_reports (
      queue text primary key,
      backend text not null check (backend in ('redis', 'postgresql')),
      waiting integer not null,
      active integer not null,
      delayed integer not null,
      failed integer not null,
      completed integer not null,
      reported_at timestamptz not null
    )`);
  await grantPlatformTable(knex, 'queue_reports', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['queue_reports', 'exports', 'mails', 'audit_entries', 'outbox'])
    await knex.raw(`drop table ${table}`);
}
