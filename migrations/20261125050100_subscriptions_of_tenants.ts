import type { Knex } from 'knex';

import { createDirectoryFunction } from '../src/domain/table-rights.ts';

/** What OnNet's operators see of every tenant's subscription: what it pays for, what is unpaid, and whether seats hold people. */
export async function up(knex: Knex): Promise<void> {
  await createDirectoryFunction(
    knex,
    'directory.subscriptions_of_tenants()',
    `returns table (tenant_id uuid, name text, plan text, status text, price_lookup_key text, seats integer, people integer,
                    trial_ends_at timestamptz, cancel_at timestamptz, next_invoice_total bigint, next_invoice_at timestamptz,
                    open_invoice_amount bigint, open_invoice_attempts integer, next_attempt_at timestamptz,
                    reconciled_at timestamptz, ended_at timestamptz)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select t.id, t.name, s.plan, s.status, s.price_lookup_key, s.seats,
              (select count(*)::int from public.members m where m.tenant_id = t.id and m.ended_at is null),
              s.trial_ends_at, s.cancel_at, s.next_invoice_total, s.next_invoice_at, s.open_invoice_amount,
              s.open_invoice_attempts, s.next_attempt_at, s.reconciled_at, t.ended_at
         from public.tenants t join public.subscriptions s on s.tenant_id = t.id
        where t.closed_at is null order by t.name, t.id
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.subscriptions_of_tenants()`);
}
