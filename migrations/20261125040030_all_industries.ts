import type { Knex } from 'knex';

const found = `search_text is not null and kind = 'main' and prominence >= 0`;
const columns = ['second_industry', 'third_industry'] as const;

/**
 * A unit of the register has up to three industries, and is to be found by any of them. The mirror learns the others from the next
 * file: which one it has is forgotten, so that the file is fetched again.
 */
export async function up(knex: Knex): Promise<void> {
  for (const column of columns) {
    await knex.raw(`alter table register_units add column ${column} text`);
    await knex.raw(`alter table register_units_incoming add column ${column} text`);
    // Most units have one industry alone.
    await knex.raw(
      `create index register_units_by_${column} on register_units (${column} text_pattern_ops)
        where ${column} is not null and ${found}`,
    );
  }
  await knex.raw(`update register_mirrors set etag = null`);
}

export async function down(knex: Knex): Promise<void> {
  for (const column of columns) {
    await knex.raw(`drop index register_units_by_${column}`);
    await knex.raw(`alter table register_units_incoming drop column ${column}`);
    await knex.raw(`alter table register_units drop column ${column}`);
  }
}
