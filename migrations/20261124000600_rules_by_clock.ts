import type { Knex } from 'knex';

/**
 * People held for one purpose can have two rules: so long after the last activity, and so long after consent was withdrawn.
 * With one place for both, making the second would have replaced the first.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop index retention_rules_one`);
  await knex.raw(
    `create unique index retention_rules_one on retention_rules (tenant_id, selector, purpose_id, clock) nulls not distinct`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table retention_rules no force row level security`);
  await knex.raw(
    `delete from retention_runs r using retention_rules w
      where w.tenant_id = r.tenant_id and w.id = r.rule_id and w.clock = 'withdrawal'`,
  );
  await knex.raw(`delete from retention_rules where clock = 'withdrawal'`);
  await knex.raw(`alter table retention_rules force row level security`);
  await knex.raw(`drop index retention_rules_one`);
  await knex.raw(
    `create unique index retention_rules_one on retention_rules (tenant_id, selector, purpose_id) nulls not distinct`,
  );
}
