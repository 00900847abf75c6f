import type { Knex } from 'knex';

/** SQL: the tenant of a row is closed. */
const closed = (table: string): string =>
  `exists (select from tenants t where t.id = ${table}.tenant_id and t.closed_at is not null)`;

/** Tables that only grow, and which of their rows may go all the same: what they proved is over. */
const over = {
  consent_events: `at < now() - interval '24 months'`,
  suppressions: `lifted_at is not null`,
} as const;

/**
 * Lets go of proof when its time is over: of consents that ended two years ago, of noes that were taken back, and of who of OnNet
 * published a policy or confirmed a fact. The rows themselves say that their time has come; a younger one cannot be deleted.
 */
export async function up(knex: Knex): Promise<void> {
  for (const [table, when] of Object.entries(over)) {
    await knex.raw(`drop policy gone_with_tenant on ${table}`);
    await knex.raw(`
      create policy gone_with_tenant on ${table} as restrictive for delete to onnet_app
        using (${closed(table)} or ${when})`);
  }

  // The record of somebody who is deleted for good ends what they agreed to.
  await knex.raw(`alter table consent_events drop constraint consent_events_via_check`);
  await knex.raw(`
    alter table consent_events add constraint consent_events_via_check
      check (via in ('double-opt-in', 'preference-page', 'one-click', 'link', 'not-me', 'in-person', 'phone', 'paper', 'web-form', 'e-mail', 'merge', 'import', 'restore', 'undo', 'replay', 'deletion'))`);

  await knex.raw(`alter table disclosures alter column contact_id drop not null`);
  await knex.raw(`grant update (contact_id) on disclosures to onnet_app`);

  for (const [table, column] of [
    ['policy_publications', 'published_by'],
    ['policy_confirmations', 'confirmed_by'],
  ] as const) {
    await knex.raw(`alter table ${table} alter column ${column} drop not null`);
    await knex.raw(`grant update (${column}) on ${table} to onnet_app`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, column] of [
    ['policy_publications', 'published_by'],
    ['policy_confirmations', 'confirmed_by'],
  ] as const) {
    await knex.raw(`revoke update (${column}) on ${table} from onnet_app`);
    await knex.raw(`alter table ${table} alter column ${column} set not null`);
  }
  await knex.raw(`revoke update (contact_id) on disclosures from onnet_app`);
  await knex.raw(`alter table disclosures alter column contact_id set not null`);
  await knex.raw(`alter table consent_events drop constraint consent_events_via_check`);
  await knex.raw(`
    alter table consent_events add constraint consent_events_via_check
      check (via in ('double-opt-in', 'preference-page', 'one-click', 'link', 'not-me', 'in-person', 'phone', 'paper', 'web-form', 'e-mail', 'merge', 'import', 'restore', 'undo', 'replay'))`);
  for (const table of Object.keys(over)) {
    await knex.raw(`drop policy gone_with_tenant on ${table}`);
    await knex.raw(`
      create policy gone_with_tenant on ${table} as restrictive for delete to onnet_app using (${closed(table)})`);
  }
}
