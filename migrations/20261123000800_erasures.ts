import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Erasure of a person (Art. 17): who was erased on whose decision, how far it is, what is kept under which law, and what a
 * human decided about each place in free text. Ids, codes and counts; the one thing that names the person is sealed under
 * a key of the erasure's own, which is destroyed when it is done.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table erasures (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid,
      request_id uuid,
      asked_at timestamptz not null,
      decided_at timestamptz not null,
      decided_by uuid,
      never_contact boolean not null default false,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'held', 'residue', 'done')),
      step text not null default 'decided',
      traces bytea,
      erased_at timestamptz,
      checked_at timestamptz,
      done_at timestamptz,
      counts jsonb not null default '[]',
      kept jsonb not null default '[]',
      residue jsonb not null default '[]',
      certificate jsonb,
      replay_of text,
      primary key (tenant_id, id),
      check ((state = 'done') = (done_at is not null)),
      foreign key (tenant_id, decided_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index erasures_by_time on erasures (tenant_id, decided_at desc, id desc)`);
  await knex.raw(
    `create unique index erasures_under_way on erasures (tenant_id, contact_id) where state <> 'done' and contact_id is not null`,
  );
  await protectTenantTable(knex, 'erasures', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table erasure_decisions (
      tenant_id uuid not null references tenants (id),
      erasure_id uuid not null,
      place_table text not null,
      place_column text not null,
      place_row uuid not null,
      decision text not null check (decision in ('redact', 'delete', 'keep')),
      reason text,
      carried_out_at timestamptz,
      primary key (tenant_id, erasure_id, place_table, place_row, place_column),
      check ((decision = 'keep') = (reason is not null)),
      foreign key (tenant_id, erasure_id) references erasures (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'erasure_decisions', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table erasure_decisions`);
  await knex.raw(`drop table erasures`);
}
