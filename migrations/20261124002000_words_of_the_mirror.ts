import type { Knex } from 'knex';

import { grantPlatformTable } from '../src/domain/table-rights.ts';

const wordsOfUnits = `
  select word, count(*)::integer
    from register_units, unnest(string_to_array(search_text, ' ')) word
   where kind = 'main' and word not in ('', '|')
   group by word`;

/**
 * Names are found by whole words, and the words themselves by their beginning, or by what was meant where one is misspelt:
 * there are some hundred thousand of them where there are a million names. An index of every three letters of every name took most of a
 * load's time, and was slow for common words and for misspelt ones.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table register_words (
      word text collate "C" primary key,
      units integer not null
    )`);
  await knex.raw(`insert into register_words (word, units) ${wordsOfUnits}`);
  await grantPlatformTable(knex, 'register_words', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`drop index register_units_by_words`);
  await knex.raw(
    `create index register_units_by_words on register_units using gin (string_to_array(search_text, ' '))
      where kind = 'main' and search_text is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index register_units_by_words`);
  await knex.raw(
    `create index register_units_by_words on register_units using gin (search_text gin_trgm_ops)
      where search_text is not null`,
  );
  await knex.raw(`drop table register_words`);
}
