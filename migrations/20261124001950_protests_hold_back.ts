import type { Knex } from 'knex';

import { createDirectoryFunction } from '../src/domain/table-rights.ts';

/** Which sub-processors a tenant has objected to without an answer: their first day waits for it (Art. 28(2)). */
export async function up(knex: Knex): Promise<void> {
  await createDirectoryFunction(
    knex,
    'directory.held_sub_processors()',
    `returns table (sub_processor_id uuid)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select distinct n.sub_processor_id from public.sub_processor_notices n
        where n.change = 'new' and n.protested_at is not null and n.answered_at is null
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.held_sub_processors()`);
}
