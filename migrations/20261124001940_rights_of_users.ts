import type { Knex } from 'knex';

import {
  createDirectoryFunction,
  grantPlatformTable,
  openToDirectory,
  overAllTenants,
} from '../src/domain/table-rights.ts';

const letterKinds = (more: string): string =>
  `alter table data_subject_request_letters drop constraint data_subject_request_letters_kind_check,
     add constraint data_subject_request_letters_kind_check
       check (kind in ('extension', 'granted', 'partly-granted', 'refused', 'directed'${more}))`;

/**
 * What a user can ask of OnNet besides a copy and erasure (L1). A restricted account (Art. 18) is kept and nobody signs in to
 * it: `locked` says so in one word for it and for one that is about to be erased, so that no query can ask for the one and
 * forget the other; who did it stands in the history of the request. Who objects to the log of their sign-ins is not written into it any more (Art. 21). A new e-mail address
 * is corrected (Art. 16) once it is shown that it is theirs, by a link to it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users
      add column restricted_at timestamptz,
      add column restriction_ground text check (restriction_ground in ('accuracy', 'unlawful', 'claims', 'objected')),
      add column restriction_request uuid,
      add column restriction_told_at timestamptz,
      add column sign_ins_unlogged_at timestamptz,
      add column locked boolean not null generated always as (disabled_at is not null or restricted_at is not null) stored,
      add constraint restriction_of_user_is_whole check (
        (restricted_at is null) = (restriction_ground is null) and (restricted_at is null) = (restriction_request is null)
        and (restricted_at is not null or restriction_told_at is null))`);
  await knex.raw(letterKinds(`, 'lifting'`));

  await knex.raw(`
    create table address_changes (
      token_hash bytea primary key,
      user_id uuid not null references users (id),
      request_id uuid not null,
      email text not null check (email = lower(email)),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
  await knex.raw(`create index address_changes_of_user on address_changes (user_id)`);
  await grantPlatformTable(knex, 'address_changes', ['select', 'insert', 'update', 'delete']);

  await openToDirectory(knex, 'invitations', ['select']);
  await knex.raw(`create index invitations_of_address on invitations (email)`);
  await createDirectoryFunction(
    knex,
    'directory.tenants_inviting(p_email text)',
    `returns table (tenant_id uuid)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select distinct i.tenant_id from public.invitations i where i.email = p_email
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.tenants_inviting(text)`);
  await knex.raw(`drop index invitations_of_address`);
  await knex.raw(`drop policy directory_select on invitations`);
  await knex.raw(`revoke select on invitations from onnet_directory`);
  await knex.raw(`drop table address_changes`);
  await overAllTenants(knex, ['data_subject_request_letters'], () =>
    knex.raw(`delete from data_subject_request_letters where kind = 'lifting'`),
  );
  await knex.raw(letterKinds(''));
  await knex.raw(`
    alter table users
      drop constraint restriction_of_user_is_whole, drop column locked, drop column sign_ins_unlogged_at,
      drop column restriction_told_at, drop column restriction_request, drop column restriction_ground,
      drop column restricted_at`);
}
