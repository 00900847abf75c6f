import type { Knex } from 'knex';

const found = `search_text is not null and kind = 'main' and prominence >= 0`;

/**
 * Looking through the mirror for companies to sell to: by the beginnings of industry codes, and by when they were registered.
 * Only live businesses that are not people's own are in these indexes, and the values come again and again, so that they
 * stay small and cost a load little. Places are found by the index of words.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index register_units_by_industry on register_units (industry text_pattern_ops) where ${found}`,
  );
  await knex.raw(`create index register_units_by_registration on register_units (registered_on) where ${found}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index register_units_by_registration`);
  await knex.raw(`drop index register_units_by_industry`);
}
