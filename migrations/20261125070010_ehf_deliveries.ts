import type { Knex } from 'knex';

import { overAllTenants, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * What became of each e-invoice that an access point is to take on, and what somebody has to look at about the series. Both
 * are of OnNet's own scope, as the documents are.
 */
export async function up(knex: Knex): Promise<void> {
  // Every series is there from the start, at the number before its first.
  await overAllTenants(knex, ['sales_document_series', 'tenants'], () =>
    knex.raw(`insert into sales_document_series (tenant_id, code, last_number)
     select id, code, 10000 from tenants, unnest(array['invoice', 'credit', 'test-invoice', 'test-credit']) code
      where id = '00000000-0000-0000-0000-000000000000'
     on conflict do nothing`),
  );

  await knex.raw(`
    create table ehf_deliveries (
      tenant_id uuid not null references tenants (id),
      document_id uuid not null,
      receiver text not null,
      created_at timestamptz not null,
      handed_over_at timestamptz,
      receipt text,
      primary key (tenant_id, document_id),
      foreign key (tenant_id, document_id) references sales_documents (tenant_id, id),
      check ((handed_over_at is null) = (receipt is null))
    )`);
  await protectTenantTable(knex, 'ehf_deliveries', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table sales_document_alarms (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      kind text not null check (kind in ('gap', 'double', 'changed', 'not-issued', 'refund-without-credit', 'credit-voided')),
      about text not null,
      found_at timestamptz not null,
      settled_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, kind, about)
    )`);
  await protectTenantTable(knex, 'sales_document_alarms', ['select', 'insert', 'update', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table sales_document_alarms`);
  await knex.raw(`drop table ehf_deliveries`);
  await overAllTenants(knex, ['sales_document_series', 'tenants'], () =>
    knex.raw(`delete from sales_document_series where last_number = 10000`),
  );
}
