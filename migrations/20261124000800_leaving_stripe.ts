import type { Knex } from 'knex';

/** When a tenant that has left was also stopped at Stripe, and its cards removed there. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table subscriptions add column stripe_left_at timestamptz`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table subscriptions drop column stripe_left_at`);
}
