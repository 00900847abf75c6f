import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/** What currencies were worth, as operators enter it from Norges Bank. Added to and never changed: documents refer to it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table exchange_rates (
      id uuid primary key,
      currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'NOK'),
      day date not null,
      rate numeric not null check (rate > 0),
      source text not null,
      entered_at timestamptz not null
    )`);
  await knex.raw(`create index exchange_rates_by_day on exchange_rates (currency, day desc, entered_at desc, id desc)`);
  await grantPlatformTable(knex, 'exchange_rates', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table exchange_rates`);
}
