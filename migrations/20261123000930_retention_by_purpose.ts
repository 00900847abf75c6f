import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * Retention rules for more than idle contacts: for people held for one purpose alone, and for what was written about
 * people. What a rule is for, what starts its clock and what it does are words without a list in the database: a rule that
 * this version of the program does not understand can be there, and is skipped loudly instead of guessed at.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table retention_rules
      add column selector text not null default 'contacts',
      add column purpose_id uuid,
      add column clock text not null default 'last-activity',
      add column unit text not null default 'month',
      add column action text not null default 'anonymise',
      add column floor_law text,
      add foreign key (tenant_id, purpose_id) references purposes (tenant_id, id)`);
  await knex.raw(`drop index retention_rules_one`);
  await knex.raw(
    `create unique index retention_rules_one on retention_rules (tenant_id, selector, purpose_id) nulls not distinct`,
  );
  await knex.raw(`drop index retention_runs_unfinished`);
  await knex.raw(
    `create unique index retention_runs_unfinished on retention_runs (tenant_id, rule_id) where state in ('waiting', 'running')`,
  );
  await knex.raw(`alter table retention_runs drop constraint retention_runs_skipped_check`);
  await knex.raw(`alter table retention_runs add check (skipped in ('rule-off', 'rule-changed', 'not-understood'))`);
  // Old text by age, for the rule about what was written.
  await knex.raw(
    `create index activities_with_text on activities (tenant_id, happened_at, id) where subject <> '' or body <> ''`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index activities_with_text`);
  await overAllTenants(knex, ['retention_runs'], () =>
    knex.raw(`delete from retention_runs where skipped = 'not-understood'`),
  );
  await knex.raw(`alter table retention_runs drop constraint retention_runs_skipped_check`);
  await knex.raw(`alter table retention_runs add check (skipped in ('rule-off', 'rule-changed'))`);
  await knex.raw(`drop index retention_runs_unfinished`);
  await knex.raw(
    `create unique index retention_runs_unfinished on retention_runs (tenant_id) where state in ('waiting', 'running')`,
  );
  await knex.raw(`drop index retention_rules_one`);
  await knex.raw(`create unique index retention_rules_one on retention_rules (tenant_id)`);
  await knex.raw(`
    alter table retention_rules drop column floor_law, drop column action, drop column unit, drop column clock,
      drop column purpose_id, drop column selector`);
}
