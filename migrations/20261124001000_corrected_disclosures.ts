import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * A line of the log of disclosures that was a slip is taken back by another line, since the log only grows: `corrects` says
 * which, `why` how it came about. A line is taken back once. Recipients who were to be told because of it, and were never given
 * anything, are told nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table disclosures add column corrects uuid, drop constraint disclosures_act_check`);
  await knex.raw(`
    alter table disclosures
      add constraint disclosures_act_check check (act in ('by-hand', 'rectification-notice', 'correction')),
      add constraint corrections_correct check ((act = 'correction') = (corrects is not null)),
      add foreign key (tenant_id, corrects) references disclosures (tenant_id, id)`);
  await knex.raw(
    `create unique index disclosures_corrected_once on disclosures (tenant_id, corrects) where corrects is not null`,
  );
  await knex.raw(`
    alter table recipient_notices
      drop constraint recipient_notices_done_how_check,
      add constraint recipient_notices_done_how_check
        check (done_how in ('email', 'letter', 'phone', 'in-person', 'impossible', 'never-given'))`);
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['recipient_notices'], () =>
    knex.raw(`update recipient_notices set done_how = 'impossible' where done_how = 'never-given'`),
  );
  await knex.raw(`
    alter table recipient_notices
      drop constraint recipient_notices_done_how_check,
      add constraint recipient_notices_done_how_check
        check (done_how in ('email', 'letter', 'phone', 'in-person', 'impossible'))`);
  await overAllTenants(knex, ['disclosures'], () => knex.raw(`delete from disclosures where act = 'correction'`));
  await knex.raw(`
    alter table disclosures
      drop column corrects,
      drop constraint disclosures_act_check,
      add constraint disclosures_act_check check (act in ('by-hand', 'rectification-notice'))`);
}
