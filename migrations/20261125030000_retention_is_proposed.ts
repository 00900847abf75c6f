import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const concerned = ['tenants', 'retention_rules', 'retention_runs'];

/**
 * Nobody is left without a retention rule: who has none for all contacts gets the proposal that new tenants get, for somebody to
 * look at and approve. A rule that nobody made is one that the program proposed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table retention_rules alter column created_by drop not null`);
  await overAllTenants(knex, concerned, async () => {
    await knex.raw(
      `insert into retention_rules (tenant_id, id, months)
       select t.id, gen_random_uuid(), 24 from tenants t
        where t.id <> '00000000-0000-0000-0000-000000000000'
       on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    );
  });
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, concerned, async () => {
    await knex.raw(
      `delete from retention_runs r using retention_rules w
        where w.tenant_id = r.tenant_id and w.id = r.rule_id and w.created_by is null`,
    );
  });
  await overAllTenants(knex, ['retention_rules'], () =>
    knex.raw(`delete from retention_rules where created_by is null`),
  );
  await knex.raw(`alter table retention_rules alter column created_by set not null`);
}
