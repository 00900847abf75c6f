import type { Knex } from 'knex';

/** What is written in the register of breaches stays as it is; only who wrote it becomes the former user. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`grant update (by_member) on breach_entries to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke update (by_member) on breach_entries from onnet_app`);
}
