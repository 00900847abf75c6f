import type { Knex } from 'knex';

const activityOrder = 'happened_at desc, id desc';

/** What points to a record that can be deleted, by index: table, columns, and the rows that were left out until now. */
const pointers = [
  {
    name: 'activities_of_contact',
    on: `activities (tenant_id, contact_id, ${activityOrder})`,
    column: 'contact_id',
    before: 'deleted_at is null',
  },
  {
    name: 'activities_of_company',
    on: `activities (tenant_id, company_id, ${activityOrder})`,
    column: 'company_id',
    before: 'deleted_at is null',
  },
  {
    name: 'activities_of_deal',
    on: `activities (tenant_id, deal_id, ${activityOrder})`,
    column: 'deal_id',
    before: 'deleted_at is null',
  },
  {
    name: 'deals_of_company',
    on: 'deals (tenant_id, company_id)',
    column: 'company_id',
    before: 'deleted_at is null',
  },
  {
    name: 'deals_of_contact',
    on: 'deals (tenant_id, contact_id)',
    column: 'contact_id',
    before: 'deleted_at is null',
  },
  {
    name: 'contacts_of_company',
    on: 'contacts (tenant_id, company_id, sort_name, id)',
    column: 'company_id',
    before: 'deleted_at is null and anonymised_at is null',
  },
];

/**
 * Emptying the trash deletes records, and PostgreSQL then looks in every table that points to them, also at rows that are
 * removed or in the trash themselves. Indexes that leave those rows out are of no use to it: each deleted contact would
 * cost a walk through all activities. The few rows more cost the lists nothing.
 */
export async function up(knex: Knex): Promise<void> {
  for (const { name, on, column } of pointers) {
    await knex.raw(`drop index ${name}`);
    await knex.raw(`create index ${name} on ${on} where ${column} is not null`);
  }
  await knex.raw(`create index deals_in_trash on deals (tenant_id, deleted_at desc, id) where deleted_at is not null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index deals_in_trash`);
  for (const { name, on, before } of pointers) {
    await knex.raw(`drop index ${name}`);
    await knex.raw(`create index ${name} on ${on} where ${before}`);
  }
}
