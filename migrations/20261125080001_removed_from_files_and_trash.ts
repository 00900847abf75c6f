import type { Knex } from 'knex';

import { createDirectoryFunction, overAllTenants } from '../src/domain/table-rights.ts';

const reasons = (words: string): string =>
  `alter table exports add constraint exports_withheld_because_check check (withheld_because in (${words}))`;

/**
 * What is removed from open data goes from the trash too, where a company still shows what the register told, and from the
 * files that were made while it did. A company in the trash follows nothing else.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index companies_in_trash_by_number on companies (organisation_number)
      where organisation_number is not null and deleted_at is not null`,
  );
  await createDirectoryFunction(
    knex,
    'directory.trashed_companies_with(p_numbers text[])',
    `returns table (organisation_number text, tenant_id uuid, company_id uuid)
       language sql stable security definer set search_path = pg_catalog, public as $$
       select c.organisation_number, c.tenant_id, c.id
         from public.companies c
         join public.tenants t on t.id = c.tenant_id and t.ended_at is null
        where c.organisation_number = any (p_numbers) and c.deleted_at is not null
     $$`,
  );
  await knex.raw(`alter table exports drop constraint exports_withheld_because_check`);
  await knex.raw(reasons(`'restriction', 'erasure', 'removal'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['exports'], () =>
    knex.raw(`update exports set withheld_because = 'erasure' where withheld_because = 'removal'`),
  );
  await knex.raw(`alter table exports drop constraint exports_withheld_because_check`);
  await knex.raw(reasons(`'restriction', 'erasure'`));
  await knex.raw(`drop function directory.trashed_companies_with(text[])`);
  await knex.raw(`drop index companies_in_trash_by_number`);
}
