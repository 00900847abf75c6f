import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * Recipients who were asked to leave data alone "until you hear otherwise" hear it when the restriction is lifted; one who
 * had not been told of the restriction by then is told of neither (`overtaken`).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table recipient_notices
      drop constraint recipient_notices_cause_check,
      drop constraint recipient_notices_done_how_check,
      add constraint recipient_notices_cause_check
        check (cause in ('rectification', 'erasure', 'restriction', 'lifting')),
      add constraint recipient_notices_done_how_check
        check (done_how in ('email', 'letter', 'phone', 'in-person', 'impossible', 'never-given', 'overtaken'))`);
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['recipient_notices'], () =>
    knex.raw(`delete from recipient_notices where cause = 'lifting'`),
  );
  await overAllTenants(knex, ['recipient_notices'], () =>
    knex.raw(`update recipient_notices set done_how = 'impossible' where done_how = 'overtaken'`),
  );
  await knex.raw(`
    alter table recipient_notices
      drop constraint recipient_notices_cause_check,
      drop constraint recipient_notices_done_how_check,
      add constraint recipient_notices_cause_check check (cause in ('rectification', 'erasure', 'restriction')),
      add constraint recipient_notices_done_how_check
        check (done_how in ('email', 'letter', 'phone', 'in-person', 'impossible', 'never-given'))`);
}
