import type { Knex } from 'knex';

/**
 * Addresses are kept in lower case, which is how they are compared. An index on lower(address) would never be used:
 * under row security only leakproof functions may run before the tenant filter, and lower() is not one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop index contact_emails_by_address`);
  await knex.raw(
    `alter table contact_emails add constraint contact_emails_lower_case check (address = lower(address))`,
  );
  await knex.raw(`create index contact_emails_by_address on contact_emails (tenant_id, address)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index contact_emails_by_address`);
  await knex.raw(`alter table contact_emails drop constraint contact_emails_lower_case`);
  await knex.raw(`create index contact_emails_by_address on contact_emails (tenant_id, lower(address))`);
}
