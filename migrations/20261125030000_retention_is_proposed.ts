import type { Knex } from 'knex';

/**
 * Nobody is left without a retention rule: who has none for all contacts gets the proposal that new tenants get, for somebody to
 * look at and approve. A rule that nobody made is one that the program proposed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table retention_rules alter column created_by drop not null`);
  await withoutRowSecurity(knex, async () => {
    await knex.raw(
      `insert into retention_rules (tenant_id, id, months)
       select t.id, gen_random_uuid(), 24 from tenants t
        where t.id <> '00000000-0000-0000-0000-000000000000'
       on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    );
  });
}

export async function down(knex: Knex): Promise<void> {
  await withoutRowSecurity(knex, async () => {
    await knex.raw(
      `delete from retention_runs r using retention_rules w
        where w.tenant_id = r.tenant_id and w.id = r.rule_id and w.created_by is null`,
    );
    await knex.raw(`delete from retention_rules where created_by is null`);
  });
  await knex.raw(`alter table retention_rules alter column created_by set not null`);
}

/** Row security hides the tenants from the owner too, so it is lifted for these statements of the transaction. */
async function withoutRowSecurity(knex: Knex, work: () => Promise<void>): Promise<void> {
  const tables = ['tenants', 'retention_rules', 'retention_runs'];
  for (const table of tables) await knex.raw(`alter table ${table} no force row level security`);
  await work();
  for (const table of tables) await knex.raw(`alter table ${table} force row level security`);
}
