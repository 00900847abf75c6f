import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/** What the register answered to searches by name in the last ten minutes, under a hash of what was searched for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table register_searches (
      searched text primary key,
      hits jsonb not null,
      told_at timestamptz not null
    )`);
  await knex.raw(`create index register_searches_by_age on register_searches (told_at)`);
  await grantPlatformTable(knex, 'register_searches', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table register_searches`);
}
