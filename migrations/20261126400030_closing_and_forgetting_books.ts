import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/** The first day of the oldest accounting year that must be kept: five years after the end of each (bokføringsloven § 13). */
const KEPT_FROM = `(date_trunc('year', now() at time zone 'Europe/Oslo') - interval '5 years')::date`;

/**
 * VAT terms that are closed take no voucher any more, and vouchers go when their accounting year has been kept long enough. The database
 * holds both: the application may not add a voucher to what is closed, and not delete one before its term is over. What vouchers that
 * went had come to stays as the opening balance of their accounts and claims, and which numbers they had, so that nothing seems to be missing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table book_closings (
      closed_until date primary key,
      closed_at timestamptz not null
    )`);
  await grantPlatformTable(knex, 'book_closings', ['select', 'insert']);

  await knex.raw(`
    create table book_openings (
      account text not null,
      claim text not null,
      customer integer,
      amount bigint not null,
      currency_amount bigint not null,
      primary key (account, claim)
    )`);
  await grantPlatformTable(knex, 'book_openings', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`alter table book_series add column erased int4multirange not null default '{}'`);
  await knex.raw(`alter table vouchers add column happened_on date, add check (happened_on < voucher_date)`);

  await knex.raw(`alter table vouchers enable row level security`);
  await knex.raw(`create policy all_read on vouchers for select to onnet_app using (true)`);
  await knex.raw(`
    create policy open_term on vouchers for insert to onnet_app
      with check (voucher_date > coalesce((select max(closed_until) from book_closings), '-infinity'::date))`);
  await knex.raw(`create policy term_over on vouchers for delete to onnet_app using (voucher_date < ${KEPT_FROM})`);
  await knex.raw(`alter table voucher_lines enable row level security`);
  await knex.raw(`create policy all_read on voucher_lines for select to onnet_app using (true)`);
  await knex.raw(`create policy all_add on voucher_lines for insert to onnet_app with check (true)`);
  await knex.raw(`
    create policy term_over on voucher_lines for delete to onnet_app
      using ((select v.voucher_date from vouchers v where v.number = voucher_lines.voucher) < ${KEPT_FROM})`);
  // Each line points to the one before it, which is looked for when that one goes.
  await knex.raw(`create index voucher_lines_by_previous on voucher_lines (voucher, previous, balance_before)`);
  for (const table of ['vouchers', 'voucher_lines', 'book_customers', 'balance_movements'])
    await knex.raw(`grant delete on ${table} to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['vouchers', 'voucher_lines', 'book_customers', 'balance_movements'])
    await knex.raw(`revoke delete on ${table} from onnet_app`);
  await knex.raw(`drop index voucher_lines_by_previous`);
  for (const [table, policy] of [
    ['voucher_lines', 'term_over'],
    ['voucher_lines', 'all_add'],
    ['voucher_lines', 'all_read'],
    ['vouchers', 'term_over'],
    ['vouchers', 'open_term'],
    ['vouchers', 'all_read'],
  ])
    await knex.raw(`drop policy ${policy} on ${table}`);
  for (const table of ['vouchers', 'voucher_lines']) await knex.raw(`alter table ${table} disable row level security`);
  await knex.raw(`alter table vouchers drop column happened_on`);
  await knex.raw(`alter table book_series drop column erased`);
  await knex.raw(`drop table book_openings`);
  await knex.raw(`drop table book_closings`);
}
