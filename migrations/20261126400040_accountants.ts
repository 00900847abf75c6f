import type { Knex } from 'knex';

/** Whoever keeps OnNet's accounts reads its books and nothing else of OnNet's: let in by an operator, who may also end it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table users add column accountant boolean not null default false`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table users drop column accountant`);
}
