import type { Knex } from 'knex';

/**
 * A seal says when it was made, and when the sealer had last emptied the list before that: an entry that claims to be older than
 * that look was not on the list then, and came in by the side. Seals made before this say neither, and stay as they are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table audit_seals add column sealed_at timestamptz, add column looked_at timestamptz`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table audit_seals drop column looked_at, drop column sealed_at`);
}
