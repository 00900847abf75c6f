import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const concerned = ['tenants', 'retention_rules', 'retention_runs'];

/**
 * A sole proprietorship whose owner is no contact is somebody's data all the same, and no rule ended it: everybody gets the proposal
 * that new tenants get, with the period they keep contacts for. It does nothing before somebody has looked at it and approved.
 */
export async function up(knex: Knex): Promise<void> {
  await overAllTenants(knex, concerned, () =>
    knex.raw(
      `insert into retention_rules (tenant_id, id, selector, action, months)
       select t.id, gen_random_uuid(), 'own-businesses', 'delete',
              coalesce((select r.months from retention_rules r where r.tenant_id = t.id and r.selector = 'contacts'
                           and r.purpose_id is null and r.clock = 'last-activity'), 24)
         from tenants t where t.id <> '00000000-0000-0000-0000-000000000000'
       on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, concerned, () =>
    knex.raw(
      `delete from retention_runs r using retention_rules w
        where w.tenant_id = r.tenant_id and w.id = r.rule_id and w.selector = 'own-businesses'`,
    ),
  );
  await overAllTenants(knex, ['retention_rules'], () =>
    knex.raw(`delete from retention_rules where selector = 'own-businesses'`),
  );
}
