import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * A request that was merged points to the one it is answered with: where that had been merged too, to the end of the chain. From now
 * on merging keeps it so. Nobody can go back to a chain, and nobody needs to.
 */
export async function up(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_requests'], () =>
    knex.raw(`
    with recursive chain(tenant_id, id, at, depth) as (
       select tenant_id, id, merged_into, 1 from data_subject_requests where merged_into is not null
        union all
       select c.tenant_id, c.id, n.merged_into, c.depth + 1 from chain c
         join data_subject_requests n on n.tenant_id = c.tenant_id and n.id = c.at
        where n.merged_into is not null and c.depth < 100
    )
    update data_subject_requests r
       set merged_into = (select c.at from chain c where c.tenant_id = r.tenant_id and c.id = r.id order by c.depth desc limit 1)
     where r.merged_into is not null`),
  );
}

export async function down(): Promise<void> {
  // Which request each was merged into first is in its history.
}
