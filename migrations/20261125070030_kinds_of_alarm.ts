import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const kinds = (list: string): string =>
  `alter table sales_document_alarms
     drop constraint sales_document_alarms_kind_check,
     add constraint sales_document_alarms_kind_check check (kind in (${list}))`;

/** Stripe's own numbers are watched too; a number twice cannot be, since it is unique. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(kinds(`'gap', 'stripe-gap', 'changed', 'not-issued', 'refund-without-credit', 'credit-voided'`));
}

export async function down(knex: Knex): Promise<void> {
  await overAllTenants(knex, ['sales_document_alarms'], () => knex.raw(`delete from sales_document_alarms`));
  await knex.raw(kinds(`'gap', 'double', 'changed', 'not-issued', 'refund-without-credit', 'credit-voided'`));
}
