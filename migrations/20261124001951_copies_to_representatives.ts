import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const acts = (more: string): string =>
  `alter table disclosures drop constraint disclosures_act_check,
     add constraint disclosures_act_check check (act in ('by-hand', 'rectification-notice', 'correction'${more}))`;

/** A copy that was given to somebody who asked for another is data given to somebody, and stands in the log. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(acts(`, 'copy'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['disclosures'], () => knex.raw(`delete from disclosures where act = 'copy'`));
  await knex.raw(acts(''));
}
