import type { Knex } from 'knex';

import { protectTenantTable, grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Who there is. A tenant is a customer organisation, a user a person who signs in (layer L1), a member that user
 * inside one tenant. Users, sessions and tokens belong to OnNet and are not tenant tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create extension if not exists pg_trgm`);
  await knex.raw(`create extension if not exists btree_gin`);

  await knex.raw(`
    create table tenants (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,48}$'),
      name text not null,
      organisation_number text,
      legal_form text,
      address_lines text[] not null default '{}',
      postal_code text,
      place text,
      country_code text not null default 'NO',
      register_fetched_at timestamptz,
      language text not null default 'nb' check (language in ('nb', 'en')),
      created_at timestamptz not null default now(),
      ended_at timestamptz
    )`);
  // A tenant row is visible to its own transaction only; the directory functions below see all of them.
  await knex.raw(`alter table tenants enable row level security`);
  await knex.raw(`alter table tenants force row level security`);
  await knex.raw(`
    create policy own_tenant on tenants
      using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid)`);
  await knex.raw(`grant select, insert, update on tenants to onnet_app`);

  await knex.raw(`
    create table users (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      password_hash text,
      language text not null default 'nb' check (language in ('nb', 'en')),
      theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
      density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
      shortcuts boolean not null default true,
      operator boolean not null default false,
      created_at timestamptz not null default now(),
      disabled_at timestamptz
    )`);
  await grantPlatformTable(knex, 'users', ['select', 'insert', 'update']);

  // The cookie holds a random token; the table holds only its SHA-256, so a copy of the table signs nobody in.
  await knex.raw(`
    create table sessions (
      token_hash bytea primary key,
      user_id uuid references users (id),
      data jsonb not null,
      device text not null default '',
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`);
  await knex.raw(`create index sessions_by_user on sessions (user_id)`);
  await knex.raw(`create index sessions_by_expiry on sessions (expires_at)`);
  await grantPlatformTable(knex, 'sessions', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table password_resets (
      token_hash bytea primary key,
      user_id uuid not null references users (id),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
  await knex.raw(`create index password_resets_by_user on password_resets (user_id)`);
  await grantPlatformTable(knex, 'password_resets', ['select', 'insert', 'update', 'delete']);

  // The table rate-limiter-flexible keeps its counters in. Keys are hashes; no address is stored.
  await knex.raw(`
    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )`);
  await grantPlatformTable(knex, 'rate_limits', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table members (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      user_id uuid not null references users (id),
      name text not null,
      role text not null check (role in ('owner', 'admin', 'member', 'reader')),
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, user_id)
    )`);
  await knex.raw(`create index members_by_user on members (user_id)`);
  await protectTenantTable(knex, 'members', ['select', 'insert', 'update']);

  await knex.raw(`
    create table invitations (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      email text not null,
      role text not null check (role in ('admin', 'member', 'reader')),
      token_hash bytea not null,
      invited_by uuid not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, invited_by) references members (tenant_id, id)
    )`);
  await knex.raw(
    `create unique index invitations_open on invitations (tenant_id, email) where accepted_at is null and revoked_at is null`,
  );
  await protectTenantTable(knex, 'invitations', ['select', 'insert', 'update']);

  // Art. 28(3): the data processing agreement, which text, and who accepted it for the tenant.
  await knex.raw(`
    create table agreement_acceptances (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      version text not null,
      language text not null,
      sha256 text not null,
      accepted_by uuid not null,
      accepted_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, accepted_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'agreement_acceptances', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'agreement_acceptances',
    'invitations',
    'members',
    'rate_limits',
    'password_resets',
    'sessions',
    'users',
    'tenants',
  ])
    await knex.raw(`drop table ${table}`);
}
