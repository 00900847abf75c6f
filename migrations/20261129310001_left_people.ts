import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

/**
 * A request that is matched with somebody else, or with nobody, says in its history that it was somebody's: it has to be answered all the
 * same. Those that were before are told by what stands there: matched, and sorted to nobody after that, with no "not me" between.
 */
export async function up(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`
      update data_subject_request_events e set details = e.details || '{"left": true}'
       where e.kind = 'sorted' and e.details->>'matched' = 'false'
         and (select b.kind = 'sorted' and b.details->>'matched' = 'true'
                from data_subject_request_events b
               where b.tenant_id = e.tenant_id and b.request_id = e.request_id
                 and b.kind in ('sorted', 'identity-denied') and (b.at, b.id) < (e.at, e.id)
               order by b.at desc, b.id desc limit 1)`),
  );
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_request_events'], () =>
    knex.raw(`update data_subject_request_events set details = details - 'left' where details->>'left' = 'true'`),
  );
}
