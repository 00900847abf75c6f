import { expect } from 'chai';
import pg from 'pg';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { contactList } from '../../../src/domain/contacts/contact-list.ts';
import { contactRecord } from '../../../src/domain/contacts/contact-record.ts';
import { findDuplicates } from '../../../src/domain/contacts/duplicates.ts';
import { contactChoices } from '../../../src/domain/deals/contact-choices.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { globalSearch } from '../../../src/domain/search/global-search.ts';
import { change, inTenant, readingTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { statementsOf, statementsSent } from '../../support/statements.ts';

describe('searching', () => {
  const cast = useCast();
  const search = (typed: string, most = 8) =>
    readingTenant(cast.astrid.tenantId, () => globalSearch(cast.astrid, typed, most));

  before(async () => {
    await inTenant(cast.astrid.tenantId, async () => {
      await insertContacts([
        { givenName: 'Kari', familyName: 'Elkjøp', emails: ['kari@nordlys.example'], phones: ['+4722334455'] },
        { givenName: 'Per', familyName: 'Nordmann', emails: ['sjef@elkjop.example'] },
        { givenName: 'Ola', familyName: 'Li' },
      ]);
      await change(
        `insert into companies (tenant_id, id, name, sort_name, search_text, organisation_number, place)
         values ($1, $2, 'Elkjøp Nordic AS', 'elkj|p nordic as', 'elkjop nordic as 947054600', '947054600', 'Lørenskog')`,
        [cast.astrid.tenantId, newId()],
      );
    });
    await inTenant(cast.clara.tenantId, () => insertContacts([{ givenName: 'Elkjøp', familyName: 'Fjordsen' }]));
  });

  it('finds people and companies, those whose name begins so first', async () => {
    const hits = await search('elkjop');
    expect(hits.map(({ kind, name }) => [kind, name])).to.eql([
      ['company', 'Elkjøp Nordic AS'],
      ['contact', 'Kari Elkjøp'],
      ['contact', 'Per Nordmann'],
    ]);
  });

  it('finds by part of an address, by number however typed, and by organisation number', async () => {
    expect((await search('kari@nord')).map(({ name }) => name)).to.eql(['Kari Elkjøp']);
    for (const typed of ['22 33 44 55', '+47 22334455', '004722334455', '3344'])
      expect(
        (await search(typed)).map(({ name }) => name),
        typed,
      ).to.eql(['Kari Elkjøp']);
    expect((await search('947 054 600')).map(({ name }) => name)).to.eql(['Elkjøp Nordic AS']);
  });

  it('finds a short name by its beginning', async () => {
    expect((await search('li')).map(({ name }) => name)).to.eql(['Ola Li']);
  });

  it('never shows another tenant’s records', async () => {
    const theirs = await readingTenant(cast.clara.tenantId, () => globalSearch(cast.clara, 'elkjøp', 50));
    expect(theirs.map(({ name }) => name)).to.eql(['Elkjøp Fjordsen']);
  });

  it('is one statement', async () => {
    const statements = await statementsOf(() => search('elkjøp'));
    expect(statements.map((text) => text.split(/[\s;]/)[0])).to.eql(['begin', 'with', 'commit']);
  });
});

describe('with 200 000 contacts', () => {
  const cast = useCast();

  before(async function () {
    this.timeout(60_000);
    await asSuperuser(cast.database, async (client) => {
      // The indexes are made again afterwards: filling them row by row takes ten times as long.
      const { rows: indexes } = await client.query<{ name: string; definition: string }>(
        `select indexname as name, indexdef as definition from pg_indexes
          where tablename = 'contacts' and indexname <> 'contacts_pkey'`,
      );
      for (const { name } of indexes) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
      await client.query(`set session_replication_role = replica`);
      await client.query(
        `insert into contacts (tenant_id, id, given_name, family_name, sort_name, search_text, created_at, last_activity_at)
         select $1, gen_random_uuid(), 'Person', 'Nr ' || n, 'nr ' || n, 'person nr ' || n || ' ' || substr(md5(n::text), 1, 6),
                now() - n * interval '1 minute', case when n % 3 > 0 then now() - n * interval '1 minute' end
           from generate_series(1, 200000) n`,
        [cast.astrid.tenantId],
      );
      // Most tenants are small: what suits the average one does not suit this one.
      await client.query(
        `insert into contacts (tenant_id, id, given_name, family_name, sort_name, search_text)
         select gen_random_uuid(), gen_random_uuid(), 'Liten', 'Kunde', 'kunde', 'liten kunde' from generate_series(1, 50000)`,
      );
      for (const { definition } of indexes) await client.query(definition);
      // One activity and one address for some of them, and for those of the small tenants.
      await client.query(
        `insert into activities (tenant_id, id, kind, contact_id) select tenant_id, id, 'note', id from contacts
          order by random() limit 60000`,
      );
      await client.query(
        `insert into contact_emails (tenant_id, id, contact_id, address, position)
         select tenant_id, id, id, id || '@firma.example', 0 from contacts order by random() limit 60000`,
      );
      await client.query(
        `insert into contact_phones (tenant_id, id, contact_id, number, position)
         select tenant_id, id, id, '+47' || (20000000 + row_number() over ()), 0 from contacts limit 60000`,
      );
      await client.query('vacuum analyze contacts, activities, contact_emails, contact_phones');
    });
    await inTenant(cast.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Kari', familyName: 'Elkjøp', emails: ['kari@nordlys.example'] }]),
    );
  });

  /**
   * The plans of the statements that `work` sends, run again as the application's role, plans of function bodies included:
   * each made for this tenant, and the one that PostgreSQL keeps of a prepared statement for tenants of every size.
   */
  async function plansOf(work: () => Promise<unknown>): Promise<string> {
    const sent = await statementsSent(() => readingTenant(cast.astrid.tenantId, work));
    const queries = sent.filter(({ values }) => values.length > 0);
    return asSuperuser(cast.database, async (client) => {
      const plans: string[] = [];
      client.on('notice', ({ message }) => plans.push(message ?? ''));
      await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0;
        set auto_explain.log_nested_statements = on; set auto_explain.log_analyze = on; set client_min_messages = log`);
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await client.query(`set role onnet_app; set plan_cache_mode = ${mode}`);
        await client.query(`begin; set local app.tenant_id = '${cast.astrid.tenantId}'`);
        for (const { text, values } of queries) await client.query({ name: newId(), text, values: [...values] });
        await client.query('commit');
      }
      return plans.join('\n');
    });
  }

  /** The most rows that one step of the plans read, those it threw away again among them. */
  const mostRead = (plans: string): number =>
    Math.max(
      ...[...plans.matchAll(/ Scan .*rows=([\d.]+) loops=(\d+)\)((?:\n(?! *->).*)*)/g)].map(
        ([, rows, loops, rest]) =>
          (Number(rows) + Number(/Rows Removed by Filter: (\d+)/.exec(rest ?? '')?.[1] ?? 0)) * Number(loops),
      ),
    );

  const all = { search: '', ownerId: '', idleMonths: undefined };

  it('a search reads the trigram index and nothing as a whole', async () => {
    const plan = await plansOf(() => globalSearch(cast.astrid, 'elkjøp', 8));
    expect(plan).to.contain('contacts_search');
    expect(mostRead(plan)).to.be.within(1, 200);
    const hits = await readingTenant(cast.astrid.tenantId, () => globalSearch(cast.astrid, 'elkjøp', 8));
    expect(hits.map(({ name }) => name)).to.eql(['Kari Elkjøp']);
  });

  it('a list filtered by text reads the trigram index, then only what it found', async () => {
    const order = { sort: 'name', descending: false } as const;
    const plan = await plansOf(() =>
      contactList(cast.astrid, { ...all, search: 'elkjøp' }, { order, after: '', before: '' }),
    );
    expect(plan).to.contain('contacts_search');
    expect(plan).not.to.contain('contacts_by_name');
    expect(mostRead(plan)).to.be.within(1, 200);
  });

  for (const [sort, name] of [
    ['name', 'contacts_by_name'],
    ['company', 'contacts_by_company_name'],
    ['activity', 'contacts_by_activity'],
    ['created', 'contacts_by_creation'],
  ] as const)
    it(`a page deep in the list by ${sort} is read from its index, without sorting the tenant`, async () => {
      const order = { sort, descending: false };
      const first = await readingTenant(cast.astrid.tenantId, () =>
        contactList(cast.astrid, all, { order, after: '', before: '' }),
      );
      const plan = await plansOf(() => contactList(cast.astrid, all, { order, after: first.next ?? '', before: '' }));
      expect(plan).to.contain(name);
      expect(mostRead(plan)).to.be.within(1, 51);
    });

  it('a person’s page reads what is about that person and their neighbours in the list', async () => {
    const order = { sort: 'name', descending: false } as const;
    const page = await readingTenant(cast.astrid.tenantId, () =>
      contactList(cast.astrid, all, { order, after: '', before: '' }),
    );
    const plan = await plansOf(() => contactRecord(cast.astrid, page.rows[20]?.id ?? '', { filter: all, order }));
    for (const index of ['activities_of_contact', 'contact_emails_of_contact', 'contact_phones_of_contact'])
      expect(plan).to.contain(index);
    expect(mostRead(plan)).to.be.within(1, 200);
  });

  it('choosing a person while typing reads the trigram index', async () => {
    const plan = await plansOf(() => contactChoices(cast.astrid, 'elkjøp'));
    expect(plan).to.contain('contacts_search');
    expect(mostRead(plan)).to.be.within(1, 200);
  });

  it('the duplicate hint is exact matches on indexes', async () => {
    const plan = await plansOf(() =>
      findDuplicates(cast.astrid, {
        email: 'kari@nordlys.example',
        phone: '22334455',
        givenName: 'Kari',
        familyName: 'Elkjøp',
      }),
    );
    for (const index of ['contact_emails_by_address', 'contact_phones_by_number', 'contacts_by_name'])
      expect(plan).to.contain(index);
    expect(mostRead(plan)).to.be.within(1, 200);
  });
});
