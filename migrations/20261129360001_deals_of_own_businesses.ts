import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/** A deal with the hidden business of somebody who is restricted, and no person on it, is data about them alone: so are its notes. */
export async function up(knex: Knex): Promise<void> {
  await overAllTenants(knex, tables, () =>
    knex.raw(`
      with theirs as (
        select d.tenant_id, d.id, k.restricted_at
          from deals d join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id and k.restricted_at is not null
         where d.contact_id is null and d.restricted_at is null),
      noted as (
        update activities a set restricted_at = t.restricted_at from theirs t
         where a.tenant_id = t.tenant_id and a.deal_id = t.id and a.contact_id is null and a.restricted_at is null)
      update deals d set restricted_at = t.restricted_at from theirs t where d.tenant_id = t.tenant_id and d.id = t.id`),
  );
}

/** The program before this showed them, and would show none again that stayed hidden. What was noted at the business itself stays hidden. */
export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, tables, () =>
    knex.raw(`
      with theirs as (
        select d.tenant_id, d.id from deals d where d.contact_id is null and d.company_id is not null and d.restricted_at is not null),
      noted as (
        update activities a set restricted_at = null from theirs t
         where a.tenant_id = t.tenant_id and a.deal_id = t.id and a.contact_id is null and a.company_id is null
           and not exists (select from restrictions r
                            where r.tenant_id = a.tenant_id and r.activity_id = a.id and r.lifted_at is null))
      update deals d set restricted_at = null from theirs t where d.tenant_id = t.tenant_id and d.id = t.id`),
  );
}

const tables = ['deals', 'activities', 'companies', 'restrictions'];
