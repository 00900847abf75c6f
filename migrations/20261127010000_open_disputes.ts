import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Disputes at Stripe that are not decided: what a customer's bank has taken back, and until when it can be answered. A row is an alarm for
 * OnNet's operators, and goes when the dispute is closed; the books keep what came of it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table open_disputes (
      id text primary key,
      payment text not null,
      tenant uuid,
      amount bigint not null,
      currency text not null,
      reason text not null,
      status text not null,
      respond_by timestamptz,
      opened_at timestamptz not null,
      livemode boolean not null,
      fetched_at timestamptz not null
    )`);
  await grantPlatformTable(knex, 'open_disputes', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table open_disputes`);
}
