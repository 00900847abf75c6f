import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * OnNet's own books: vouchers in one series without gaps, with lines whose debit is their credit. The application may add and read, and
 * neither change nor remove.
 *
 * That debit is credit is kept without a trigger. Each line carries the sum of those before it and its own: a foreign key to the line before
 * makes the sums a chain, the last line must come to zero, no line may come after it, and the voucher demands that its last line is there when the
 * transaction ends. So a voucher is whole and comes to nothing, or is not there.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table book_series (
      name text primary key check (name in ('voucher', 'customer')),
      last_number integer not null check (last_number >= 0)
    )`);
  await grantPlatformTable(knex, 'book_series', ['select', 'update']);
  await knex.raw(`insert into book_series (name, last_number) values ('voucher', 0), ('customer', 10000)`);

  await knex.raw(`
    create table book_customers (
      number integer primary key,
      customer uuid not null unique references tenants (id),
      name text not null,
      organisation_number text,
      address_lines text[] not null,
      postal_code text,
      place text,
      country_code text not null
    )`);
  await grantPlatformTable(knex, 'book_customers', ['select', 'insert', 'update']);

  await knex.raw(`
    create table vouchers (
      number integer primary key check (number > 0),
      kind text not null check (kind in ('sale', 'credit', 'payment', 'refund', 'fee', 'payout', 'dispute', 'loss')),
      reference text not null,
      voucher_date date not null,
      posted_at timestamptz not null default now(),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      exchange_rate numeric(18, 8) not null check (exchange_rate > 0),
      exchange_source text,
      exchange_day date,
      description text not null,
      customer integer references book_customers (number),
      document text,
      stripe_id text,
      due_on date,
      corrects text,
      line_count smallint not null check (line_count >= 2),
      unique (kind, reference),
      unique (number, line_count),
      check ((currency = 'NOK') = (exchange_source is null)),
      check ((exchange_source is null) = (exchange_day is null)),
      check (currency <> 'NOK' or exchange_rate = 1)
    )`);
  await knex.raw(`create index vouchers_by_date on vouchers (voucher_date, number)`);
  await grantPlatformTable(knex, 'vouchers', ['select', 'insert']);

  await knex.raw(`
    create table voucher_lines (
      voucher integer not null,
      line smallint not null check (line > 0),
      line_count smallint not null,
      previous smallint,
      account text not null check (account ~ '^\\d{4}$'),
      amount bigint not null check (amount <> 0),
      currency_amount bigint not null,
      balance_before bigint not null,
      balance bigint not null,
      description text not null,
      claim text,
      vat_code text,
      vat_rate integer check (vat_rate >= 0),
      vat_base bigint check (vat_base >= 0),
      vat_amount bigint check (vat_amount >= 0),
      service_from date,
      service_to date,
      primary key (voucher, line),
      unique (voucher, line, balance),
      foreign key (voucher, line_count) references vouchers (number, line_count),
      foreign key (voucher, previous, balance_before) references voucher_lines (voucher, line, balance),
      constraint sum_so_far check (balance = balance_before + amount),
      constraint begins_at_zero check (
        case when line = 1 then previous is null and balance_before = 0 else previous is not null and previous = line - 1 end),
      constraint comes_to_zero check (line < line_count or (line = line_count and balance = 0)),
      constraint claims_are_named check ((account = '1500') = (claim is not null)),
      constraint vat_whole check (num_nulls(vat_code, vat_rate, vat_base, vat_amount) in (0, 4)),
      constraint period_forwards check (num_nulls(service_from, service_to) in (0, 2) and service_from <= service_to)
    )`);
  await knex.raw(`create index voucher_lines_by_claim on voucher_lines (claim) where claim is not null`);
  await grantPlatformTable(knex, 'voucher_lines', ['select', 'insert']);

  await knex.raw(`
    alter table vouchers add constraint whole
      foreign key (number, line_count) references voucher_lines (voucher, line) deferrable initially deferred`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table vouchers drop constraint whole`);
  for (const table of ['voucher_lines', 'vouchers', 'book_customers', 'book_series'])
    await knex.raw(`drop table ${table}`);
}
