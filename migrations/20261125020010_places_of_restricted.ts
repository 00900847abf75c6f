import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * What was decided about each place that somebody restricted stands in besides their own record: another contact with the same
 * address or number, or what others wrote. `made` is the restriction of one activity that such a decision made, which ends with it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table restriction_decisions (
      tenant_id uuid not null references tenants (id),
      restriction_id uuid not null,
      place_table text not null,
      place_column text not null,
      place_row uuid not null,
      decision text not null check (decision in ('restrict', 'keep')),
      reason text,
      made uuid,
      decided_at timestamptz not null,
      decided_by uuid not null,
      primary key (tenant_id, restriction_id, place_table, place_row, place_column),
      check ((decision = 'keep') = (reason is not null)),
      check (made is null or decision = 'restrict'),
      foreign key (tenant_id, restriction_id) references restrictions (tenant_id, id),
      foreign key (tenant_id, decided_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'restriction_decisions', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table restriction_decisions`);
}
