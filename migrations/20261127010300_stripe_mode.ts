import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/** Which of Stripe's modes the database is of: its books and documents are of one, and the program does not start with a key of the other. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table stripe_mode (
      single boolean primary key default true check (single),
      livemode boolean not null
    )`);
  await grantPlatformTable(knex, 'stripe_mode', ['select', 'insert', 'update']);
  await knex.raw(`
    insert into stripe_mode (livemode)
    select livemode from stripe_events where outcome is distinct from 'other-mode' order by received_at desc limit 1`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table stripe_mode`);
}
