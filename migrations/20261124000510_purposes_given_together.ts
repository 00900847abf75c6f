import type { Knex } from 'knex';

/** Purposes that were written down for many contacts in one act carry its id, so that the act can be taken back whole. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table contact_purposes add column given_together uuid`);
  await knex.raw(
    `create index contact_purposes_given_together on contact_purposes (tenant_id, given_together)
      where given_together is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index contact_purposes_given_together`);
  await knex.raw(`alter table contact_purposes drop column given_together`);
}
