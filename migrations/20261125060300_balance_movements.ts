import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Every movement on OnNet's balance at Stripe, as Stripe lists them: what is to be posted, which payout carried it to the bank, and what
 * keeps it from being posted.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table balance_movements (
      id text primary key,
      type text not null,
      category text not null,
      source text,
      amount bigint not null,
      fee bigint not null,
      currency text not null,
      exchange_rate numeric(18, 8),
      made_at timestamptz not null,
      payout text,
      posted_at timestamptz,
      failure text
    )`);
  await knex.raw(`create index balance_movements_unposted on balance_movements (made_at, id) where posted_at is null`);
  await knex.raw(`create index balance_movements_by_payout on balance_movements (payout)`);
  await knex.raw(`create index balance_movements_by_time on balance_movements (made_at, id)`);
  await grantPlatformTable(knex, 'balance_movements', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table balance_movements`);
}
