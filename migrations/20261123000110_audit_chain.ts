import type { Knex } from 'knex';

import { createDirectoryFunction, openToDirectory, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * A trail that shows when somebody has been at it. Entries are written as before, and put on a list of what waits; a job
 * takes them off it and gives each a seal, which is chained to the seal before. A seal says nothing about anybody and
 * stays when its entry is cut after its time, so the rest can still be verified.
 */
export async function up(knex: Knex): Promise<void> {
  // For what it was done, whether it was only looked at, and values under the person's own key.
  await knex.raw(`
    alter table audit_entries
      add column purpose text,
      add column reading boolean not null default false,
      add column sealed_values bytea`);
  await knex.raw(
    `create index audit_entries_of_changes on audit_entries (tenant_id, at desc, id desc) where not reading`,
  );

  await knex.raw(`
    create table audit_pending (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      entry_ids uuid[] not null,
      primary key (tenant_id, id)
    )`);
  await knex.raw(`
    create table audit_seals (
      tenant_id uuid not null references tenants (id),
      seq bigint not null,
      entry_id uuid not null,
      at timestamptz not null,
      keep text not null check (keep in ('ordinary', 'privacy')),
      digest bytea not null,
      mac bytea not null,
      primary key (tenant_id, seq),
      unique (tenant_id, entry_id)
    )`);
  await knex.raw(`
    create table audit_checkpoints (
      tenant_id uuid not null references tenants (id),
      seq bigint not null,
      mac bytea not null,
      proof bytea not null,
      made_at timestamptz not null default now(),
      primary key (tenant_id, seq)
    )`);
  // How long entries are kept. Not in code, so that a lawyer's correction is an update of a row.
  await knex.raw(`
    create table audit_periods (
      keep text primary key check (keep in ('ordinary', 'privacy')),
      months integer not null check (months > 0),
      reason text not null,
      verified boolean not null
    )`);
  await knex.raw(`
    insert into audit_periods (keep, months, reason, verified) values
      ('ordinary', 24, 'Security and troubleshooting (GDPR Art. 5(1)(e)); chosen, no Norwegian statute sets a number', false),
      ('privacy', 60, 'Accountability (GDPR Art. 5(2)) for requests, erasures and retention; chosen', false)`);
  await knex.raw(`grant select on audit_periods to onnet_app, onnet_directory`);

  // What was written before there was a chain goes into it first.
  await knex.raw(`alter table audit_entries no force row level security`);
  await knex.raw(`
    insert into audit_pending (tenant_id, id, entry_ids)
    select tenant_id, gen_random_uuid(), array_agg(id)
      from (select tenant_id, id, row_number() over (partition by tenant_id order by at, id) / 500 as part from audit_entries) e
     group by tenant_id, part`);
  await knex.raw(`alter table audit_entries force row level security`);

  await protectTenantTable(knex, 'audit_pending', ['select', 'insert', 'delete']);
  await protectTenantTable(knex, 'audit_seals', ['select', 'insert']);
  await protectTenantTable(knex, 'audit_checkpoints', ['select', 'insert']);

  await openToDirectory(knex, 'audit_pending', ['select']);
  await openToDirectory(knex, 'audit_entries', ['select', 'delete']);
  await openToDirectory(knex, 'audit_seals', ['select', 'delete']);
  await openToDirectory(knex, 'audit_checkpoints', ['select']);
  await createDirectoryFunction(
    knex,
    'directory.tenants_with_unsealed()',
    `returns table (tenant_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
       select distinct p.tenant_id from public.audit_pending p
     $$`,
  );
  // The application may not remove an entry. This may, and only one that is sealed and past its time, by the seal's own date.
  await createDirectoryFunction(
    knex,
    'directory.cut_audit_entries(p_tenant uuid, p_limit integer)',
    `returns bigint language sql volatile security definer set search_path = pg_catalog, public as $$
       with cut as (
         delete from public.audit_entries e
          using (select d.tenant_id, d.id
                   from public.audit_entries d
                   join public.audit_seals s on s.tenant_id = d.tenant_id and s.entry_id = d.id
                   join public.audit_periods p on p.keep = s.keep
                  where d.tenant_id = p_tenant
                    and d.at < now() - make_interval(months => (select min(months) from public.audit_periods))
                    and s.at < now() - make_interval(months => p.months)
                  order by d.at, d.id limit p_limit) old
          where e.tenant_id = old.tenant_id and e.id = old.id
         returning 1)
       select count(*) from cut
     $$`,
  );
  await createDirectoryFunction(
    knex,
    'directory.cut_audit_seals(p_tenant uuid)',
    `returns bigint language sql volatile security definer set search_path = pg_catalog, public as $$
       with cut as (
         delete from public.audit_seals s
          where s.tenant_id = p_tenant
            and s.seq <= (select max(c.seq) from public.audit_checkpoints c where c.tenant_id = p_tenant)
            and s.at < now() - make_interval(months => (select max(months) from public.audit_periods))
            and not exists (select from public.audit_entries e where e.tenant_id = p_tenant and e.id = s.entry_id)
         returning 1)
       select count(*) from cut
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const signature of ['cut_audit_seals(uuid)', 'cut_audit_entries(uuid, integer)', 'tenants_with_unsealed()'])
    await knex.raw(`drop function directory.${signature}`);
  for (const right of ['select', 'delete']) await knex.raw(`drop policy directory_${right} on audit_entries`);
  await knex.raw(`revoke select, delete on audit_entries from onnet_directory`);
  for (const table of ['audit_periods', 'audit_checkpoints', 'audit_seals', 'audit_pending'])
    await knex.raw(`drop table ${table}`);
  await knex.raw(`drop index audit_entries_of_changes`);
  await knex.raw(`alter table audit_entries drop column sealed_values, drop column reading, drop column purpose`);
}
