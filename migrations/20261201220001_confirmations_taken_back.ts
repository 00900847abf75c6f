import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const eventKinds = (more: string): string =>
  `alter table data_subject_request_events drop constraint data_subject_request_events_kind_check,
     add constraint data_subject_request_events_kind_check check (kind in (
       'received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied', 'identity-vouched',
       'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out', 'answered', 'merged', 'dismissed', 'note',
       'reduced', 'authority-noted', 'searched', 'ruled-out', 'erasure-first'${more}))`;

/** The desk can take back that it is confirmed who asks: the history keeps who did, and why. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(eventKinds(`, 'identity-taken-back'`));
}

/** The program before this knows of no such thing: what was said stays, as a note. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`update data_subject_request_events set kind = 'note', details = '{}' where kind = 'identity-taken-back'`),
  );
  await knex.raw(eventKinds(''));
}
