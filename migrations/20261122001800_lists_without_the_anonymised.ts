import type { Knex } from 'knex';

const lists = {
  contacts_by_name: 'tenant_id, sort_name, id',
  contacts_by_company_name: 'tenant_id, company_sort, sort_name, id',
  contacts_by_activity: 'tenant_id, last_activity_at desc nulls last, id desc',
  contacts_by_creation: 'tenant_id, created_at desc, id desc',
  contacts_by_owner: 'tenant_id, owner_id, sort_name, id',
  contacts_of_company: 'tenant_id, company_id, sort_name, id',
};

/**
 * An anonymised contact is nobody: lists leave it out, and so do their indexes, or a list would first walk past
 * everybody who was ever anonymised. Search gives up at once on a pattern that is null instead of planning for it.
 */
export async function up(knex: Knex): Promise<void> {
  for (const [name, columns] of Object.entries(lists)) {
    await knex.raw(`drop index ${name}`);
    await knex.raw(`create index ${name} on contacts (${columns}) where deleted_at is null and anonymised_at is null`);
  }
  for (const table of ['contacts', 'companies'])
    await knex.raw(`alter function directory.search_${table}(uuid, text, integer) strict`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['contacts', 'companies'])
    await knex.raw(`alter function directory.search_${table}(uuid, text, integer) called on null input`);
  for (const [name, columns] of Object.entries(lists)) {
    await knex.raw(`drop index ${name}`);
    await knex.raw(`create index ${name} on contacts (${columns}) where deleted_at is null`);
  }
}
