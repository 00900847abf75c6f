import type { Knex } from 'knex';

/**
 * What the company pages ask for: the list by creation, activity, place and status; numbers that lie in the trash;
 * and the register's value that a member chose not to use, so that they are not asked about it again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table company_field_sources add column kept_value text`);
  await knex.raw(
    `create index companies_by_creation on companies (tenant_id, created_at, id) where deleted_at is null`,
  );
  // Companies nobody has touched come last, and their key is a value like any other, so that paging is one row comparison.
  await knex.raw(
    `create index companies_by_activity_key on companies (tenant_id, coalesce(last_activity_at, '-infinity'::timestamptz), id) where deleted_at is null`,
  );
  await knex.raw(`drop index companies_by_activity`);
  await knex.raw(
    `create index companies_by_place on companies (tenant_id, lower(place), sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create index companies_by_status on companies (tenant_id, register_status, sort_name, id) where deleted_at is null`,
  );
  await knex.raw(
    `create index companies_number_in_trash on companies (tenant_id, organisation_number) where deleted_at is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    `create index companies_by_activity on companies (tenant_id, last_activity_at desc nulls last, id desc) where deleted_at is null`,
  );
  for (const index of ['number_in_trash', 'by_status', 'by_place', 'by_activity_key', 'by_creation'])
    await knex.raw(`drop index companies_${index}`);
  await knex.raw(`alter table company_field_sources drop column kept_value`);
}
