import type { Knex } from 'knex';

import { letGoWithTenant, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * To whom a person's data was given (Art. 15(1)(c)), and what each of them was told when it was corrected, erased or restricted
 * (Art. 19).
 *
 * The log only grows. It has no key to the contacts: it outlives the person, to show that whoever had the data was told. What it
 * says in free text goes with the person; the recipient's name goes 24 months later (reduce-disclosures.ts).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table disclosures (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      recipient text not null,
      email text,
      categories text[] not null check (cardinality(categories) > 0),
      act text not null check (act in ('by-hand', 'rectification-notice')),
      why text not null default '',
      given_on date not null,
      recorded_at timestamptz not null,
      recorded_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, recorded_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index disclosures_of_contact on disclosures (tenant_id, contact_id, given_on desc, id)`);
  await protectTenantTable(knex, 'disclosures', ['select', 'insert']);
  await knex.raw(`grant update (recipient, email, why, recorded_by) on disclosures to onnet_app`);
  await letGoWithTenant(knex, 'disclosures');

  // One duty to tell one recipient. The letter names the person, so it is sealed, and gone once they have been told.
  await knex.raw(`
    create table recipient_notices (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      cause text not null check (cause in ('rectification', 'erasure', 'restriction')),
      cause_id uuid not null,
      request_id uuid,
      recipient text not null,
      email text,
      language text not null check (language in ('nb', 'en')),
      letter bytea,
      created_at timestamptz not null,
      sent_at timestamptz,
      done_at timestamptz,
      done_by uuid,
      done_how text check (done_how in ('email', 'letter', 'phone', 'in-person', 'impossible')),
      primary key (tenant_id, id),
      foreign key (tenant_id, done_by) references members (tenant_id, id),
      constraint told_by_hand_somehow check ((done_at is null) = (done_how is null)),
      constraint letter_until_told check ((letter is null) = (sent_at is not null or done_at is not null))
    )`);
  // The same recipient is told once of the same thing, also when the work is done again.
  await knex.raw(
    `create unique index recipient_notices_once on recipient_notices (tenant_id, cause_id, recipient, email) nulls not distinct`,
  );
  await knex.raw(
    `create index recipient_notices_open on recipient_notices (tenant_id, created_at) where sent_at is null and done_at is null`,
  );
  await knex.raw(`create index recipient_notices_by_time on recipient_notices (tenant_id, created_at desc, id)`);
  await knex.raw(
    `create index recipient_notices_of_request on recipient_notices (tenant_id, request_id) where request_id is not null`,
  );
  await protectTenantTable(knex, 'recipient_notices', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['recipient_notices', 'disclosures']) await knex.raw(`drop table ${table}`);
}
