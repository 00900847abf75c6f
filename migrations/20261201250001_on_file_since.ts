import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const eventKinds = (more: string): string =>
  `alter table data_subject_request_events drop constraint data_subject_request_events_kind_check,
     add constraint data_subject_request_events_kind_check check (kind in (
       'received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied', 'identity-vouched',
       'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out', 'answered', 'merged', 'dismissed', 'note',
       'reduced', 'authority-noted', 'searched', 'ruled-out', 'erasure-first', 'identity-taken-back'${more}))`;

/**
 * Since when an e-mail address has stood on file, so that whoever asks for somebody's data is asked and answered where the person was known before the
 * request came (hard case 23), and the address that a desk has confirmed with a person all the same. Of the addresses that are here it is known only that
 * they have stood since the record was last changed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table contact_emails add column on_file_since timestamptz not null default now()`);
  await overAllTenants(knex, ['contact_emails', 'contacts'], () =>
    knex.raw(
      `update contact_emails e set on_file_since = c.updated_at
         from contacts c where c.tenant_id = e.tenant_id and c.id = e.contact_id`,
    ),
  );
  await knex.raw(`alter table data_subject_requests add column confirmed_address text`);
  await knex.raw(eventKinds(`, 'address-confirmed'`));
}

/** The program before this knows of no such thing: what was said stays, as a note. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`update data_subject_request_events set kind = 'note', details = '{}' where kind = 'address-confirmed'`),
  );
  await knex.raw(eventKinds(''));
  await knex.raw(`alter table data_subject_requests drop column confirmed_address`);
  await knex.raw(`alter table contact_emails drop column on_file_since`);
}
