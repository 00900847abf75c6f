import type { Knex } from 'knex';

import { createDirectoryFunction, protectTenantTable } from '../src/domain/table-rights.ts';
import { PLATFORM_TENANT_ID } from '../src/domain/identifiers.ts';

/**
 * What people ask of whoever holds their data (GDPR Art. 12 to 22), one row and one clock each. Requests where OnNet itself
 * is controller (layer L1) are the platform tenant's, beside its mail and obligations, so there is one desk and one proof.
 *
 * `contact_id` and `user_id` have no foreign key: a request outlives the person's record, which it may have had erased, and
 * must say which it was. Nor has `merged_into`: when a tenant goes, its requests go in any order.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table data_subject_requests (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      layer text not null check (layer in ('controller', 'processor')),
      kind text not null check (kind in ('access', 'rectification', 'erasure', 'restriction', 'portability',
                                         'right-to-object', 'withdrawal', 'complaint', 'other')),
      state text not null check (state in ('draft', 'open', 'answered', 'merged', 'dismissed')),
      channel text not null check (channel in ('app', 'form', 'mail', 'phone', 'letter')),
      language text not null check (language in ('nb', 'en')),
      contact_id uuid,
      user_id uuid,
      requester_name text not null default '',
      requester_email text,
      addressee text,
      message text not null default '',
      attachments jsonb not null default '[]',
      mail_id text,
      received_at timestamptz not null,
      due_on date not null,
      target_on date not null,
      extended_at timestamptz,
      extension_reason text,
      doubt text not null default 'none' check (doubt in ('none', 'recorded', 'reasonable')),
      doubt_reason text,
      paused_on date,
      paused_days integer not null default 0 check (paused_days >= 0),
      verified_at timestamptz,
      verified_how text check (verified_how in ('link', 'signed-in', 'vouched')),
      new_address_confirmed boolean not null default false,
      decision text check (decision in ('granted', 'partly-granted', 'refused', 'directed', 'withdrawn')),
      legal_ground text check (legal_ground ~ '^[a-z0-9-]+$'),
      answered_at timestamptz,
      ended_at timestamptz,
      merged_into uuid,
      subject_hmac text,
      reduced_at timestamptz,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      primary key (tenant_id, id),
      constraint layer_follows_tenant check ((layer = 'controller') = (tenant_id = '${PLATFORM_TENANT_ID}')),
      constraint answered_has_decision check ((state = 'answered') = (answered_at is not null and decision is not null)),
      constraint ended_has_moment check ((state in ('answered', 'merged', 'dismissed')) = (ended_at is not null)),
      constraint merged_has_survivor check ((state = 'merged') = (merged_into is not null)),
      constraint paused_for_reasonable_doubt check (paused_on is null or (doubt = 'reasonable' and doubt_reason is not null)),
      constraint extended_with_reason check (extended_at is null or reduced_at is not null or extension_reason <> '')
    )`);
  // The queue is the clock: what is due first comes first.
  await knex.raw(
    `create index requests_by_target on data_subject_requests (tenant_id, target_on, id) where state in ('draft', 'open')`,
  );
  await knex.raw(
    `create index requests_by_end on data_subject_requests (tenant_id, ended_at desc, id) where ended_at is not null`,
  );
  await knex.raw(
    `create index requests_by_contact on data_subject_requests (tenant_id, contact_id) where contact_id is not null`,
  );
  // A mail that its sender hands over twice is one request.
  await knex.raw(
    `create unique index requests_by_mail on data_subject_requests (tenant_id, mail_id) where mail_id is not null`,
  );
  await protectTenantTable(knex, 'data_subject_requests', ['select', 'insert', 'update']);

  await knex.raw(`
    create table data_subject_request_events (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      request_id uuid not null,
      kind text not null check (kind in ('received', 'message', 'sorted', 'identity-asked', 'identity-confirmed', 'identity-denied',
                                         'identity-vouched', 'doubt', 'doubt-ended', 'extended', 'reminded', 'carried-out',
                                         'answered', 'merged', 'dismissed', 'note', 'reduced')),
      actor text not null check (actor in ('member', 'operator', 'system', 'requester')),
      actor_id uuid,
      details jsonb not null default '{}',
      note text,
      at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, request_id) references data_subject_requests (tenant_id, id)
    )`);
  await knex.raw(`create index request_events_in_order on data_subject_request_events (tenant_id, request_id, at, id)`);
  // Only the notes are ever changed: they go when the request is reduced.
  await protectTenantTable(knex, 'data_subject_request_events', ['select', 'insert', 'update']);

  // A letter as it was sent. The second lock on Art. 12(4): no refusal without complaint and court in it.
  await knex.raw(`
    create table data_subject_request_letters (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      request_id uuid not null,
      kind text not null check (kind in ('extension', 'granted', 'partly-granted', 'refused', 'directed')),
      language text not null check (language in ('nb', 'en')),
      to_address text not null,
      subject text not null,
      body text not null,
      created_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, request_id) references data_subject_requests (tenant_id, id),
      constraint refusal_tells_of_remedies check (
        kind not in ('refused', 'partly-granted')
        or (body like '%Datatilsynet%' and body like '%https://%' and body ~* '(domstol|court)'))
    )`);
  await knex.raw(
    `create index request_letters_in_order on data_subject_request_letters (tenant_id, request_id, created_at)`,
  );
  await protectTenantTable(knex, 'data_subject_request_letters', ['select', 'insert', 'delete']);

  await knex.raw(`
    create table identity_checks (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      request_id uuid not null,
      token_hash bytea not null,
      sent_to text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      answered_at timestamptz,
      answer text check (answer in ('me', 'not-me')),
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, request_id) references data_subject_requests (tenant_id, id)
    )`);
  await knex.raw(`create index identity_checks_by_request on identity_checks (tenant_id, request_id)`);
  await protectTenantTable(knex, 'identity_checks', ['select', 'insert', 'update', 'delete']);

  await createDirectoryFunction(
    knex,
    'directory.tenant_by_slug(p_slug text)',
    `returns table (tenant_id uuid, slug text, name text, language text)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select t.id, t.slug, t.name, t.language from public.tenants t
        where t.slug = p_slug and t.ended_at is null and t.id <> '${PLATFORM_TENANT_ID}'
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.tenant_by_slug(text)`);
  for (const table of [
    'identity_checks',
    'data_subject_request_letters',
    'data_subject_request_events',
    'data_subject_requests',
  ])
    await knex.raw(`drop table ${table}`);
}
