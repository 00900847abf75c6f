import type { Knex } from 'knex';

import { letGoWithTenant } from '../src/domain/table-rights.ts';

/**
 * What is kept after a tenant has gone, goes when its law lets it: the subscription after the bookkeeping period, and the
 * name of who accepted the agreement when claims from it have lapsed. That acceptances are never deleted stays as it is.
 */
export async function up(knex: Knex): Promise<void> {
  await letGoWithTenant(knex, 'subscriptions');
  await knex.raw(`grant update (accepted_by) on agreement_acceptances to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke update (accepted_by) on agreement_acceptances from onnet_app`);
  await knex.raw(`drop policy gone_with_tenant on subscriptions`);
  await knex.raw(`revoke delete on subscriptions from onnet_app`);
}
