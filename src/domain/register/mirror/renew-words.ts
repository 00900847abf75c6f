import type pg from 'pg';

import { PLACE_MARK } from './mirror-row.ts';

const counted = `
  select word, count(*)::integer as units
    from register_units, unnest(string_to_array(search_text, ' ')) word
   where kind = 'main' and search_text is not null and word not in ('', '${PLACE_MARK}')
   group by word`;

const renew = `
  with counted as materialized (${counted}),
  gone as (
    delete from register_words known where not exists (select from counted where counted.word = known.word))
  insert into register_words as known (word, units)
  select word, units from counted order by word
  on conflict (word) do update set units = excluded.units where known.units <> excluded.units`;

/**
 * Has the list of words say what words the names and places of the mirror's main units are made of, and how many units have
 * each, in the open transaction.
 */
export async function renewWords(client: pg.ClientBase): Promise<void> {
  await client.query(renew);
}

/** Adds the words of one unit; how many units have them is counted when the next file is loaded. Values: the text that is searched. */
export const addWords = `
  insert into register_words (word, units)
  select distinct word, 1 from unnest(string_to_array($1, ' ')) word where word not in ('', '${PLACE_MARK}')
  on conflict do nothing`;
