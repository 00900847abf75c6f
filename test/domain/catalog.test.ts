import { expect } from 'chai';
import pg from 'pg';

import { useDatabase } from '../support/database.ts';

/** Tables of OnNet itself (layer L1), each with the reason why it has no tenant. Every other table is a tenant's. */
const platformTables: Readonly<Record<string, string>> = {
  tenants: 'the tenant itself; row security on its own id',
  users: 'a person signs in across tenants',
  sessions: 'belong to a user, not to a tenant',
  address_changes: 'belong to a user, not to a tenant',
  password_resets: 'belong to a user, not to a tenant',
  pending_sign_ups: 'there is no tenant yet',
  rate_limits: 'counters under hashed keys',
  sign_in_events: 'belong to a user, not to a tenant',
  cookie_receipts: 'of visitors, who are nobody’s customer yet',
  balance_movements: 'OnNet’s own balance at Stripe',
  balance_listing: 'OnNet’s own balance at Stripe: how far it is listed',
  book_closings: 'OnNet’s own books: which terms are closed',
  book_openings: 'OnNet’s own books: what vouchers that are gone had come to',
  book_series: 'OnNet’s own books: how far they are counted',
  exchange_rates: 'what currencies were worth, for OnNet’s own invoices',
  book_customers: 'OnNet’s own ledger of its customers',
  vouchers: 'OnNet’s own books',
  voucher_lines: 'OnNet’s own books',
  stripe_endpoints: 'where Stripe’s events come in',
  stripe_endpoint_secrets: 'what Stripe signs with',
  stripe_listing: 'how far Stripe was asked about events that did not come',
  open_disputes: 'what banks have taken back from OnNet, until it is decided',
  stripe_mode: 'which of Stripe’s modes the database is of',
  stripe_events: 'arrive before the tenant is known; ids only',
  register_budget: 'how much the register was asked lately, by all processes',
  neighbour_answers: 'what neighbouring registers say of businesses; public data, shared',
  register_cursors: 'how far the register’s change feed is read',
  register_entities: 'public register data, shared',
  register_mirrors: 'which file of the register the mirror was made from',
  register_searches: 'what the register answered to searches in the last ten minutes, shared',
  register_units: 'public register data of all units, shared',
  register_units_incoming: 'the same while a file is loaded',
  register_words: 'words that names and places of the mirror are made of, shared',
  register_refreshes: 'units of the register to ask about again; says nothing of who follows them',
  sub_processors: 'OnNet’s own register of who gets personal data',
  agreement_editions: 'wordings of the agreement that every tenant is shown',
  policy_versions: 'wordings of OnNet’s own privacy policy',
  policy_publications: 'which of them is in force from when',
  policy_confirmations: 'what an operator confirmed about OnNet',
  outbound_refusals: 'hosts the program was not let out to; no personal data',
  queue_reports: 'what the workers see of their queues',
  audit_periods: 'how long entries of any trail are kept; the same for all',
  knex_migrations: 'the schema’s own history',
  knex_migrations_lock: 'the schema’s own history',
};

/** The application role's rights, table by table. A new table, or a new right, is a decision and belongs here. */
const rights: Readonly<Record<string, string>> = {
  access_findings: 'select insert update delete',
  access_links: 'select insert update delete',
  access_packages: 'select insert update delete',
  activities: 'select insert update delete',
  agreement_acceptances: 'select insert',
  agreement_editions: 'select insert',
  api_tokens: 'select insert update delete',
  audit_checkpoints: 'select insert',
  audit_entries: 'select insert',
  audit_pending: 'select insert delete',
  audit_periods: 'select',
  audit_seals: 'select insert',
  balance_listing: 'select update',
  balance_movements: 'select insert update delete',
  book_closings: 'select insert',
  book_customers: 'select insert update delete',
  book_openings: 'select insert update delete',
  book_series: 'select update',
  breach_entries: 'select insert delete',
  breach_people: 'select insert delete',
  breach_tenants: 'select insert delete',
  breaches: 'select insert update delete',
  companies: 'select insert update delete',
  company_field_sources: 'select insert update delete',
  company_import_rows: 'select insert update delete',
  company_imports: 'select insert update delete',
  company_matches: 'select insert update delete',
  company_matchings: 'select insert update delete',
  company_notices: 'select insert update delete',
  contact_addresses: 'select insert update delete',
  contact_companies: 'select insert update delete',
  contact_emails: 'select insert update delete',
  consent_events: 'select insert delete',
  consent_wordings: 'select insert delete',
  contact_phones: 'select insert update delete',
  contact_purposes: 'select insert update delete',
  contacts: 'select insert update delete',
  cookie_receipts: 'select insert delete',
  custom_field_declarations: 'select insert delete',
  data_subject_request_events: 'select insert update delete',
  data_subject_request_letters: 'select insert delete',
  data_subject_requests: 'select insert update delete',
  deals: 'select insert update delete',
  disclosures: 'select insert delete',
  ehf_deliveries: 'select insert update delete',
  erasure_decisions: 'select insert update delete',
  erasures: 'select insert update delete',
  exchange_rates: 'select insert',
  exports: 'select insert update delete',
  invitations: 'select insert update delete',
  import_columns: 'select insert update delete',
  identity_checks: 'select insert update delete',
  knex_migrations: '',
  knex_migrations_lock: '',
  legal_hold_waits: 'select insert delete',
  legal_holds: 'select insert update delete',
  mails: 'select insert update delete',
  members: 'select insert update delete',
  neighbour_answers: 'select insert update delete',
  open_disputes: 'select insert update delete',
  outbound_refusals: 'select insert update delete',
  outbox: 'select insert update delete',
  address_changes: 'select insert update delete',
  password_resets: 'select insert update delete',
  pending_sign_ups: 'select insert delete',
  pipelines: 'select insert update delete',
  purposes: 'select insert update delete',
  policy_confirmations: 'select insert',
  policy_publications: 'select insert',
  policy_versions: 'select insert',
  queue_reports: 'select insert update',
  rate_limits: 'select insert update delete',
  recipient_notices: 'select insert update delete',
  register_budget: 'select update',
  register_cursors: 'select update',
  register_entities: 'select insert update delete',
  register_mirrors: 'select update',
  register_searches: 'select insert update delete',
  register_units: 'select insert update delete',
  register_units_incoming: 'select insert update truncate',
  register_words: 'select insert update delete',
  register_refreshes: 'select insert update delete',
  restriction_decisions: 'select insert update delete',
  restrictions: 'select insert update delete',
  reservation_washes: 'select insert delete',
  retention_rules: 'select insert update delete',
  retention_runs: 'select insert update delete',
  sales_document_alarms: 'select insert update delete',
  sales_document_lines: 'select insert delete',
  sales_document_series: 'select insert update',
  sales_document_vat: 'select insert delete',
  sales_documents: 'select insert delete',
  sessions: 'select insert update delete',
  stages: 'select insert update delete',
  sign_in_events: 'select insert update delete',
  stripe_endpoint_secrets: 'select insert update',
  stripe_endpoints: 'select insert update',
  stripe_events: 'select insert update delete',
  stripe_listing: 'select update',
  stripe_mode: 'select insert update',
  sub_processor_notices: 'select insert update delete',
  sub_processors: 'select insert update',
  source_notices: 'select insert update delete',
  subject_keys: 'select insert update delete',
  subscriptions: 'select insert update delete',
  suppressions: 'select insert update delete',
  tenant_neighbours: 'select insert update delete',
  tenant_keys: 'select insert update delete',
  tenants: 'select insert update',
  users: 'select insert update delete',
  voucher_lines: 'select insert delete',
  vouchers: 'select insert delete',
};

/** The only ways to look across tenants, each with its reason. */
const directoryFunctions: Readonly<Record<string, string>> = {
  memberships_of: 'which tenants a person may enter',
  active_tenants: 'recurring jobs visit each tenant',
  tenants_with_unsealed: 'the job that seals visits only where something waits',
  cut_audit_entries: 'the application may remove no entry; this removes those past their time',
  cut_audit_seals: 'as cut_audit_entries, for seals before a checkpoint',
  ending_tenants: 'the nightly job closes and erases tenants that have left',
  users_with_membership: 'the nightly job finds users who are nobody’s member',
  tenants_inviting: 'an address that goes, or changes, is wherever it was invited to',
  tenants_ever_of: 'a user who goes leaves the tenants they were in',
  every_tenant: 'keys and the audit trail outlive the customer relationship',
  tenant_by_slug: 'a request by form or mail names the tenant it is for',
  tenants_of_organisation: 'who has confirmed their address is told that their organisation has an account (ADR 23)',
  tenant_of_customer: 'Stripe names a customer, not a tenant',
  customers_at_stripe: 'each night every customer is compared with Stripe',
  subscriptions_of_tenants: 'operators see what every customer pays for, and who is in trouble',
  claim_obligations: 'the relay hands out what is due',
  obligations_by_kind: 'the operators’ page',
  dead_letters: 'the operators’ page',
  held_sub_processors: 'an objection of any tenant holds a sub-processor back for all',
  sub_processor_protests: 'objections are written to OnNet, whose operators answer them',
  search_contacts: 'trigram operators are not leakproof, so their index is skipped under row security',
  search_companies: 'as search_contacts',
  companies_following: 'a unit of the register that changed is brought up to date wherever it is followed',
  passive_companies_with: 'what is removed from open data goes from the trash too, and from what is restricted',
  followed_numbers: 'all of them, when the change feed cannot say what was missed',
};

/** What the application has the owner of the tables do, each with its reason. They answer nothing. */
const ownersFunctions: Readonly<Record<string, string>> = {
  renew_statistics: 'only the owner of a table may have its statistics taken anew, before PostgreSQL 17',
};

/** Tables whose rows are hidden while they are restricted (Art. 18), each with what it would show of the person. */
const hiddenWhenRestricted: Readonly<Record<string, string>> = {
  contacts: 'the person',
  contact_emails: 'their e-mail addresses',
  contact_phones: 'their numbers',
  contact_addresses: 'where they live and work',
  contact_companies: 'where they work, and as what',
  activities: 'what was written about them, and single notes',
};

/** What is hidden with the business that is a restricted person; none of it points to a contact. */
const hiddenWithBusiness: Readonly<Record<string, string>> = {
  companies: 'the business itself',
  company_field_sources: 'what the register told of it',
  company_notices: 'what has changed about it',
  company_import_rows: 'rows of lists that bring it, or an address of theirs',
};
/** What stays when a person is restricted, and is hidden when it is kept of them under a law after they are erased. */
const hiddenWhenHeld: Readonly<Record<string, string>> = {
  deals: 'a sale that names them',
};
const hidden = { ...hiddenWhenRestricted, ...hiddenWithBusiness, ...hiddenWhenHeld };

/** Tables that point to a contact and are not hidden with it, each with the reason. */
const shownWhenRestricted: Readonly<Record<string, string>> = {
  access_packages: 'that a copy was made; who is restricted may ask for one, and reads it behind a link',
  consent_events:
    'what somebody has said no to must be seen at all times; ids and words of ours, told of nobody by name',
  source_notices: 'whether somebody was told; read only beside the contact itself',
  contact_purposes: 'why somebody is held; ids and words of ours, read only beside the contact itself',
  breach_people:
    'ids alone: whom a breach touched is kept also of restricted people, who are shown by name in its case alone',
  mails: 'what is on its way is stopped by the gate, which must find it',
  data_subject_requests: 'the case itself: a person whose data is restricted can still ask; for the privacy desk alone',
  erasures: 'the proof of an erasure, and the case of one under way; ids and codes, for the privacy desk alone',
  disclosures:
    'who was given data must be told that it is restricted; ids, recipients and words of a list, read beside the contact or in the case',
  recipient_notices:
    'the duty to tell of the restriction itself; names the person in a sealed letter alone, for the privacy desk',
  deals: 'the sale is the company’s too; nothing that names the person is read through it',
};

/** Tables in which nothing new is written about an erased contact, each with what that would be. */
const closedToErased: Readonly<Record<string, string>> = {
  contact_emails: 'an address of theirs',
  contact_phones: 'a number of theirs',
  contact_addresses: 'where they live or work',
  contact_companies: 'where they work',
  contact_purposes: 'why they are held',
  source_notices: 'that they were told',
  activities: 'what somebody wrote about them',
  deals: 'a sale to them',
};

/** Tables that point to a contact and stay open when they are erased, each with the reason. */
const openToErased: Readonly<Record<string, string>> = {
  consent_events: 'a no is taken of whoever it is; a yes is refused by who would write it',
  access_packages: 'the verb locks the person, and finds nobody',
  breach_people: 'a breach may have touched somebody before they were erased',
  data_subject_requests: 'a no of theirs is kept as a request that is answered; the desk records none about them',
  disclosures: 'a line of the log is taken back by a line of its own; the verb that writes a new one finds nobody',
  erasures: 'what is left of them is erased again when a hold ends',
  mails: 'the answer to what they asked for goes out after they are erased',
  recipient_notices: 'recipients are told that they were erased',
  restrictions: 'the verb locks the person, and finds nobody',
};

/** What the directory role may read of a table that is hidden from others while it is restricted. */
const directoryColumns: Readonly<Record<string, string>> = {
  contacts: 'deleted_at id restricted_at search_text tenant_id',
  companies: 'deleted_at id organisation_number restricted_at search_text tenant_id',
};

const own = "nullif(current_setting('app.tenant_id'::text, true), ''::text)::uuid";

describe('the database catalogue', () => {
  // Before the database: hooks run in the order they are named, and a database in use is not dropped.
  after(() => client.end());
  const database = useDatabase();
  let client: pg.Client;

  before(async () => {
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });

  const rows = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text)).rows;

  const tenantTables = async (): Promise<string[]> => {
    const all = await rows<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    );
    return all.map((table) => table.name).filter((name) => !(name in platformTables));
  };

  it('knows every table: a tenant’s own, or OnNet’s with a reason', async () => {
    const withTenant = await rows<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
    );
    expect(withTenant.map((table) => table.name)).to.deep.equal(await tenantTables());
  });

  it('enables and forces row security on every tenant table, with one policy for reading and writing', async () => {
    const found = await rows<{
      name: string;
      enabled: boolean;
      forced: boolean;
      using: string | null;
      check: string | null;
      command: string;
    }>(
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, p.polcmd as command,
              pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
         from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polname = 'own_tenant'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
    );
    for (const table of [...(await tenantTables()), 'tenants']) {
      const row = found.find(({ name }) => name === table);
      const column = table === 'tenants' ? 'id' : 'tenant_id';
      const predicate = `(${column} = (${own.toUpperCase().replace(/.*/s, (text) => text)}))`.toLowerCase();
      expect(row, table).to.deep.include({ enabled: true, forced: true, command: '*' });
      for (const expression of [row?.using, row?.check])
        expect(expression?.toLowerCase().replaceAll(/[\s()]/g, ''), table).to.equal(
          predicate.replaceAll(/[\s()]/g, ''),
        );
    }
  });

  it('lets only the directory role past that policy, and only where one of its functions needs it', async () => {
    const others = await rows<{ table: string; policy: string; roles: string }>(
      `select tablename as table, policyname as policy, array_to_string(roles, ',') as roles
         from pg_policies where schemaname = 'public' and policyname not in ('own_tenant', 'unrestricted', 'gone_with_tenant', 'living', 'about_living', 'term_over')
           and tablename not in ('vouchers', 'voucher_lines') order by 1, 2`,
    );
    expect(others.map(({ table, policy, roles }) => `${table} ${policy} ${roles}`)).to.deep.equal([
      'audit_checkpoints directory_select onnet_directory',
      'audit_entries directory_delete onnet_directory',
      'audit_entries directory_select onnet_directory',
      'audit_pending directory_select onnet_directory',
      'audit_seals directory_delete onnet_directory',
      'audit_seals directory_select onnet_directory',
      'companies directory_select onnet_directory',
      'contacts directory_select onnet_directory',
      'invitations directory_select onnet_directory',
      'mails directory_select onnet_directory',
      'members directory_select onnet_directory',
      'outbox directory_select onnet_directory',
      'outbox directory_update onnet_directory',
      'sub_processor_notices directory_select onnet_directory',
      'subscriptions directory_select onnet_directory',
      'tenants directory_select onnet_directory',
    ]);
  });

  it('lets the application delete from what only grows when the tenant is closed, and never before', async () => {
    const policies = await rows<{ table: string; kind: string; command: string; using: string }>(
      `select tablename as table, permissive as kind, cmd as command, qual as using
         from pg_policies where schemaname = 'public' and policyname = 'gone_with_tenant' order by 1`,
    );
    expect(policies.map(({ table }) => table)).to.deep.equal([
      'consent_events',
      'consent_wordings',
      'custom_field_declarations',
      'data_subject_request_events',
      'data_subject_requests',
      'disclosures',
      'reservation_washes',
      'restrictions',
      'subscriptions',
      'suppressions',
      'tenant_keys',
    ]);
    for (const { table, kind, command, using } of policies) {
      expect([kind, command], table).to.deep.equal(['RESTRICTIVE', 'DELETE']);
      expect(using, table).to.include('closed_at IS NOT NULL');
    }
  });

  it('lets the application delete a sales document when bookkeeping needs it no longer, and never before', async () => {
    const policies = await rows<{ table: string; kind: string; command: string; using: string }>(
      `select tablename as table, permissive as kind, cmd as command, qual as using
         from pg_policies where schemaname = 'public' and policyname = 'term_over' and permissive = 'RESTRICTIVE' order by 1`,
    );
    expect(policies.map(({ table }) => table)).to.deep.equal([
      'sales_document_lines',
      'sales_document_vat',
      'sales_documents',
    ]);
    for (const { table, kind, command, using } of policies) {
      expect([kind, command], table).to.deep.equal(['RESTRICTIVE', 'DELETE']);
      expect(using, table).to.match(/kept_until.*< .*Europe\/Oslo/s);
    }
  });

  it('takes no voucher in a closed term of the books, and lets none go before its term is over', async () => {
    const policies = await rows<{ name: string; command: string; roles: string; rule: string | null }>(
      `select tablename || '.' || policyname as name, cmd as command, array_to_string(roles, ',') as roles,
              coalesce(qual, with_check) as rule
         from pg_policies where schemaname = 'public' and tablename in ('vouchers', 'voucher_lines') order by 1`,
    );
    expect(policies.map(({ name, command, roles }) => `${name} ${command} ${roles}`)).to.deep.equal([
      'voucher_lines.all_add INSERT onnet_app',
      'voucher_lines.all_read SELECT onnet_app',
      'voucher_lines.term_over DELETE onnet_app',
      'vouchers.all_read SELECT onnet_app',
      'vouchers.open_term INSERT onnet_app',
      'vouchers.term_over DELETE onnet_app',
    ]);
    const rule = new Map(policies.map((policy) => [policy.name, policy.rule ?? '']));
    for (const name of ['voucher_lines.term_over', 'vouchers.term_over'])
      expect(rule.get(name), name).to.match(/voucher_date.* < .*date_trunc.*Europe\/Oslo.*5 years/s);
    expect(rule.get('vouchers.open_term')).to.match(/voucher_date > .*max\(.*closed_until/s);
  });

  it('hides restricted rows behind a second policy that all others need as well, where a person’s data stands', async () => {
    const policies = await rows<{
      table: string;
      kind: string;
      command: string;
      roles: string;
      using: string;
      check: string;
    }>(
      `select tablename as table, permissive as kind, cmd as command, array_to_string(roles, ',') as roles,
              qual as using, with_check as check
         from pg_policies where schemaname = 'public' and policyname = 'unrestricted'`,
    );
    expect(policies.map(({ table }) => table).toSorted()).to.deep.equal(Object.keys(hidden).toSorted());
    const seen = "((restricted_at IS NULL) OR (current_setting('app.sees_restricted'::text, true) = 'on'::text))";
    for (const { table, kind, command, roles, using, check } of policies) {
      expect({ kind, command, using, check }, table).to.deep.equal({
        kind: 'RESTRICTIVE',
        command: 'ALL',
        using: seen,
        check: seen,
      });
      // Behind a policy no trigram index is used, so the directory's function says it itself and reads what is listed.
      expect(roles, table).to.equal(table in directoryColumns ? 'onnet_app' : 'public');
    }
    const marked = await rows<{ table: string }>(
      `select table_name as table from information_schema.columns
        where table_schema = 'public' and column_name = 'restricted_at' and table_name <> 'restrictions'`,
    );
    // A user is no tenant's row to hide: the account is locked (test/domain/users/account-rights.test.ts).
    const tenants = marked.filter(({ table }) => table !== 'users');
    expect(tenants.map(({ table }) => table).toSorted()).to.deep.equal(Object.keys(hidden).toSorted());
  });

  it('knows of every table that points to a contact whether it is hidden with it', async () => {
    const pointing = await rows<{ table: string }>(
      `select distinct conrelid::regclass::text as table from pg_constraint
        where contype = 'f' and confrelid = 'contacts'::regclass
       union
       select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'contact_id' and table_name <> 'restrictions'`,
    );
    const known = Object.keys({ ...hiddenWhenRestricted, ...shownWhenRestricted }).filter(
      (table) => table !== 'contacts',
    );
    expect(pointing.map(({ table }) => table).toSorted()).to.deep.equal(known.toSorted());
  });

  it('closes what is left of an erased contact, and the tables in which something would be written about them', async () => {
    const policies = await rows<Record<'table' | 'policy' | 'kind' | 'command' | 'roles' | 'using' | 'check', string>>(
      `select tablename as table, policyname as policy, permissive as kind, cmd as command,
              array_to_string(roles, ',') as roles, qual as using, with_check as check
         from pg_policies where schemaname = 'public' and policyname in ('living', 'about_living') order by 2, 1`,
    );
    const about = policies.filter(({ policy }) => policy === 'about_living');
    expect(about.map(({ table }) => table)).to.have.members(Object.keys(closedToErased));
    for (const { table, kind, command, roles, check } of about) {
      expect([kind, command, roles], table).to.deep.equal(['RESTRICTIVE', 'INSERT', 'onnet_app']);
      expect(check.replaceAll(/\s+/g, ' '), table).to.equal(
        `(( SELECT c.anonymised_at FROM contacts c WHERE ((c.tenant_id = ${table}.tenant_id) AND (c.id = ${table}.contact_id))) IS NULL)`,
      );
    }
    expect(policies.filter(({ policy }) => policy === 'living')).to.deep.equal([
      {
        table: 'contacts',
        policy: 'living',
        kind: 'RESTRICTIVE',
        command: 'UPDATE',
        roles: 'onnet_app',
        using: "((anonymised_at IS NULL) OR (current_setting('app.writes_erased'::text, true) = 'on'::text))",
        check: 'true',
      },
    ]);
    const pointing = await rows<{ table: string }>(
      `select distinct table_name as table from information_schema.columns
        where table_schema = 'public' and column_name = 'contact_id'`,
    );
    expect(pointing.map(({ table }) => table)).to.have.members(Object.keys({ ...closedToErased, ...openToErased }));
  });

  it('lets the directory role, and nobody else beside the application, read of restricted tables what is listed', async () => {
    const granted = await rows<{ table: string; role: string; columns: string }>(
      `select table_name as table, grantee as role, string_agg(column_name, ' ' order by column_name) as columns
         from information_schema.column_privileges
        where table_schema = 'public' and privilege_type = 'SELECT' and grantee not in ('onnet_app', 'onnet_owner')
        group by 1, 2`,
    );
    const seen = granted.filter(({ table }) => table in hidden);
    expect(Object.fromEntries(seen.map(({ table, columns }) => [table, columns]))).to.deep.equal(directoryColumns);
    expect(new Set(seen.map(({ role }) => role))).to.deep.equal(new Set(['onnet_directory']));
    const readers = await rows<{ name: string; source: string }>(
      `select proname as name, prosrc as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'directory' and (prosrc like '%public.contacts%' or prosrc like '%public.companies%') order by 1`,
    );
    expect(readers.map(({ name }) => name)).to.deep.equal([
      'companies_following',
      'followed_numbers',
      'passive_companies_with',
      'search_companies',
      'search_contacts',
    ]);
    // What is removed from open data goes from what is hidden, too: ids alone.
    for (const { name, source } of readers)
      expect(source).to.include(
        name === 'passive_companies_with' ? 'c.restricted_at is not null' : 'c.restricted_at is null',
      );
  });

  it('has plans made for large tenants on every tenant table', async () => {
    const tables = await rows<{ name: string; options: string[] | null }>(`
      select c.relname as name, a.attoptions as options from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    expect(tables.length).to.be.above(50);
    expect(tables.filter(({ options }) => !options?.includes('n_distinct=4')).map(({ name }) => name)).to.eql([]);
  });

  it('starts every key, unique index and foreign key of a tenant table with the tenant', async () => {
    const indexes = await rows<{ table: string; index: string; first: string }>(
      `select c.relname as table, i.relname as index, pg_get_indexdef(x.indexrelid, 1, true) as first
         from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        where c.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisprimary)`,
    );
    const foreign = await rows<{ table: string; key: string; definition: string; action: string }>(
      `select conrelid::regclass::text as table, conname as key, pg_get_constraintdef(oid) as definition, confdeltype as action
         from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    const tables = await tenantTables();
    for (const table of tables) {
      const keys = indexes.filter((index) => index.table === table);
      expect(keys, `${table} has a key`).to.not.have.length(0);
      for (const key of keys) expect(key.first, `${key.index} of ${table}`).to.equal('tenant_id');
    }
    for (const { key, definition, action } of foreign.filter(({ table }) => tables.includes(table))) {
      expect(action, `${key}: nothing happens by itself on delete`).to.equal('a');
      if (/REFERENCES (tenants|users)\(id\)/.test(definition)) continue;
      expect(definition, key).to.match(/^FOREIGN KEY \(tenant_id, \w+\) REFERENCES \w+\(tenant_id, id\)$/);
    }
  });

  it('has no trigger, no sequence and no materialised view, and every view runs as its caller', async () => {
    expect(
      await rows(`select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        where not tgisinternal and c.relnamespace = 'public'::regnamespace`),
    ).to.deep.equal([]);
    const odd = await rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and (relkind in ('m', 'S') or (relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'))
         and relname not like 'knex_%'`,
    );
    expect(odd).to.deep.equal([]);
  });

  it('gives the application role exactly the rights listed here', async () => {
    const granted = await rows<{ table: string; right: string }>(
      `select table_name as table, lower(privilege_type) as right from information_schema.role_table_grants
        where grantee = 'onnet_app' and table_schema = 'public'`,
    );
    const tables = await rows<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    );
    const order = ['select', 'insert', 'update', 'delete'];
    const found = Object.fromEntries(
      tables.map(({ name }) => {
        const held = granted.filter((grant) => grant.table === name).map((grant) => grant.right);
        const unexpected = held.filter((right) => !order.includes(right));
        return [name, [...order.filter((right) => held.includes(right)), ...unexpected].join(' ')];
      }),
    );
    expect(found).to.deep.equal(rights);
  });

  it('has an application role that owns nothing, bypasses nothing and may create nothing', async () => {
    const [role] = await rows<object>(
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
              (select count(*)::int from pg_class where relowner = r.oid) as owned,
              has_schema_privilege('onnet_app', 'public', 'create') as creates_in_public,
              has_database_privilege('onnet_app', current_database(), 'create') as creates_schemas,
              (select count(*)::int from pg_auth_members where member = r.oid) as memberships
         from pg_roles r where rolname = 'onnet_app'`,
    );
    expect(role).to.deep.equal({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      owned: 0,
      creates_in_public: false,
      creates_schemas: false,
      memberships: 0,
    });
  });

  it('crosses tenants only in the listed functions, which pin their search path', async () => {
    const functions = await rows<{
      schema: string;
      name: string;
      owner: string;
      path: string | null;
      returns: string;
      forPublic: boolean;
    }>(
      `select n.nspname as schema, p.proname as name, pg_get_userbyid(p.proowner) as owner,
              array_to_string(p.proconfig, ';') as path, p.prorettype::regtype::text as returns, has_function_privilege('public', p.oid, 'execute') as "forPublic"
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by p.proname`,
    );
    expect(functions.map(({ name }) => name)).to.have.members([
      ...Object.keys(directoryFunctions),
      ...Object.keys(ownersFunctions),
    ]);
    for (const one of functions)
      expect(one, one.name).to.deep.include({
        ...(one.name in ownersFunctions
          ? { schema: 'public', owner: 'onnet_owner', returns: 'void' }
          : { schema: 'directory', owner: 'onnet_directory' }),
        path: 'search_path=pg_catalog, public',
        forPublic: false,
      });
  });
});
