import type { Knex } from 'knex';

/**
 * Indexes of the company list that row security lets a page begin in. It takes COALESCE and lower() for something that
 * could leak a value, and does not look them up: CASE means the same as the one, and without the other a place is
 * looked for in each of the ways it is written.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop index companies_by_activity_key`);
  await knex.raw(
    `create index companies_by_activity_key on companies
       (tenant_id, (case when last_activity_at is null then '-infinity'::timestamptz else last_activity_at end), id)
      where deleted_at is null`,
  );
  await knex.raw(`drop index companies_by_place`);
  await knex.raw(
    `create index companies_by_place on companies (tenant_id, place, sort_name, id) where deleted_at is null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index companies_by_place`);
  await knex.raw(
    `create index companies_by_place on companies (tenant_id, lower(place), sort_name, id) where deleted_at is null`,
  );
  await knex.raw(`drop index companies_by_activity_key`);
  await knex.raw(
    `create index companies_by_activity_key on companies (tenant_id, coalesce(last_activity_at, '-infinity'::timestamptz), id) where deleted_at is null`,
  );
}
