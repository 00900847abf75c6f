import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/** A tenant takes everything along when it leaves (Art. 28(3)(g)): one archive, fetched once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table exports drop constraint exports_kind_check`);
  await knex.raw(`alter table exports add constraint exports_kind_check check (kind in ('contacts', 'everything'))`);
  await knex.raw(`alter table exports add column fetched_at timestamptz`);
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['exports'], () => knex.raw(`delete from exports where kind = 'everything'`));
  await knex.raw(`alter table exports drop column fetched_at`);
  await knex.raw(`alter table exports drop constraint exports_kind_check`);
  await knex.raw(`alter table exports add constraint exports_kind_check check (kind in ('contacts'))`);
}
