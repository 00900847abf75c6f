import type { Knex } from 'knex';

/**
 * What the page of a subscription shows besides what the tenant has: the card, the next invoice, what is unpaid, what is
 * planned. Mirrored from Stripe, so that the page is there when Stripe is not; and what has been told by mail, so that nobody
 * is told twice. Never the card's number: its last four digits are what its owner knows it by.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table subscriptions
      add column card_brand text,
      add column card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
      add column card_expires text check (card_expires ~ '^[0-9]{4}-[0-9]{2}$'),
      add column next_invoice_total bigint,
      add column next_invoice_at timestamptz,
      add column discount text,
      add column planned_lookup_key text,
      add column planned_seats integer,
      add column planned_at timestamptz,
      add column open_invoice_id text,
      add column open_invoice_amount bigint,
      add column open_invoice_attempts integer,
      add column open_invoice_confirm boolean,
      add column next_attempt_at timestamptz,
      add column details_at timestamptz,
      add column told_invoice_id text,
      add column told_attempts integer,
      add column told_trial_end timestamptz,
      add column people integer,
      add column reconciled_at timestamptz`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table subscriptions
      drop column card_brand, drop column card_last4, drop column card_expires, drop column next_invoice_total,
      drop column next_invoice_at, drop column discount, drop column planned_lookup_key, drop column planned_seats,
      drop column planned_at, drop column open_invoice_id, drop column open_invoice_amount,
      drop column open_invoice_attempts, drop column open_invoice_confirm, drop column next_attempt_at,
      drop column details_at, drop column told_invoice_id, drop column told_attempts, drop column told_trial_end,
      drop column people, drop column reconciled_at`);
}
