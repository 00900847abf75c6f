import type { Knex } from 'knex';

/**
 * That an unpaid invoice is for a change which counts when it is paid, and not for what was used; and which card its owners were
 * told of before it ran out, so that nobody is told twice.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table subscriptions
      add column open_invoice_change boolean,
      add column told_card_expires text check (told_card_expires ~ '^[0-9]{4}-[0-9]{2}$')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table subscriptions drop column open_invoice_change, drop column told_card_expires`);
}
