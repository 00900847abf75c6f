import type { Knex } from 'knex';

import { PLATFORM_TENANT_ID } from '../src/domain/identifiers.ts';
import {
  platformPurposes,
  tenantPurposes,
  type DefaultPurpose,
} from '../src/domain/privacy/purposes/default-purposes.ts';
import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Why personal data is held, what people have agreed to, and who must be left alone. The ledger only grows: its state is
 * what its events add up to. No event and no suppression holds an address; suppressions hold keyed hashes of them, and
 * neither points at the contacts by a foreign key, since both outlive them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table purposes (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      code text not null,
      title_nb text not null,
      title_en text not null,
      layer text not null check (layer in ('L1', 'L2')),
      basis text not null check (basis in ('consent', 'contract', 'legal-obligation', 'vital-interests', 'public-interest', 'legitimate-interest')),
      retention_rule text not null,
      withdrawable boolean not null,
      marketing text check (marketing in ('consent', 'existing-customer', 'reservation')),
      channels text[] not null default '{}' check (channels <@ array['email', 'sms', 'phone', 'post']),
      for_new_contacts boolean not null default false,
      enabled boolean not null default false,
      interest text not null default '',
      necessity text not null default '',
      balance text not null default '',
      reviewed_at timestamptz,
      reviewed_by uuid,
      decided_at timestamptz,
      decided_by uuid,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      unique (tenant_id, code),
      foreign key (tenant_id, reviewed_by) references members (tenant_id, id),
      foreign key (tenant_id, decided_by) references members (tenant_id, id),
      check (not enabled or basis <> 'legitimate-interest'
             or (interest <> '' and necessity <> '' and balance <> '' and reviewed_at is not null)),
      check (marketing is null or cardinality(channels) > 0)
    )`);
  await addDefaults(knex);
  await protectTenantTable(knex, 'purposes', ['select', 'insert', 'update', 'delete']);

  // The basis of each purpose a person's data serves: purpose, basis, where it comes from, when, and who wrote it down.
  await knex.raw(`
    create table contact_purposes (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      contact_id uuid not null,
      purpose_id uuid not null,
      basis text not null check (basis in ('consent', 'contract', 'legal-obligation', 'vital-interests', 'public-interest', 'legitimate-interest')),
      source text not null check (source in ('default', 'person', 'sale', 'contract', 'form', 'import', 'public', 'other')),
      since timestamptz not null,
      recorded_at timestamptz not null default now(),
      recorded_by uuid,
      primary key (tenant_id, id),
      unique (tenant_id, contact_id, purpose_id),
      foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
      foreign key (tenant_id, purpose_id) references purposes (tenant_id, id),
      foreign key (tenant_id, recorded_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index contact_purposes_of_purpose on contact_purposes (tenant_id, purpose_id)`);
  await protectTenantTable(knex, 'contact_purposes', ['select', 'insert', 'update', 'delete']);

  // What people are asked to agree to. A wording is never changed: a new one is a new version, in both languages.
  await knex.raw(`
    create table consent_wordings (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      purpose_id uuid not null,
      version integer not null,
      text_nb text not null,
      text_en text not null,
      hash_nb text not null,
      hash_en text not null,
      same_meaning boolean not null default false,
      created_at timestamptz not null default now(),
      created_by uuid,
      primary key (tenant_id, id),
      unique (tenant_id, purpose_id, version),
      foreign key (tenant_id, purpose_id) references purposes (tenant_id, id),
      foreign key (tenant_id, created_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'consent_wordings', ['select', 'insert']);

  await knex.raw(`
    create table consent_events (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      at timestamptz not null default now(),
      contact_id uuid not null,
      purpose_id uuid,
      channel text check (channel in ('email', 'sms', 'phone', 'post')),
      kind text not null check (kind in ('asked', 'granted', 'withdrawn', 'objected', 'lapsed', 'merged')),
      via text not null check (via in ('double-opt-in', 'preference-page', 'one-click', 'link', 'not-me', 'in-person', 'phone', 'paper', 'web-form', 'e-mail', 'merge', 'import', 'restore', 'undo', 'replay')),
      wording_id uuid,
      wording_version integer,
      wording_hash text,
      language text check (language in ('nb', 'en')),
      evidence jsonb not null default '{}',
      actor text not null check (actor in ('member', 'person', 'system')),
      actor_id uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, purpose_id) references purposes (tenant_id, id),
      foreign key (tenant_id, wording_id) references consent_wordings (tenant_id, id),
      check (purpose_id is not null or kind in ('objected', 'merged')),
      check (kind <> 'granted' or (wording_id is not null and wording_hash is not null and language is not null)),
      check ((actor = 'member') = (actor_id is not null))
    )`);
  await knex.raw(`create index consent_events_of_contact on consent_events (tenant_id, contact_id, at, id)`);
  await knex.raw(`create index consent_events_by_time on consent_events (tenant_id, at desc, id desc)`);
  // Whose record another became part of: links that were sent to them still lead to the person.
  await knex.raw(
    `create index consent_events_of_merged on consent_events (tenant_id, (evidence ->> 'from')) where kind = 'merged'`,
  );
  await knex.raw(`create index consent_events_of_purpose on consent_events (tenant_id, purpose_id, at desc)`);
  await protectTenantTable(knex, 'consent_events', ['select', 'insert']);

  // Who must be left alone, by a keyed hash of the address: it says nothing without the tenant's key, and outlives the person's record.
  await knex.raw(`
    create table suppressions (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      mac bytea not null,
      channel text not null check (channel in ('email', 'sms', 'phone', 'post')),
      purpose_id uuid,
      except_purposes uuid[] not null default '{}',
      cause text not null check (cause in ('objected', 'withdrawn', 'not-me', 'erased', 'import', 'register')),
      since timestamptz not null,
      lifted_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, purpose_id) references purposes (tenant_id, id)
    )`);
  await knex.raw(
    `create unique index suppressions_in_force on suppressions (tenant_id, mac, channel, purpose_id) nulls not distinct where lifted_at is null`,
  );
  await protectTenantTable(knex, 'suppressions', ['select', 'insert', 'update']);

  // Consumers may be called or written to by post only after the list was held against Reservasjonsregisteret.
  await knex.raw(`
    create table reservation_washes (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      washed_on date not null,
      recorded_at timestamptz not null,
      recorded_by uuid not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, recorded_by) references members (tenant_id, id)
    )`);
  await knex.raw(`create index reservation_washes_by_day on reservation_washes (tenant_id, washed_on desc)`);
  await protectTenantTable(knex, 'reservation_washes', ['select', 'insert']);

  // Mail about a purpose asks the gate once more when it leaves, and says why when it does not.
  await knex.raw(`alter table mails add column contact_id uuid, add column purpose_id uuid, add column blocked text`);
  await knex.raw(`create index mails_of_contact on mails (tenant_id, contact_id) where contact_id is not null`);
}

/** Row security hides the tenants from the owner too, so it is lifted for this one statement of the transaction. */
async function addDefaults(knex: Knex): Promise<void> {
  await knex.raw(`alter table tenants no force row level security`);
  for (const purpose of tenantPurposes) await addDefault(knex, 'L2', purpose);
  for (const purpose of platformPurposes) await addDefault(knex, 'L1', purpose);
  await knex.raw(`alter table tenants force row level security`);
}

async function addDefault(knex: Knex, layer: 'L1' | 'L2', purpose: DefaultPurpose): Promise<void> {
  const platform = layer === 'L1';
  await knex.raw(
    `insert into purposes (tenant_id, id, code, title_nb, title_en, layer, basis, retention_rule, withdrawable,
                           marketing, channels, for_new_contacts, enabled, interest, necessity, balance, reviewed_at)
     select id, gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz from tenants
      where (id = '${PLATFORM_TENANT_ID}') = ?`,
    [
      purpose.code,
      purpose.title.nb,
      purpose.title.en,
      layer,
      purpose.basis,
      purpose.retentionRule,
      purpose.withdrawable,
      purpose.marketing ?? null,
      [...purpose.channels],
      purpose.forNewContacts,
      platform,
      purpose.assessment?.interest ?? '',
      purpose.assessment?.necessity ?? '',
      purpose.assessment?.balance ?? '',
      platform && purpose.assessment ? '2026-11-23' : null,
      platform,
    ],
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index mails_of_contact`);
  await knex.raw(`alter table mails drop column contact_id, drop column purpose_id, drop column blocked`);
  for (const table of [
    'reservation_washes',
    'suppressions',
    'consent_events',
    'consent_wordings',
    'contact_purposes',
    'purposes',
  ])
    await knex.raw(`drop table ${table}`);
}
