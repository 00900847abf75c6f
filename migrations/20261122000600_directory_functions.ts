import type { Knex } from 'knex';

import { createDirectoryFunction, openToDirectory, overAllTenants } from '../src/domain/table-rights.ts';
import { PLATFORM_TENANT_ID } from '../src/domain/identifiers.ts';

/**
 * The only ways to look across tenants, each one narrow function owned by a role that has its own select policy
 * and nothing else: no superuser, no BYPASSRLS. Search is among them because full-text and trigram operators are
 * not leakproof, so under row security their index would be skipped; it filters by tenant itself.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create schema directory authorization onnet_directory`);
  await knex.raw(`grant usage on schema directory to onnet_app`);
  await knex.raw(`grant usage on schema public to onnet_directory`);
  await openToDirectory(knex, 'tenants', ['select']);
  await openToDirectory(knex, 'members', ['select']);
  await openToDirectory(knex, 'subscriptions', ['select']);
  await openToDirectory(knex, 'outbox', ['select', 'update']);
  await openToDirectory(knex, 'contacts', ['select']);
  await openToDirectory(knex, 'companies', ['select']);

  const definer = `language sql stable security definer set search_path = pg_catalog, public`;

  await createDirectoryFunction(
    knex,
    'directory.memberships_of(p_user uuid)',
    `returns table (tenant_id uuid, slug text, tenant_name text, tenant_language text, member_id uuid, member_name text, role text, plan text, subscription_status text)
     ${definer} as $$
       select t.id, t.slug, t.name, t.language, m.id, m.name, m.role, coalesce(s.plan, 'trial'),
              case when s.plan = 'trial' and s.trial_ends_at < now() then 'paused' else coalesce(s.status, 'trialing') end
         from public.members m
         join public.tenants t on t.id = m.tenant_id
         left join public.subscriptions s on s.tenant_id = t.id
        where m.user_id = p_user and m.ended_at is null and t.ended_at is null
        order by t.name
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.active_tenants()',
    `returns table (tenant_id uuid) ${definer} as $$
       select id from public.tenants where ended_at is null and id <> '${PLATFORM_TENANT_ID}'
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.tenant_of_customer(p_customer text)',
    `returns table (tenant_id uuid) ${definer} as $$
       select s.tenant_id from public.subscriptions s where s.stripe_customer_id = p_customer
     $$`,
  );
  // Hands out due obligations and marks them as queued for a while, so that several relays never hand out the same one.
  await createDirectoryFunction(
    knex,
    'directory.claim_obligations(p_limit integer, p_seconds integer)',
    `returns table (tenant_id uuid, id uuid, kind text, attempts integer)
     language sql volatile security definer set search_path = pg_catalog, public as $$
       update public.outbox o
          set queued_until = now() + make_interval(secs => p_seconds)
         from (select d.tenant_id, d.id
                 from public.outbox d
                where d.done_at is null and d.dead_at is null and d.due_at <= now()
                  and (d.queued_until is null or d.queued_until < now())
                  and (d.leased_until is null or d.leased_until < now())
                order by d.due_at
                limit p_limit
                  for update skip locked) due
        where o.tenant_id = due.tenant_id and o.id = due.id
       returning o.tenant_id, o.id, o.kind, o.attempts
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.obligations_by_kind()',
    `returns table (kind text, undone bigint, due bigint, running bigint, dead bigint, done_today bigint, oldest_due_at timestamptz)
     ${definer} as $$
       select o.kind,
              count(*) filter (where o.done_at is null and o.dead_at is null),
              count(*) filter (where o.done_at is null and o.dead_at is null and o.due_at <= now()),
              count(*) filter (where o.done_at is null and o.leased_until > now()),
              count(*) filter (where o.dead_at is not null),
              count(*) filter (where o.done_at > now() - interval '24 hours'),
              min(o.due_at) filter (where o.done_at is null and o.dead_at is null)
         from public.outbox o
        where o.done_at is null or o.done_at > now() - interval '24 hours'
        group by o.kind
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.dead_letters(p_limit integer)',
    `returns table (tenant_id uuid, id uuid, kind text, attempts integer, failure text, dead_at timestamptz, created_at timestamptz)
     ${definer} as $$
       select o.tenant_id, o.id, o.kind, o.attempts, o.failure, o.dead_at, o.created_at
         from public.outbox o where o.dead_at is not null order by o.dead_at desc limit p_limit
     $$`,
  );

  await knex.raw(`create index contacts_search on contacts using gin (tenant_id, search_text gin_trgm_ops)`);
  await knex.raw(`create index companies_search on companies using gin (tenant_id, search_text gin_trgm_ops)`);
  for (const table of ['contacts', 'companies'])
    await createDirectoryFunction(
      knex,
      `directory.search_${table}(p_tenant uuid, p_pattern text, p_limit integer)`,
      `returns table (id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
         select c.id from public.${table} c
          where c.tenant_id = p_tenant and c.search_text like p_pattern and c.deleted_at is null
          limit p_limit
       $$`,
    );

  await overAllTenants(knex, ['tenants'], () =>
    knex.raw(`insert into tenants (id, slug, name) select '${PLATFORM_TENANT_ID}', 'onnet-platform', 'OnNet CRM'`),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop schema directory cascade`);
  await knex.raw(`drop index contacts_search`);
  await knex.raw(`drop index companies_search`);
  for (const [table, rights] of Object.entries({
    tenants: ['select'],
    members: ['select'],
    subscriptions: ['select'],
    outbox: ['select', 'update'],
    contacts: ['select'],
    companies: ['select'],
  }))
    for (const right of rights) await knex.raw(`drop policy directory_${right} on ${table}`);
}
