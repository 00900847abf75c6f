import type { Knex } from 'knex';

/**
 * A fingerprint of the texts that were reviewed, from the review until the file is made: what is written in between is reviewed too
 * before anybody gets it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table access_packages add column reviewed_texts text`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table access_packages drop column reviewed_texts`);
}
