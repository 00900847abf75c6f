import type { Knex } from 'knex';

import {
  createDirectoryFunction,
  grantPlatformTable,
  openToDirectory,
  protectTenantTable,
} from '../src/domain/table-rights.ts';

/**
 * Who else gets personal data (Art. 28(2), 30(1)(d)): OnNet's register of sub-processors, the list that every outgoing
 * call is held against, and what each tenant was told and answered.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sub_processors (
      id uuid primary key,
      code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
      name text not null,
      role text not null check (role in ('processor', 'controller', 'source')),
      concerns text not null check (concerns in ('accounts', 'contacts', 'both')),
      data_nb text not null,
      data_en text not null,
      purpose_nb text not null,
      purpose_en text not null,
      country_code text not null check (country_code ~ '^[A-Z]{2}$'),
      transfer text not null check (transfer in ('eea', 'adequacy', 'clauses', 'none')),
      transfer_reference text not null default '',
      agreement_reference text not null default '',
      agreement_exemption text not null default '',
      hosts text[] not null default '{}',
      contact_email text not null default '',
      source text not null default '',
      verified_on date,
      switched_on boolean not null default false,
      notice_on date,
      since date not null,
      until date,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      constraint sub_processors_bound check (not switched_on or agreement_reference <> '' or agreement_exemption <> '')
    )`);
  await grantPlatformTable(knex, 'sub_processors', ['select', 'insert', 'update']);
  await knex.raw(
    `insert into sub_processors (id, code, name, role, concerns, data_nb, data_en, purpose_nb, purpose_en, country_code,
                                 transfer, transfer_reference, agreement_reference, agreement_exemption, hosts, source,
                                 switched_on, notice_on, since) values
      ('01930000-0000-7000-8000-000000000001', 'stripe', 'Stripe Payments Europe, Limited', 'processor', 'accounts',
       'Navn og e-postadresse til den som betaler, virksomhetens navn, organisasjonsnummer og adresse, kort og fakturaer',
       'Name and e-mail address of who pays, the organisation’s name, number and address, cards and invoices',
       'Betaling av abonnementet', 'Payment of the subscription', 'IE', 'clauses',
       'Standard contractual clauses and the EU–US Data Privacy Framework towards Stripe, Inc. (US)',
       'https://stripe.com/legal/dpa', '', array['api.stripe.com'],
       'Stripe is also an independent controller for fraud prevention and its own legal duties; not read in the agreement itself',
       true, '2026-11-22', '2026-11-22'),
      ('01930000-0000-7000-8000-000000000002', 'register', 'Brønnøysundregistrene', 'source', 'both',
       'Bare organisasjonsnummer eller firmanavn sendes; opplysninger om virksomheten hentes',
       'Only an organisation number or company name is sent; information about the organisation is fetched',
       'Slå opp virksomheter i Enhetsregisteret', 'Looking organisations up in the Central Coordinating Register', 'NO', 'none', '',
       '', 'A public register with open data: a source, which handles nothing on our behalf', array['data.brreg.no'],
       'data.brreg.no, NLOD licence', true, '2026-11-22', '2026-11-22'),
      ('01930000-0000-7000-8000-000000000003', 'mail', 'E-postleverandør', 'processor', 'both',
       'E-postadresse og innholdet i e-posten', 'E-mail address and the content of the mail',
       'Levere e-post fra tjenesten', 'Delivering mail from the service', 'NO', 'eea', '', '', '', '{}',
       'To be filled in by whoever runs OnNet: name, host and agreement', false, null, '2026-11-22'),
      ('01930000-0000-7000-8000-000000000004', 'google', 'Google Ireland Limited', 'processor', 'accounts',
       'Besøk på de åpne nettsidene, etter samtykke', 'Visits to the public pages, after consent',
       'Valgfri analyse og markedsføring', 'Optional analytics and marketing', 'IE', 'clauses',
       'Standard contractual clauses and the EU–US Data Privacy Framework towards Google LLC (US)', '', '',
       array['www.googletagmanager.com'], 'Not in use; nothing is sent before a visitor has consented', false, null, '2026-11-22')`,
  );

  // What the program tried to reach and was not let out to, so that somebody looks at it.
  await knex.raw(`
    create table outbound_refusals (
      host text not null,
      party text not null check (party in ('stripe', 'register', 'mail')),
      times integer not null default 1,
      first_at timestamptz not null default now(),
      last_at timestamptz not null default now(),
      primary key (host, party)
    )`);
  await grantPlatformTable(knex, 'outbound_refusals', ['select', 'insert', 'update', 'delete']);

  // What a tenant was told about a sub-processor, when it takes effect, and what the tenant said to it.
  await knex.raw(`
    create table sub_processor_notices (
      tenant_id uuid not null references tenants (id),
      id uuid not null,
      sub_processor_id uuid not null,
      change text not null check (change in ('new', 'ending')),
      effective_on date not null,
      noticed_at timestamptz not null default now(),
      protest text,
      protested_by uuid,
      protested_at timestamptz,
      answer text,
      answered_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, sub_processor_id, change),
      foreign key (tenant_id, protested_by) references members (tenant_id, id)
    )`);
  await protectTenantTable(knex, 'sub_processor_notices', ['select', 'insert', 'update', 'delete']);
  await openToDirectory(knex, 'sub_processor_notices', ['select']);
  await createDirectoryFunction(
    knex,
    'directory.sub_processor_protests()',
    `returns table (tenant_id uuid, tenant_name text, id uuid, sub_processor_id uuid, protest text, protested_at timestamptz,
                    answer text, answered_at timestamptz)
     language sql stable security definer set search_path = pg_catalog, public as $$
       select n.tenant_id, t.name, n.id, n.sub_processor_id, n.protest, n.protested_at, n.answer, n.answered_at
         from public.sub_processor_notices n join public.tenants t on t.id = n.tenant_id
        where n.protested_at is not null
        order by n.answered_at is not null, n.protested_at
        limit 200
     $$`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function directory.sub_processor_protests()`);
  for (const table of ['sub_processor_notices', 'outbound_refusals', 'sub_processors'])
    await knex.raw(`drop table ${table}`);
}
