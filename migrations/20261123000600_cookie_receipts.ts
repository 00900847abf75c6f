import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

/**
 * Receipts of what visitors answered about cookies: proof that a consent was given, and of what was asked (GDPR art. 7
 * no. 1, ekomloven § 3-15). OnNet's own (layer L1): a visitor is nobody's customer yet. Only added and removed; no
 * address, no full browser string.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table cookie_receipts (
      id uuid primary key,
      version text not null check (version ~ '^\\d{4}-\\d\\d-\\d\\d$'),
      analytics boolean not null,
      marketing boolean not null,
      decided_at timestamptz not null,
      wording_sha256 bytea not null check (length(wording_sha256) = 32),
      language text not null check (language in ('nb', 'en')),
      browser text not null check (length(browser) <= 20),
      replaces uuid
    )`);
  await knex.raw(`create index cookie_receipts_by_moment on cookie_receipts (decided_at)`);
  await grantPlatformTable(knex, 'cookie_receipts', ['select', 'insert', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table cookie_receipts`);
}
