import type { Knex } from 'knex';

import { createDirectoryFunction } from '../src/domain/table-rights.ts';

const memberships = (more: { readonly column: string; readonly value: string }): string => `
    returns table (tenant_id uuid, slug text, tenant_name text, tenant_language text, member_id uuid, member_name text, role text, plan text, subscription_status text${more.column})
    language sql stable security definer set search_path = pg_catalog, public as $$
       select t.id, t.slug, t.name, t.language, m.id, m.name, m.role, coalesce(s.plan, 'trial'),
              case when t.ended_at is not null then 'ended'
                   when s.plan = 'trial' and s.trial_ends_at < now() then 'paused' else coalesce(s.status, 'trialing') end${more.value}
         from public.members m
         join public.tenants t on t.id = m.tenant_id
         left join public.subscriptions s on s.tenant_id = t.id
        where m.user_id = p_user and m.ended_at is null and (t.ended_at is null or t.closed_at is null)
        order by t.name $$`;

/** Every page tells the members of a tenant that has ended until when its owners can take that back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.memberships_of(uuid)`);
  await createDirectoryFunction(
    knex,
    'directory.memberships_of(p_user uuid)',
    memberships({ column: ', ended_at timestamptz', value: ', t.ended_at' }),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.memberships_of(uuid)`);
  await createDirectoryFunction(knex, 'directory.memberships_of(p_user uuid)', memberships({ column: '', value: '' }));
}
