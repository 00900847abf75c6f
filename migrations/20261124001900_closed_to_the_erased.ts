import type { Knex } from 'knex';

import { closeErased, refuseAboutErased } from '../src/domain/table-rights.ts';

/** What is written about somebody, and hangs on their record. */
const about = [
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'contact_purposes',
  'activities',
  'deals',
] as const;

/**
 * Who was erased stays erased: the row that is left of them is neither locked nor changed, and nothing new is written about
 * them. See docs/adr/0009-restriction.md.
 */
export async function up(knex: Knex): Promise<void> {
  await closeErased(knex);
  for (const table of about) await refuseAboutErased(knex, table);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of about) await knex.raw(`drop policy about_living on ${table}`);
  await knex.raw(`drop policy living on contacts`);
}
