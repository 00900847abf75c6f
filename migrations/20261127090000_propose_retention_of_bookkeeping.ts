import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const rulesOfBookkeeping = `r.selector = 'contacts' and r.clock = 'last-activity' and r.created_by is null and r.approved_at is null
  and exists (select from purposes p where p.tenant_id = r.tenant_id and p.id = r.purpose_id and p.retention_rule = 'bookkeeping')`;

/**
 * The rule about all contacts ends nobody who serves the tenant's accounts, and without a rule of that purpose's own they were kept
 * without end: everybody gets the proposal that new tenants get. It does nothing before somebody has looked at it and approved.
 */
export async function up(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['tenants', 'purposes', 'retention_rules'], () =>
    knex.raw(
      `insert into retention_rules (tenant_id, id, selector, purpose_id, clock, action, months, floor_law)
       select p.tenant_id, gen_random_uuid(), 'contacts', p.id, 'last-activity', 'anonymise', 72, 'bokføringsloven § 13'
         from purposes p
        where p.tenant_id <> '00000000-0000-0000-0000-000000000000' and p.layer = 'L2' and p.retention_rule = 'bookkeeping'
       on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['purposes', 'retention_rules', 'retention_runs'], () =>
    knex.raw(
      `delete from retention_rules r
        where ${rulesOfBookkeeping} and not exists (select from retention_runs w where w.tenant_id = r.tenant_id and w.rule_id = r.id)`,
    ),
  );
}
