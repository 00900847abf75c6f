import type { Knex } from 'knex';

/** The nightly emptying of the trash finds removed activities by when they were removed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index activities_in_trash on activities (tenant_id, deleted_at desc, id) where deleted_at is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index activities_in_trash`);
}
