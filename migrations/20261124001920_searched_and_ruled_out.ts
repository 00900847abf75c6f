import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const eventKinds = (more: string): string =>
  `alter table data_subject_request_events drop constraint data_subject_request_events_kind_check,
     add constraint data_subject_request_events_kind_check check (kind in (
       'received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied', 'identity-vouched',
       'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out', 'answered', 'merged', 'dismissed', 'note',
       'reduced', 'authority-noted'${more}))`;

/** That nothing was found is said only after a search, and when everybody who looks like whoever asks is ruled out. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(eventKinds(`, 'searched', 'ruled-out'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(
      `update data_subject_request_events set kind = 'note', details = '{}' where kind in ('searched', 'ruled-out')`,
    ),
  );
  await knex.raw(eventKinds(''));
}
