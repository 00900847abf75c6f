import type { Knex } from 'knex';

/** The sub-units of one company are found by their owner, on that company's page. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index register_units_of on register_units (parent, search_text) where kind = 'sub'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index register_units_of`);
}
