import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/** How much the register has been asked lately, by all processes together: one row. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table register_budget (
      one boolean primary key default true check (one),
      spent_until timestamptz not null default '-infinity'
    )`);
  await knex.raw(`insert into register_budget default values`);
  await grantPlatformTable(knex, 'register_budget', ['select', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table register_budget`);
}
