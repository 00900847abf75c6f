import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * A mail gets its Message-ID when it is rendered, in a transaction of its own before the mail server is called, so
 * that a second attempt sends the very same message. Until then it has none.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table mails alter column message_id drop not null`);
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['mails'], () =>
    knex.raw(`update mails set message_id = id::text where message_id is null`),
  );
  await knex.raw(`alter table mails alter column message_id set not null`);
}
