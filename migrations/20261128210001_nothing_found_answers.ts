import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const answers = (more: string): string => `
  alter table data_subject_requests drop constraint data_subject_requests_decision_check,
    add constraint data_subject_requests_decision_check
      check (decision in ('granted', 'partly-granted', 'refused', 'directed', 'withdrawn'${more}));
  alter table data_subject_request_letters drop constraint data_subject_request_letters_kind_check,
    add constraint data_subject_request_letters_kind_check
      check (kind in ('extension', 'lifting', 'granted', 'partly-granted', 'refused', 'directed'${more}))`;

/** That nothing was found about whoever asked is an answer of its own, and neither a grant nor a refusal. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(answers(`, 'nothing-found'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['data_subject_requests'], () =>
    knex.raw(`update data_subject_requests set decision = 'granted' where decision = 'nothing-found'`),
  );
  await overAllTenants(knex, ['data_subject_request_letters'], () =>
    knex.raw(`update data_subject_request_letters set kind = 'granted' where kind = 'nothing-found'`),
  );
  await knex.raw(answers(''));
}
