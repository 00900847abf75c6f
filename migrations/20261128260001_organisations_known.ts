import type { Knex } from 'knex';

import { createDirectoryFunction } from '../src/domain/table-rights.ts';

/**
 * Whoever has confirmed their address is told that their organisation has an account already, and may ask its owners to be let in
 * (ADR 23): so it is looked up, over all tenants, which go by a number. Those that have ended let nobody in.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index tenants_of_organisation on tenants (organisation_number) where ended_at is null`);
  await createDirectoryFunction(
    knex,
    'directory.tenants_of_organisation(p_number text)',
    `returns table (tenant_id uuid)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select t.id from public.tenants t where t.organisation_number = p_number and t.ended_at is null order by t.created_at, t.id limit 20
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.tenants_of_organisation(text)`);
  await knex.raw(`drop index tenants_of_organisation`);
}
