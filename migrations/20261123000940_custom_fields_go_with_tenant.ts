import type { Knex } from 'knex';

import { letGoWithTenant } from '../src/domain/table-rights.ts';

/** A declaration stands while its tenant lives; only who made it becomes the former user. With the tenant it goes. */
export async function up(knex: Knex): Promise<void> {
  await letGoWithTenant(knex, 'custom_field_declarations');
  await knex.raw(`grant update (declared_by) on custom_field_declarations to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke update (declared_by) on custom_field_declarations from onnet_app`);
  await knex.raw(`drop policy gone_with_tenant on custom_field_declarations`);
  await knex.raw(`revoke delete on custom_field_declarations from onnet_app`);
}
