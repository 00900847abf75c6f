import type { Knex } from 'knex';

const closed = `exists (select from tenants t where t.id = restrictions.tenant_id and t.closed_at is not null)`;

/** Lets go of restrictions that were lifted two years ago, of people who are gone: a younger one cannot be deleted. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`drop policy gone_with_tenant on restrictions`);
  await knex.raw(`
    create policy gone_with_tenant on restrictions as restrictive for delete to onnet_app
      using (${closed} or lifted_at < now() - interval '24 months')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop policy gone_with_tenant on restrictions`);
  await knex.raw(`
    create policy gone_with_tenant on restrictions as restrictive for delete to onnet_app using (${closed})`);
}
