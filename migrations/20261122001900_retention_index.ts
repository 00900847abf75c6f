import type { Knex } from 'knex';

/** Row security uses no index on `coalesce`; on the same question asked with `case` it does. See contacts/last-touched.ts. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop index contacts_for_retention`);
  await knex.raw(
    `create index contacts_for_retention
         on contacts (tenant_id, (case when last_activity_at is null then created_at else last_activity_at end), id)
      where anonymised_at is null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index contacts_for_retention`);
  await knex.raw(
    `create index contacts_for_retention on contacts (tenant_id, (coalesce(last_activity_at, created_at)), id) where anonymised_at is null`,
  );
}
