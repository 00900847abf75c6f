import type { Knex } from 'knex';

/**
 * What a request asks for is done within it. A copy belongs to its request and can be handed over by hand. Whoever is erased
 * is still owed an answer: where it goes is noted before the address goes, and the mail that takes it there goes with the
 * sending.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table access_packages add column handed_over_at timestamptz`);
  await knex.raw(
    `create index access_packages_of_request on access_packages (tenant_id, request_id) where request_id is not null`,
  );
  await knex.raw(`alter table data_subject_requests add column answer_address text`);
  // An address that only waits for an answer is gone with the end of the request.
  await knex.raw(
    `alter table data_subject_requests add constraint answer_address_while_open
       check (answer_address is null or state in ('draft', 'open'))`,
  );
  await knex.raw(`alter table mails add column gone_when_sent boolean not null default false`);
  await knex.raw(
    `create index erasures_of_contact on erasures (tenant_id, contact_id, decided_at desc) where contact_id is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index erasures_of_contact`);
  await knex.raw(`alter table mails drop column gone_when_sent`);
  await knex.raw(`alter table data_subject_requests drop column answer_address`);
  await knex.raw(`drop index access_packages_of_request`);
  await knex.raw(`alter table access_packages drop column handed_over_at`);
}
