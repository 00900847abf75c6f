import type { Knex } from 'knex';

import { overAllTenants } from '../src/domain/table-rights.ts';

const kinds = (list: string): string =>
  `alter table sales_document_alarms
     drop constraint sales_document_alarms_kind_check,
     add constraint sales_document_alarms_kind_check check (kind in (${list}))`;

/** An invoice that Stripe cannot make final is an alarm too, with Stripe's word for why and whose it is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    kinds(`'gap', 'stripe-gap', 'changed', 'not-issued', 'refund-without-credit', 'credit-voided', 'not-finalized'`),
  );
  await knex.raw(`alter table sales_document_alarms add column detail text, add column buyer uuid`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table sales_document_alarms drop column buyer, drop column detail`);
  await overAllTenants(knex, ['sales_document_alarms'], () =>
    knex.raw(`delete from sales_document_alarms where kind = 'not-finalized'`),
  );
  await knex.raw(kinds(`'gap', 'stripe-gap', 'changed', 'not-issued', 'refund-without-credit', 'credit-voided'`));
}
