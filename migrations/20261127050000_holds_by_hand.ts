import type { Knex } from 'knex';

import { hideRestricted } from '../src/domain/table-rights.ts';

/**
 * A sale that a law keeps of somebody who is erased still names them: it is hidden like everything else that is kept, until the
 * hold ends. A sale with somebody who is restricted is the company's too, and stays. And a hold that somebody ends before its last
 * day says why.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table deals add column restricted_at timestamptz`);
  await hideRestricted(knex, 'deals');
  await knex.raw(`alter table legal_holds add column released_because text`);
  // Without figures for the new column the planner takes nearly every row for restricted, and plans for few.
  const { rows } = await knex.raw<{ rows: object[] }>(
    `select from pg_class where oid = 'deals'::regclass and reltuples > 0`,
  );
  if (rows.length > 0) await knex.raw(`analyze deals`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table legal_holds drop column released_because`);
  await knex.raw(`drop policy unrestricted on deals`);
  await knex.raw(`alter table deals drop column restricted_at`);
}
