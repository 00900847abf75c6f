import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * Whose data a breach of OnNet's own touches: its own, its customers', or both. It decides which duty the clock counts:
 * Datatilsynet within 72 hours as controller (Art. 33(1)), or the customers without undue delay as processor (Art. 33(2)).
 * Empty while nobody knows, and in the cases of tenants, who are controllers of what theirs touch. That the customers were told
 * is written down with its moment, as everything else that was said.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table breaches add column concerns text check (concerns in ('own', 'customers', 'both'))`);
  await knex.raw(`
    alter table breach_entries drop constraint breach_entries_kind_check,
      add constraint breach_entries_kind_check check (kind in ('authority', 'people', 'supplement', 'customers'))`);
}

/** What was said to customers stays, as the nearest there was. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['breach_entries'], () =>
    knex.raw(`update breach_entries set kind = 'supplement' where kind = 'customers'`),
  );
  await knex.raw(`
    alter table breach_entries drop constraint breach_entries_kind_check,
      add constraint breach_entries_kind_check check (kind in ('authority', 'people', 'supplement'))`);
  await knex.raw(`alter table breaches drop column concerns`);
}
