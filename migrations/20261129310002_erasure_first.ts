import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const eventKinds = (more: string): string =>
  `alter table data_subject_request_events drop constraint data_subject_request_events_kind_check,
     add constraint data_subject_request_events_kind_check check (kind in (
       'received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied', 'identity-vouched',
       'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out', 'answered', 'merged', 'dismissed', 'note',
       'reduced', 'authority-noted', 'searched', 'ruled-out'${more}))`;

/** Who asks for a copy and to be erased can say that the erasure does not wait: the history keeps how. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(eventKinds(`, 'erasure-first'`));
}

/** The program before this lets every erasure wait: what was said stays, as a note. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`update data_subject_request_events set kind = 'note', details = '{}' where kind = 'erasure-first'`),
  );
  await knex.raw(eventKinds(''));
}
