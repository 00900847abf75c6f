import type { Knex } from 'knex';

const kinds = (list: string): string =>
  `alter table vouchers drop constraint vouchers_kind_check, add constraint vouchers_kind_check check (kind in (${list}))`;

const before = `'sale', 'credit', 'payment', 'refund', 'fee', 'payout', 'dispute', 'loss', 'settlement'`;

/** What moved at Stripe and is of no kind the program knows is posted by somebody, as a voucher of its own kind. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(kinds(`${before}, 'manual'`));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(kinds(before));
}
