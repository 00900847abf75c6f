import type { Knex } from 'knex';

/**
 * Tells the planner that a search finds few records. It would take a function to answer a thousand, and then rather
 * read a whole middle-sized tenant than look up the records found.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['contacts', 'companies'])
    await knex.raw(`alter function directory.search_${table}(uuid, text, integer) rows 20`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['contacts', 'companies'])
    await knex.raw(`alter function directory.search_${table}(uuid, text, integer) rows 1000`);
}
