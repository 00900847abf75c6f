import type { Knex } from 'knex';

/** A person who asks what is held about them may be held as a business alone: those that are people are few, and looked through. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index companies_of_people on companies (tenant_id, id) where person_like`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index companies_of_people`);
}
