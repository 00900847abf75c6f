import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

const kinds = (list: string): string =>
  `alter table vouchers drop constraint vouchers_kind_check, add constraint vouchers_kind_check check (kind in (${list}))`;

/**
 * How far Stripe's movements have been listed without a hole, which payouts somebody made by hand, and vouchers that set what a customer
 * had against what they owe.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table balance_listing (
      one boolean primary key default true check (one),
      whole_until timestamptz
    )`);
  await knex.raw(`insert into balance_listing (one) values (true)`);
  await grantPlatformTable(knex, 'balance_listing', ['select', 'update']);
  await knex.raw(`alter table balance_movements add column by_hand boolean not null default false`);
  await knex.raw(`create index balance_movements_by_source on balance_movements (source)`);
  await knex.raw(kinds(`'sale', 'credit', 'payment', 'refund', 'fee', 'payout', 'dispute', 'loss', 'settlement'`));
  await knex.raw(`create index vouchers_by_customer on vouchers (customer) where customer is not null`);
  await knex.raw(`create index vouchers_by_stripe_id on vouchers (stripe_id) where stripe_id is not null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index vouchers_by_stripe_id`);
  await knex.raw(`drop index vouchers_by_customer`);
  await knex.raw(kinds(`'sale', 'credit', 'payment', 'refund', 'fee', 'payout', 'dispute', 'loss'`));
  await knex.raw(`drop index balance_movements_by_source`);
  await knex.raw(`alter table balance_movements drop column by_hand`);
  await knex.raw(`drop table balance_listing`);
}
