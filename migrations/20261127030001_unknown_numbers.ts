import type { Knex } from 'knex';

/**
 * A number that nobody has may be somebody's within the hour, when a company has just been founded. One that nobody has an hour
 * later is mostly mistyped or made up, and is asked about once a day: hence since when it is unknown.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table register_entities add column unknown_since timestamptz`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table register_entities drop column unknown_since`);
}
