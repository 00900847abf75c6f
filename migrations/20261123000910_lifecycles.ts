import type { Knex } from 'knex';

import { createDirectoryFunction, letGoWithTenant } from '../src/domain/table-rights.ts';

const memberships = (ended: { readonly status: string; readonly where: string }): string => `
       select t.id, t.slug, t.name, t.language, m.id, m.name, m.role, coalesce(s.plan, 'trial'),
              case ${ended.status}
                   when s.plan = 'trial' and s.trial_ends_at < now() then 'paused' else coalesce(s.status, 'trialing') end
         from public.members m
         join public.tenants t on t.id = m.tenant_id
         left join public.subscriptions s on s.tenant_id = t.id
        where m.user_id = p_user and m.ended_at is null and ${ended.where}
        order by t.name`;

const replaceMemberships = (body: string): string => `
  create or replace function directory.memberships_of(p_user uuid)
    returns table (tenant_id uuid, slug text, tenant_name text, tenant_language text, member_id uuid, member_name text, role text, plan text, subscription_status text)
    language sql stable security definer set search_path = pg_catalog, public as $$ ${body} $$`;

/** Tables the application adds to and never takes from while the tenant lives. */
const onlyGrowing = ['restrictions', 'consent_events', 'consent_wordings', 'reservation_washes', 'suppressions'];

/**
 * The ends of things. A tenant that has ended is open to its members until it is closed, for reading, exporting and
 * changing their mind; then it is erased. A member who has left stays as the author of what they wrote for a while, and is
 * then the tenant's one former user; a user who is nobody's member any more goes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table tenants add column closed_at timestamptz, add column erased_at timestamptz`);
  await knex.raw(`alter table tenants add check (closed_at is null or ended_at is not null)`);
  await knex.raw(`alter table tenants add check (erased_at is null or closed_at is not null)`);

  // Whoever accepted the agreement stays named in it after their user is gone; the former user never was anybody.
  await knex.raw(`alter table members alter column user_id drop not null`);
  await knex.raw(`alter table members add column former_user boolean not null default false`);
  await knex.raw(`alter table members add check (not former_user or (user_id is null and ended_at is not null))`);
  await knex.raw(`create unique index members_former_user on members (tenant_id) where former_user`);
  await knex.raw(`grant delete on members, users, invitations to onnet_app`);
  await knex.raw(`alter table users add column alone_since timestamptz`);

  for (const table of onlyGrowing) await letGoWithTenant(knex, table);
  // The ledgers keep what was said and done; only who typed it becomes the former user.
  await knex.raw(`grant update (actor_id) on consent_events to onnet_app`);
  await knex.raw(`grant update (created_by) on consent_wordings to onnet_app`);
  await knex.raw(`grant update (recorded_by) on reservation_washes to onnet_app`);

  await knex.raw(
    replaceMemberships(
      memberships({
        status: `when t.ended_at is not null then 'ended'`,
        where: '(t.ended_at is null or t.closed_at is null)',
      }),
    ),
  );
  const definer = `language sql stable security definer set search_path = pg_catalog, public`;
  await createDirectoryFunction(
    knex,
    'directory.ending_tenants()',
    `returns table (tenant_id uuid, ended_at timestamptz, closed_at timestamptz) ${definer} as $$
       select id, ended_at, closed_at from public.tenants where ended_at is not null and erased_at is null
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.users_with_membership()',
    `returns table (user_id uuid) ${definer} as $$
       select distinct m.user_id from public.members m join public.tenants t on t.id = m.tenant_id
        where m.user_id is not null and m.ended_at is null and t.erased_at is null
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.tenants_ever_of(p_user uuid)',
    `returns table (tenant_id uuid) ${definer} as $$
       select m.tenant_id from public.members m where m.user_id = p_user
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['tenants_ever_of(uuid)', 'users_with_membership()', 'ending_tenants()'])
    await knex.raw(`drop function directory.${name}`);
  await knex.raw(replaceMemberships(memberships({ status: '', where: 't.ended_at is null' })));
  await knex.raw(`alter table users drop column alone_since`);
  await knex.raw(`revoke update (recorded_by) on reservation_washes from onnet_app`);
  await knex.raw(`revoke update (created_by) on consent_wordings from onnet_app`);
  await knex.raw(`revoke update (actor_id) on consent_events from onnet_app`);
  for (const table of onlyGrowing) {
    await knex.raw(`drop policy gone_with_tenant on ${table}`);
    await knex.raw(`revoke delete on ${table} from onnet_app`);
  }
  await knex.raw(`revoke delete on members, users, invitations from onnet_app`);
  await knex.raw(`alter table members drop column former_user`);
  await knex.raw(`alter table members alter column user_id set not null`);
  await knex.raw(`alter table tenants drop column erased_at, drop column closed_at`);
}
