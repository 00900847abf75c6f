import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Who signed in, or tried to, so that people can see for themselves whether it was them. Short: the address is cut after 90
 * days and the row is gone after 180. A try at an address without a user is written as well, and as nobody's: the work of
 * saying no must not tell whether there is one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sign_in_events (
      id uuid primary key,
      user_id uuid references users (id),
      at timestamptz not null,
      outcome text not null check (outcome in ('signed-in', 'refused')),
      address inet,
      device text not null check (length(device) <= 40)
    )`);
  await knex.raw(`create index sign_in_events_of_user on sign_in_events (user_id, at desc)`);
  await knex.raw(`create index sign_in_events_by_time on sign_in_events (at)`);
  await grantPlatformTable(knex, 'sign_in_events', ['select', 'insert', 'update', 'delete']);
  await knex.raw(`grant delete on stripe_events to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke delete on stripe_events from onnet_app`);
  await knex.raw(`drop table sign_in_events`);
}
