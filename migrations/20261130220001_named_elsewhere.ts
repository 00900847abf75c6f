import type { Knex } from 'knex';

/** In how many places somebody restricted is named about which nobody has decided: looked for each night, since they are written later too. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table restrictions add column places_open integer not null default 0 check (places_open >= 0)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table restrictions drop column places_open`);
}
