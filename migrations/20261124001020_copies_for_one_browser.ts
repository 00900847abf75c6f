import type { Knex } from 'knex';

/** A link to a copy shows it in the browser that opened it and in no other: a hash of what that browser keeps in a cookie. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table access_links add column browser_hash bytea`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table access_links drop column browser_hash`);
}
