import type { Knex } from 'knex';

import { protectTenantTable, refuseAboutErased } from '../src/domain/table-rights.ts';

/**
 * That a contact has been told that they are here, and where the data about them came from (Art. 14), or why they need not be. Who has
 * no line is owed the notice. A mail that was given up tells nobody: its line carries the id that its obligation is keyed by.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table source_notices (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      how text not null check (how in ('mailed', 'first-contact', 'elsewhere', 'has-it', 'effort', 'law', 'secrecy')),
      told_on date,
      reason text not null default '',
      noted_at timestamptz not null,
      noted_by uuid,
      primary key (tenant_id, id),
      unique (tenant_id, contact_id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
      foreign key (tenant_id, noted_by) references members (tenant_id, id),
      constraint told_on_a_day check ((told_on is not null) = (how in ('mailed', 'first-contact', 'elsewhere'))),
      constraint exempt_with_reason check (told_on is not null or reason <> '')
    )`);
  await knex.raw(`create index source_notices_by_time on source_notices (tenant_id, noted_at desc, id desc)`);
  await protectTenantTable(knex, 'source_notices', ['select', 'insert', 'update', 'delete']);
  await refuseAboutErased(knex, 'source_notices');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table source_notices`);
}
