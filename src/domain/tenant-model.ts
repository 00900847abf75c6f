import knexPackage, { type Knex } from 'knex';
import { Model } from 'objection';

import { currentClient } from './tenancy.ts';
import { demandKeepable } from './typed-texts.ts';

/**
 * Knex for the models. It has no connections of its own: every statement runs on the client of the transaction
 * that is open right now, so a query outside one throws instead of escaping its tenant.
 */
const models: Knex = knexPackage.knex({ client: 'pg', version: '15.0' });
// Said before a statement is sent: what throws here stops it.
models.on('query', ({ sql }: { readonly sql: string }) => demandKeepable(sql));

const client: object = models.client;
Object.assign(client, {
  acquireConnection: async () => currentClient(),
  releaseConnection: async () => undefined,
  transaction: () => {
    throw new Error('open transactions with inTenant, not through knex');
  },
});

/**
 * Base of every model of a tenant's own data. The key starts with the tenant, and every statement runs in the
 * tenant's open transaction.
 *
 * `concurrency = 1`: objection would otherwise load relations in parallel and reorder errors. It has no typing.
 * Subclasses must `declare` their fields, or type stripping turns them into own properties that end up in inserts.
 */
export abstract class TenantModel extends Model {
  static concurrency = 1;

  declare tenant_id: string;
  declare id: string;

  static override get idColumn(): string[] {
    return ['tenant_id', 'id'];
  }

  static override knex(): Knex {
    return models;
  }
}
