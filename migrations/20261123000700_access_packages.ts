import type { Knex } from 'knex';

import { PLATFORM_TENANT_ID } from '../src/domain/identifiers.ts';
import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * Copies of what is held about one person (GDPR Art. 15 and 20), made in the background and kept as a file for some days.
 * Those of OnNet's own users (layer L1) are the platform tenant's, so that the two layers never meet in one row.
 *
 * Neither `contact_id` nor `user_id` is a foreign key: that a copy was made and opened is told after the person is gone.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table access_packages (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      form text not null check (form in ('access', 'portability')),
      contact_id uuid,
      user_id uuid,
      request_id uuid,
      language text not null check (language in ('nb', 'en')),
      state text not null check (state in ('searching', 'review', 'writing', 'ready', 'failed', 'revoked', 'expired')),
      tables_done integer not null default 0,
      tables_expected integer,
      requested_by uuid,
      reviewed_at timestamptz,
      reviewed_by uuid,
      withheld integer not null default 0,
      withheld_note text not null default '',
      file_key uuid,
      bytes integer,
      sha256 text,
      created_at timestamptz not null,
      finished_at timestamptz,
      expires_at timestamptz,
      primary key (tenant_id, id),
      constraint of_one_person check ((contact_id is null) <> (user_id is null)),
      constraint layer_follows_tenant check ((user_id is not null) = (tenant_id = '${PLATFORM_TENANT_ID}')),
      constraint ready_is_a_file check (state <> 'ready' or (file_key is not null and expires_at is not null)),
      constraint contact_is_reviewed check (contact_id is null or state not in ('writing', 'ready') or reviewed_at is not null)
    )`);
  await knex.raw(
    `create index access_packages_of_contact on access_packages (tenant_id, contact_id, created_at desc) where contact_id is not null`,
  );
  await knex.raw(
    `create index access_packages_of_user on access_packages (tenant_id, user_id, created_at desc) where user_id is not null`,
  );
  await protectTenantTable(knex, 'access_packages', ['select', 'insert', 'update', 'delete']);

  // Other people named in what was written about this one, for a person to decide about. Gone with the file.
  await knex.raw(`
    create table access_findings (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      package_id uuid not null,
      table_name text not null,
      row_id uuid not null,
      column_name text not null,
      kind text not null check (kind in ('contact', 'member', 'address')),
      found text not null,
      role text,
      masked boolean not null default true,
      primary key (tenant_id, id),
      foreign key (tenant_id, package_id) references access_packages (tenant_id, id)
    )`);
  await knex.raw(`create index access_findings_of_package on access_findings (tenant_id, package_id)`);
  await protectTenantTable(knex, 'access_findings', ['select', 'insert', 'update', 'delete']);

  // A link that opens a package once. Only the hash of its token is kept.
  await knex.raw(`
    create table access_links (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      package_id uuid not null,
      token_hash bytea not null,
      created_at timestamptz not null,
      created_by uuid,
      expires_at timestamptz not null,
      opened_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, package_id) references access_packages (tenant_id, id)
    )`);
  await knex.raw(`create index access_links_of_package on access_links (tenant_id, package_id)`);
  await protectTenantTable(knex, 'access_links', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['access_links', 'access_findings', 'access_packages']) await knex.raw(`drop table ${table}`);
}
