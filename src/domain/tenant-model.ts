import type { Knex } from 'knex';
import { Model } from 'objection';

import { models } from './database.ts';

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

/** Base of models of OnNet's own tables (layer L1), which have no tenant. */
export abstract class PlatformModel extends Model {
  static concurrency = 1;

  declare id: string;

  static override knex(): Knex {
    return models;
  }
}
