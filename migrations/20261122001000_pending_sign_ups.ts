import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Sign-ups that wait for the link in the mail to be opened. A tenant is only made by somebody who has shown that the
 * address is theirs, and the page need not tell whether it already has a user. Rows are gone within a day.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table pending_sign_ups (
      token_hash bytea primary key,
      details jsonb not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`);
  await knex.raw(`create index pending_sign_ups_by_expiry on pending_sign_ups (expires_at)`);
  await grantPlatformTable(knex, 'pending_sign_ups', ['select', 'insert', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table pending_sign_ups`);
}
