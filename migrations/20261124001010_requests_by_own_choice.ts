import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const channels = (names: string): string =>
  `alter table data_subject_requests drop constraint data_subject_requests_channel_check,
     add constraint data_subject_requests_channel_check check (channel in (${names}))`;

/** A no that somebody says on the page of their own choices, or by the link in a mail, is a request too: the desk sees it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(channels(`'app', 'form', 'mail', 'phone', 'letter', 'choices'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_requests'], () =>
    knex.raw(`update data_subject_requests set channel = 'form' where channel = 'choices'`),
  );
  await knex.raw(channels(`'app', 'form', 'mail', 'phone', 'letter'`));
}
