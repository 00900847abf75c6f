import type { Knex } from 'knex';

import { createDirectoryFunction, openToDirectory } from '../src/domain/table-rights.ts';

/**
 * A dead letter can be set aside by an operator, for one of three reasons. It stays a dead letter: whatever tells people that it was
 * not done goes on doing so, and it can be retried. The operators' page says whose each is and, of mail, which: by the name of the mail
 * alone, so the directory sees no address and no text.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table outbox add column set_aside_for text
      check (set_aside_for in ('done-otherwise', 'cannot-be-done', 'not-needed'))`);
  await openToDirectory(knex, 'mails', ['select']);
  await knex.raw(`revoke select on mails from onnet_directory`);
  await knex.raw(`grant select (tenant_id, id, template) on mails to onnet_directory`);
  await knex.raw(`drop function directory.dead_letters(integer)`);
  await createDirectoryFunction(
    knex,
    'directory.dead_letters(p_limit integer)',
    `returns table (tenant_id uuid, tenant_name text, id uuid, kind text, mail text, attempts integer, failure text,
                    dead_at timestamptz, set_aside_for text)
     ${definer} as $$
       select o.tenant_id, t.name, o.id, o.kind, m.template, o.attempts, o.failure, o.dead_at, o.set_aside_for
         from public.outbox o
         join public.tenants t on t.id = o.tenant_id
         left join public.mails m on o.kind = 'mail' and m.tenant_id = o.tenant_id and m.id = o.subject_id
        where o.dead_at is not null
        order by o.set_aside_for is not null, o.dead_at desc limit p_limit
     $$`,
  );
  await obligationsByKind(knex, 'o.dead_at is not null and o.set_aside_for is null');
}

export async function down(knex: Knex): Promise<void> {
  await obligationsByKind(knex, 'o.dead_at is not null');
  await knex.raw(`drop function directory.dead_letters(integer)`);
  await createDirectoryFunction(
    knex,
    'directory.dead_letters(p_limit integer)',
    `returns table (tenant_id uuid, id uuid, kind text, attempts integer, failure text, dead_at timestamptz, created_at timestamptz)
     ${definer} as $$
       select o.tenant_id, o.id, o.kind, o.attempts, o.failure, o.dead_at, o.created_at
         from public.outbox o where o.dead_at is not null order by o.dead_at desc limit p_limit
     $$`,
  );
  await knex.raw(`revoke select (tenant_id, id, template) on mails from onnet_directory`);
  await knex.raw(`drop policy directory_select on mails`);
  await knex.raw(`alter table outbox drop column set_aside_for`);
}

const definer = `language sql stable security definer set search_path = pg_catalog, public`;

async function obligationsByKind(knex: Knex, dead: string): Promise<void> {
  await knex.raw(`drop function directory.obligations_by_kind()`);
  await createDirectoryFunction(
    knex,
    'directory.obligations_by_kind()',
    `returns table (kind text, undone bigint, due bigint, running bigint, dead bigint, done_today bigint, oldest_due_at timestamptz)
     ${definer} as $$
       select o.kind,
              count(*) filter (where o.done_at is null and o.dead_at is null),
              count(*) filter (where o.done_at is null and o.dead_at is null and o.due_at <= now()),
              count(*) filter (where o.done_at is null and o.leased_until > now()),
              count(*) filter (where ${dead}),
              count(*) filter (where o.done_at > now() - interval '24 hours'),
              min(o.due_at) filter (where o.done_at is null and o.dead_at is null)
         from public.outbox o
        where o.done_at is null or o.done_at > now() - interval '24 hours'
        group by o.kind
     $$`,
  );
}
