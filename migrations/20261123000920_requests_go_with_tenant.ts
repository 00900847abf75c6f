import type { Knex } from 'knex';

import { letGoWithTenant } from '../src/domain/table-rights.ts';

const tables = ['data_subject_requests', 'data_subject_request_events'];

/** Requests and their history are never deleted while their tenant lives: they are reduced. With the tenant they go. */
export async function up(knex: Knex): Promise<void> {
  for (const table of tables) await letGoWithTenant(knex, table);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) {
    await knex.raw(`drop policy gone_with_tenant on ${table}`);
    await knex.raw(`revoke delete on ${table} from onnet_app`);
  }
}
