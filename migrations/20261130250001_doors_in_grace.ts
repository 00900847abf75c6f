import type { Knex } from 'knex';

import { PLATFORM_TENANT_ID } from '../src/domain/identifiers.ts';

/**
 * A tenant that has ended still has what it is controller of, and its people get in to answer for it until it is closed: so until then
 * its request form and its address for requests are there. Replaced and not made anew, the function keeps its owner and its rights.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(tenantBySlug('closed_at'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(tenantBySlug('ended_at'));
}

const tenantBySlug = (gone: 'closed_at' | 'ended_at'): string =>
  `create or replace function directory.tenant_by_slug(p_slug text)
     returns table (tenant_id uuid, slug text, name text, language text)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select t.id, t.slug, t.name, t.language from public.tenants t
        where t.slug = p_slug and t.${gone} is null and t.id <> '${PLATFORM_TENANT_ID}'
     $$`;
