import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Every wording of the data processing agreement that could be accepted (Art. 28(3), 5(2)). Only grows: what a customer
 * was shown can be read for as long as somebody may ask.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table agreement_editions (
      number integer not null check (number > 0),
      language text not null check (language in ('nb', 'en')),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      wording jsonb not null,
      made_at timestamptz not null default now(),
      primary key (number, language)
    )`);
  await grantPlatformTable(knex, 'agreement_editions', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table agreement_editions`);
}
