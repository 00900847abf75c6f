import type { Knex } from 'knex';

/**
 * A request for a new password at an address without a user is stored too, as nobody's: then both ways do the same work,
 * and the time of the answer tells nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table password_resets alter column user_id drop not null`);
  await knex.raw(`create index password_resets_by_expiry on password_resets (expires_at)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from password_resets where user_id is null`);
  await knex.raw(`drop index password_resets_by_expiry`);
  await knex.raw(`alter table password_resets alter column user_id set not null`);
}
