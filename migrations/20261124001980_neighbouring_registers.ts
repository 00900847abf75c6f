import type { Knex } from 'knex';

import { grantPlatformTable, protectTenantTable } from '../src/domain/table-rights.ts';

/**
 * The registers beside Enhetsregisteret: which of them a tenant has on, what they have told (public data, kept once for
 * everybody), and their rows among those the program may reach.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table tenant_neighbours (
      tenant_id uuid not null references tenants (id),
      neighbour text not null check (neighbour in ('vat', 'e-invoice', 'accounts')),
      switched_on boolean not null,
      primary key (tenant_id, neighbour)
    )`);
  await protectTenantTable(knex, 'tenant_neighbours', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`
    create table neighbour_answers (
      organisation_number text not null check (organisation_number ~ '^[0-9]{9}$'),
      neighbour text not null check (neighbour in ('e-invoice', 'accounts')),
      answer jsonb not null,
      told_at timestamptz not null,
      told_of_year text,
      primary key (organisation_number, neighbour)
    )`);
  await grantPlatformTable(knex, 'neighbour_answers', ['select', 'insert', 'update', 'delete']);

  await knex.raw(`alter table sub_processors add column names_others boolean not null default false`);
  await knex.raw(`alter table outbound_refusals drop constraint outbound_refusals_party_check`);
  await knex.raw(
    `alter table outbound_refusals add constraint outbound_refusals_party_check
       check (party in ('stripe', 'register', 'mail', 'peppol', 'accounts'))`,
  );
  // On from the start: nothing leaves before a tenant switches it on for itself, and then only a business's number.
  await knex.raw(
    `insert into sub_processors (id, code, name, role, concerns, data_nb, data_en, purpose_nb, purpose_en, country_code,
                                 transfer, agreement_exemption, hosts, names_others, source, switched_on, since) values
      ('01930000-0000-7000-8000-000000000006', 'peppol', 'OpenPeppol AISBL', 'source', 'contacts',
       'Bare organisasjonsnummeret til et foretak som ikke er en person. Det sendes til Peppols navnetjeneste og til den tjeneste (SMP) foretaket selv har valgt, som kan stå i et annet land. Av til kunden slår det på.',
       'Only the organisation number of a business that is not a person. It is sent to Peppol’s name service and to the service (SMP) that the business has chosen itself, which may be in another country. Off until the customer switches it on.',
       'Se om et foretak kan ta imot EHF-faktura', 'Seeing whether a business can receive e-invoices', 'BE', 'none',
       'A public directory: a source, which handles nothing on our behalf',
       array['participant.sml.prod.tech.peppol.org'], true,
       'docs.peppol.eu; the zone as measured in 2026, not verified here', true, '2026-11-23'),
      ('01930000-0000-7000-8000-000000000007', 'accounts', 'Brønnøysundregistrene (Regnskapsregisteret)', 'source', 'contacts',
       'Bare organisasjonsnummeret til et foretak som ikke er en person; det siste regnskapet hentes. Av til kunden slår det på.',
       'Only the organisation number of a business that is not a person; its latest accounts are fetched. Off until the customer switches it on.',
       'Vise det siste regnskapet til et foretak', 'Showing the latest accounts of a business', 'NO', 'none',
       'A public register with open data: a source, which handles nothing on our behalf', array['data.brreg.no'], false,
       'data.brreg.no/regnskapsregisteret, NLOD licence; may be closed without notice', true, '2026-11-23')`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from sub_processors where code in ('peppol', 'accounts')`);
  await knex.raw(`delete from outbound_refusals where party in ('peppol', 'accounts')`);
  await knex.raw(`alter table outbound_refusals drop constraint outbound_refusals_party_check`);
  await knex.raw(
    `alter table outbound_refusals add constraint outbound_refusals_party_check
       check (party in ('stripe', 'register', 'mail'))`,
  );
  await knex.raw(`alter table sub_processors drop column names_others`);
  await knex.raw(`drop table neighbour_answers`);
  await knex.raw(`drop table tenant_neighbours`);
}
