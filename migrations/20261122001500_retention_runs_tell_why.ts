import type { Knex } from 'knex';

/**
 * A run that did nothing, or stopped half-way, says why: a rule that is skipped must be seen. One rule for each tenant,
 * and one run under way at a time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table retention_runs add column skipped text check (skipped in ('rule-off', 'rule-changed'))`);
  await knex.raw(`create unique index retention_rules_one on retention_rules (tenant_id)`);
  await knex.raw(
    `create unique index retention_runs_unfinished on retention_runs (tenant_id) where state in ('waiting', 'running')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index retention_runs_unfinished`);
  await knex.raw(`drop index retention_rules_one`);
  await knex.raw(`alter table retention_runs drop column skipped`);
}
