import type { Knex } from 'knex';

/**
 * Which addresses and numbers a basis from a sale is for: markedsføringsloven § 15 third paragraph allows news of similar goods
 * at the electronic address that was given at the sale, and no other. Kept as the beginnings of their keyed hashes, which tell
 * whether an address is one of them and not which they are. What was written down before says of no address that it was
 * given, and allows nothing until somebody writes it down again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table contact_purposes add column given_for text[]`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table contact_purposes drop column given_for`);
}
