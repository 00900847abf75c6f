import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * What the law says must stay, item by item, and until when. What had to wait for an item is noted with it, so that the
 * end of the hold puts it back to work: a hold that ends and leaves the rest lying is an erasure that never happens.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table legal_holds (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      subject_kind text not null check (subject_kind in ('contact', 'company', 'user', 'tenant')),
      subject_id uuid not null,
      held_table text not null,
      held_row uuid not null,
      law text not null,
      reason text not null,
      until date,
      placed_by uuid,
      placed_at timestamptz not null,
      released_at timestamptz,
      released_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, placed_by) references members (tenant_id, id),
      foreign key (tenant_id, released_by) references members (tenant_id, id)
    )`);
  await knex.raw(
    `create unique index legal_holds_standing on legal_holds (tenant_id, held_row, held_table, law) where released_at is null`,
  );
  await knex.raw(
    `create index legal_holds_of_subject on legal_holds (tenant_id, subject_id) where released_at is null`,
  );
  await knex.raw(`create index legal_holds_by_end on legal_holds (tenant_id, until) where released_at is null`);
  await protectTenantTable(knex, 'legal_holds', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table legal_hold_waits (
      tenant_id uuid not null references tenants (id),
      hold_id uuid not null,
      kind text not null,
      key text not null,
      subject_id uuid,
      primary key (tenant_id, hold_id, kind, key),
      foreign key (tenant_id, hold_id) references legal_holds (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'legal_hold_waits', ['select', 'insert', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table legal_hold_waits`);
  await knex.raw(`drop table legal_holds`);
}
