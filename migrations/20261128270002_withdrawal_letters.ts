import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const kinds = (more: string): string => `
  alter table data_subject_request_letters drop constraint data_subject_request_letters_kind_check,
    add constraint data_subject_request_letters_kind_check
      check (kind in ('extension', 'lifting', 'granted', 'partly-granted', 'nothing-found', 'refused', 'directed'${more}))`;

/** Who is said to have withdrawn a request is sent a confirmation, so that nobody's right ends without their knowing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(kinds(`, 'withdrawn'`));
}

/** The letters were sent: they stay, as the nearest there was. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_letters'], () =>
    knex.raw(`update data_subject_request_letters set kind = 'directed' where kind = 'withdrawn'`),
  );
  await knex.raw(kinds(''));
}
