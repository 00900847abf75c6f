import type { Knex } from 'knex';

/** The first rows of the register said in English what Norwegian readers see too: now in words that are the same in both. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `update sub_processors set transfer_reference = 'SCC, EU–US Data Privacy Framework: Stripe, Inc. (US)'
      where code = 'stripe' and version = 1`,
  );
  await knex.raw(
    `update sub_processors set transfer_reference = 'SCC, EU–US Data Privacy Framework: Google LLC (US)'
      where code = 'google' and version = 1`,
  );
}

export async function down(): Promise<void> {
  // The earlier words said the same.
}
