import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const eventKinds = (more: string): string =>
  `alter table data_subject_request_events drop constraint data_subject_request_events_kind_check,
     add constraint data_subject_request_events_kind_check check (kind in (
       'received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied', 'identity-vouched',
       'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out', 'answered', 'merged', 'dismissed', 'note',
       'reduced'${more}))`;

/**
 * A request that somebody makes for another: as a parent or guardian, by a mandate, or for an estate. Who asks is still the
 * requester; whose data it is about has a name of its own. How the authority was shown is a word and a day. No document is kept.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table data_subject_requests
      add column represented_as text check (represented_as in ('guardian', 'mandate', 'estate')),
      add column represented_name text not null default '',
      add column authority_at timestamptz,
      add column authority_how text check (authority_how in ('confirmed', 'document', 'register', 'known')),
      add constraint representation_is_whole check (
        (represented_as is null and represented_name = '') or (represented_as is not null and (represented_name <> '' or reduced_at is not null))),
      add constraint authority_is_of_a_representative check (
        (authority_at is null) = (authority_how is null) and (authority_at is null or represented_as is not null))`);
  await knex.raw(eventKinds(`, 'authority-noted'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`update data_subject_request_events set kind = 'note' where kind = 'authority-noted'`),
  );
  await knex.raw(eventKinds(''));
  await knex.raw(`
    alter table data_subject_requests
      drop column authority_how, drop column authority_at, drop column represented_name, drop column represented_as`);
}
