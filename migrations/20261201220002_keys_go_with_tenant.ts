import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * A tenant's keys for hashed addresses and for links go when the tenant is erased, with all that they were for. The key of the audit
 * trail stays with the trail, which could not be verified without it. Those of tenants that were erased before go now.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create policy gone_with_tenant on tenant_keys as restrictive for delete to onnet_app
      using (kind <> 'audit' and exists (select from tenants t where t.id = tenant_keys.tenant_id and t.closed_at is not null))`);
  await knex.raw(`grant delete on tenant_keys to onnet_app`);
  await overAllTenants(knex, ['tenant_keys'], () =>
    knex.raw(`
      delete from tenant_keys k using tenants t
       where t.id = k.tenant_id and t.erased_at is not null and k.kind <> 'audit'`),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke delete on tenant_keys from onnet_app`);
  await knex.raw(`drop policy gone_with_tenant on tenant_keys`);
}
