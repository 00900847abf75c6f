import type { Knex } from 'knex';

/** How many a retention run left alone though their time was over: a law keeps them, or they wait for an answer that needs their data. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table retention_runs
      add column held integer not null default 0,
      add column waiting integer not null default 0`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table retention_runs drop column held, drop column waiting`);
}
