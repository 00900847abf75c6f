import type { Knex } from 'knex';

/** The list of won and lost deals reads the last closed first, a page at a time, however many there are. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index deals_closed on deals (tenant_id, closed_at desc, id desc) where deleted_at is null and closed_at is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index deals_closed`);
}
