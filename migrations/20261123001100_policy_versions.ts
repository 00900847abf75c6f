import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Which privacy policy was in force when (Art. 5(2), 12(1)): every wording that was built, which of them were published and
 * from what day, and what somebody who knows the company has confirmed. All three only grow: the application has no right
 * to change or remove a row, so that what a person was shown can be proven.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table policy_versions (
      language text not null check (language in ('nb', 'en')),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      wording jsonb not null,
      built_at timestamptz not null default now(),
      primary key (language, hash)
    )`);
  await knex.raw(`
    create table policy_publications (
      number integer not null check (number > 0),
      language text not null,
      hash text not null,
      effective_on date not null,
      published_at timestamptz not null default now(),
      published_by uuid not null,
      primary key (number, language),
      foreign key (language, hash) references policy_versions (language, hash)
    )`);
  await knex.raw(`
    create table policy_confirmations (
      fact text not null check (fact in ('organisationNumber', 'officer')),
      value text not null,
      confirmed_at timestamptz not null default now(),
      confirmed_by uuid not null,
      primary key (fact, value)
    )`);
  for (const table of ['policy_versions', 'policy_publications', 'policy_confirmations'])
    await grantPlatformTable(knex, table, ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['policy_confirmations', 'policy_publications', 'policy_versions'])
    await knex.raw(`drop table ${table}`);
}
