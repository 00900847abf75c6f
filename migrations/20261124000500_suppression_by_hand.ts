import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * Members put addresses on the suppression list by hand: who did stands beside the hash. And the list is read from its
 * newest end.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table suppressions
      add column recorded_by uuid,
      add foreign key (tenant_id, recorded_by) references members (tenant_id, id),
      drop constraint suppressions_cause_check,
      add constraint suppressions_cause_check
        check (cause in ('objected', 'withdrawn', 'not-me', 'erased', 'import', 'register', 'other'))`);
  await knex.raw(
    `create index suppressions_by_time on suppressions (tenant_id, since desc, id desc) where lifted_at is null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index suppressions_by_time`);
  await overAllTenants(knex, ['suppressions'], () =>
    knex.raw(`update suppressions set cause = 'import' where cause = 'other'`),
  );
  await knex.raw(`
    alter table suppressions
      drop column recorded_by,
      drop constraint suppressions_cause_check,
      add constraint suppressions_cause_check
        check (cause in ('objected', 'withdrawn', 'not-me', 'erased', 'import', 'register'))`);
}
