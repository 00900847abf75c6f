import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/** A phone number can be marked as a landline, which is what a new one is where nobody has said and the number tells. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table contact_phones drop constraint contact_phones_label_check,
      add constraint contact_phones_label_check check (label in ('mobile', 'landline', 'work', 'private', 'other'))`);
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['contact_phones'], () =>
    knex.raw(`update contact_phones set label = 'other' where label = 'landline'`),
  );
  await knex.raw(`
    alter table contact_phones drop constraint contact_phones_label_check,
      add constraint contact_phones_label_check check (label in ('mobile', 'work', 'private', 'other'))`);
}
