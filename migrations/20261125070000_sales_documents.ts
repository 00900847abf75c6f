import type { Knex } from 'knex';

import { protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * OnNet's own invoices and credit notes (layer L1). They belong to OnNet's own scope and not to the customer they are to, so
 * that they outlive the customer relationship for as long as bookkeeping demands. A document is written once: the application
 * may not change one, and may delete one only when its term is over.
 */
export async function up(knex: Knex): Promise<void> {
  // Not a sequence: a number that is given out must be used, or it is given out again.
  await knex.raw(`
    create table sales_document_series (
      tenant_id uuid not null references tenants (id),
      code text not null check (code in ('invoice', 'credit', 'test-invoice', 'test-credit')),
      last_number bigint not null check (last_number >= 0),
      primary key (tenant_id, code)
    )`);
  await protectTenantTable(knex, 'sales_document_series', ['select', 'insert', 'update']);

  await knex.raw(`
    create table sales_documents (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      series text not null,
      number bigint not null check (number > 0),
      kind text not null check (kind in ('invoice', 'credit')),
      buyer_tenant_id uuid,
      buyer_is_person boolean not null,
      credited_id uuid,
      stripe_object_id text not null,
      stripe_number text,
      issued_at timestamptz not null,
      issued_on date not null,
      due_on date not null,
      kept_until date not null check (kept_until > issued_on),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      net bigint not null,
      vat bigint not null,
      gross bigint not null check (gross = net + vat),
      vat_nok bigint not null,
      language text not null check (language in ('nb', 'en')),
      snapshot text not null,
      snapshot_sha256 text not null check (snapshot_sha256 = encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')),
      pdf bytea not null,
      pdf_sha256 text not null check (pdf_sha256 = encode(sha256(pdf), 'hex')),
      ehf bytea not null,
      ehf_sha256 text not null check (ehf_sha256 = encode(sha256(ehf), 'hex')),
      primary key (tenant_id, id),
      unique (tenant_id, series, number),
      unique (tenant_id, stripe_object_id, kind),
      check ((kind = 'credit') = (credited_id is not null))
    )`);
  await knex.raw(
    `create index sales_documents_of_buyer on sales_documents (tenant_id, buyer_tenant_id, issued_at desc)`,
  );
  await knex.raw(`create index sales_documents_by_time on sales_documents (tenant_id, issued_at desc, id desc)`);
  await knex.raw(`create index sales_documents_by_term on sales_documents (tenant_id, kept_until)`);
  await knex.raw(`create index sales_documents_crediting on sales_documents (tenant_id, credited_id)`);
  await protectTenantTable(knex, 'sales_documents', ['select', 'insert', 'delete']);
  await knex.raw(`
    create policy term_over on sales_documents as restrictive for delete to onnet_app
      using (kept_until < (now() at time zone 'Europe/Oslo')::date)`);

  await knex.raw(`
    create table sales_document_lines (
      tenant_id uuid not null references tenants (id),
      document_id uuid not null,
      position integer not null check (position > 0),
      description text not null,
      period_from date,
      period_to date,
      quantity integer not null check (quantity > 0),
      amount bigint not null,
      discount bigint not null,
      net bigint not null check (net = amount - discount),
      treatment text not null check (treatment in ('standard', 'reverse-charge', 'export')),
      percent integer not null check (percent >= 0),
      vat bigint not null,
      primary key (tenant_id, document_id, position),
      foreign key (tenant_id, document_id) references sales_documents (tenant_id, id)
    )`);
  await knex.raw(`
    create table sales_document_vat (
      tenant_id uuid not null references tenants (id),
      document_id uuid not null,
      treatment text not null check (treatment in ('standard', 'reverse-charge', 'export')),
      percent integer not null check (percent >= 0),
      net bigint not null,
      vat bigint not null,
      net_nok bigint not null,
      vat_nok bigint not null,
      primary key (tenant_id, document_id, treatment),
      foreign key (tenant_id, document_id) references sales_documents (tenant_id, id)
    )`);
  for (const table of ['sales_document_lines', 'sales_document_vat']) {
    await protectTenantTable(knex, table, ['select', 'insert', 'delete']);
    await knex.raw(`
      create policy term_over on ${table} as restrictive for delete to onnet_app
        using ((select d.kept_until from sales_documents d
                 where d.tenant_id = ${table}.tenant_id and d.id = ${table}.document_id)
               < (now() at time zone 'Europe/Oslo')::date)`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['sales_document_vat', 'sales_document_lines', 'sales_documents', 'sales_document_series'])
    await knex.raw(`drop table ${table}`);
}
