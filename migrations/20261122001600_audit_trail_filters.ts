import type { Knex } from 'knex';

/** The trail is read by what was done and by whom; without these a rare action would mean reading all of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index audit_entries_by_action on audit_entries (tenant_id, action, at desc, id desc)`);
  await knex.raw(
    `create index audit_entries_by_member on audit_entries (tenant_id, actor_id, at desc, id desc) where actor = 'member'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index audit_entries_by_member`);
  await knex.raw(`drop index audit_entries_by_action`);
}
