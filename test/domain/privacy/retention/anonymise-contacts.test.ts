import { expect } from 'chai';

import { system } from '../../../../src/domain/audit/audit.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { joinCompany } from '../../../../src/domain/contacts/contact-companies.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { globalSearch } from '../../../../src/domain/search/global-search.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { placesWith } from '../../../support/residue.ts';
import { insertDeal } from '../../trash/put-in-trash.ts';

/** Every value of a person, each a word that is found nowhere else. */
const canary = {
  givenName: 'Kanarifugl',
  familyName: 'Gulfjær',
  jobTitle: 'Burvokter',
  email: 'kanarifugl@gulfjaer.example',
  secondEmail: 'pip@hjemmebur.example',
  phone: '+4799887766',
  street: 'Burveien 1977',
  role: 'Fuglekikkersjef',
  note: 'Hun fortalte om vingeskaden',
} as const;
/** What a search would find them by: folded, and without the plus. */
const traces = [...Object.values(canary), 'kanarifugl', 'gulfjaer', '4799887766', '99887766'];

describe('Anonymising contacts', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const tenant = () => cast.astrid.tenantId;
  let company = '';
  let contact = '';
  let bystander = '';

  beforeEach(async () => {
    await here(async () => {
      [company = ''] = await insertCompanies([{ name: 'Burfabrikken AS' }]);
      [contact = '', bystander = ''] = await insertContacts([
        {
          givenName: canary.givenName,
          familyName: canary.familyName,
          jobTitle: canary.jobTitle,
          emails: [canary.email, canary.secondEmail],
          phones: [canary.phone],
          companies: [{ id: company, name: 'Burfabrikken AS', role: canary.role }],
          ownerId: cast.bjorn.id,
          createdBy: cast.bjorn.id,
          createdAt: new Date('2023-03-17T09:41:00Z'),
          lastActivityAt: new Date('2023-05-29T13:07:00Z'),
        },
        { givenName: 'Ola', familyName: 'Tilskuer', emails: ['ola@x.example'] },
      ]);
      await change(
        `insert into contact_addresses (tenant_id, id, contact_id, lines, position) values ($1, $2, $3, array[$4], 1)`,
        [tenant(), newId(), contact, canary.street],
      );
    });
  });

  const deal = async (title: string, companyId: string | null): Promise<string> => {
    const id = newId();
    await here(() =>
      change(
        `insert into deals (tenant_id, id, stage_id, title, company_id, contact_id)
         select $1, $2, (select id from stages where tenant_id = $1 limit 1), $3, $4, $5`,
        [tenant(), id, title, companyId, contact],
      ),
    );
    return id;
  };
  const activity = (columns: { contactId?: string; companyId?: string; dealId?: string }, subject = 'Samtale') =>
    here(() =>
      change(
        `insert into activities (tenant_id, id, kind, subject, body, contact_id, company_id, deal_id, happened_at)
         values ($1, $2, 'note', $3, $4, $5, $6, $7, '2023-05-29T13:07:00Z')`,
        [
          tenant(),
          newId(),
          subject,
          canary.note,
          columns.contactId ?? null,
          columns.companyId ?? null,
          columns.dealId ?? null,
        ],
      ),
    );
  const anonymise = (ids = [contact]) => here(() => anonymiseContacts(system, ids));

  it('leaves no trace of the person in any text of any table', async () => {
    const withCompany = await deal(`${canary.familyName}s bestilling`, company);
    await deal('Løs avtale', null);
    await activity({ contactId: contact });
    await activity({ contactId: contact, companyId: company });
    await activity({ dealId: withCompany });
    expect(await placesWith(cast.database, traces), 'the search finds what is there').to.include.members([
      'activities.body',
      'contact_addresses.lines',
      'contact_companies.role',
      'contact_emails.address',
      'contact_phones.number',
      'contacts.search_text',
      'deals.title',
    ]);
    await anonymise();
    expect(await placesWith(cast.database, traces)).to.deep.equal([]);
  });

  it('hard case 2: no search finds them, in the transaction that anonymised them and after', async () => {
    const hits = async () => (await globalSearch(cast.astrid, canary.familyName, 10)).length;
    expect(await here(hits), 'before').to.equal(1);
    await here(async () => {
      await anonymiseContacts(system, [contact]);
      expect(await hits(), 'meanwhile').to.equal(0);
    });
    expect(await here(hits), 'after').to.equal(0);
  });

  it('keeps a neutral row, with months for moments and nobody’s name on it', async () => {
    await anonymise();
    const [row] = await here(() =>
      sql<Record<string, unknown>>(`select * from contacts where tenant_id = $1 and id = $2`, [tenant(), contact]),
    );
    expect(row).to.deep.include({
      given_name: 'Anonymisert',
      family_name: 'person',
      sort_name: '',
      search_text: '',
      company_id: null,
      company_name: null,
      owner_id: null,
      created_by: null,
      created_at: new Date('2023-03-01T00:00:00+01:00'),
      last_activity_at: new Date('2023-05-01T00:00:00+02:00'),
      version: 2,
    });
    expect(row?.['anonymised_at']).to.be.instanceOf(Date);
  });

  it('keeps that something happened with a company, without the person and the text', async () => {
    await activity({ contactId: contact, companyId: company });
    await anonymise();
    const rows = await here(() =>
      sql(`select contact_id, subject, body, happened_at from activities where tenant_id = $1 and company_id = $2`, [
        tenant(),
        company,
      ]),
    );
    expect(rows).to.deep.equal([
      { contact_id: null, subject: '', body: '', happened_at: new Date('2023-05-29T13:07:00Z') },
    ]);
  });

  it('keeps deals without the person, and their titles where they do not name anybody', async () => {
    const named = await deal(`Avtale med ${canary.givenName}`, company);
    const neutral = await deal('Nytt bur', company);
    await anonymise();
    const rows = await here(() =>
      sql<{ id: string; title: string; contact_id: string | null }>(
        `select id, title, contact_id from deals where tenant_id = $1 and id = any($2) order by id`,
        [tenant(), [named, neutral]],
      ),
    );
    expect(rows).to.deep.equal([
      { id: named, title: 'Salg', contact_id: null },
      { id: neutral, title: 'Nytt bur', contact_id: null },
    ]);
  });

  it('keeps the title of a deal with somebody’s own business where it names another who goes with them', async () => {
    const titles = await here(async () => {
      const [business = ''] = await insertCompanies([{ name: 'Gulfjær Fuglehold', legalForm: 'ENK' }]);
      await joinCompany(cast.astrid, contact, { companyId: business, role: '', first: false });
      const ids = [
        await insertDeal(cast.astrid, { title: 'Bur til Tilskuer', companyId: business }),
        await insertDeal(cast.astrid, { title: 'Bur til Gulfjær', companyId: business }),
      ];
      await anonymiseContacts(system, [contact, bystander]);
      const rows = await sql<{ id: string; title: string }>(
        `select id, title from deals where tenant_id = $1 and id = any($2::uuid[])`,
        [tenant(), ids],
      );
      return ids.map((id) => rows.find((one) => one.id === id)?.title);
    });
    expect(titles).to.deep.equal(['Bur til Tilskuer', 'Salg']);
  });

  it('writes one audit entry for each, and leaves everybody else as they were', async () => {
    const [before] = await here(() =>
      sql(`select * from contacts where tenant_id = $1 and id = $2`, [tenant(), bystander]),
    );
    await anonymise();
    const [after] = await here(() =>
      sql(`select * from contacts where tenant_id = $1 and id = $2`, [tenant(), bystander]),
    );
    expect(after).to.deep.equal(before);
    const entries = await here(() =>
      sql(`select action, actor, details from audit_entries where tenant_id = $1 and subject_id = $2`, [
        tenant(),
        contact,
      ]),
    );
    expect(entries).to.deep.equal([{ action: 'contact.anonymised', actor: 'system', details: {} }]);
  });

  it('keeps a contact in the trash there', async () => {
    await here(() =>
      change(`update contacts set deleted_at = now(), deleted_by = $3 where tenant_id = $1 and id = $2`, [
        tenant(),
        contact,
        cast.bjorn.id,
      ]),
    );
    await anonymise();
    const [row] = await here(() =>
      sql<{ deleted: boolean }>(
        `select deleted_at is not null as deleted from contacts where tenant_id = $1 and id = $2`,
        [tenant(), contact],
      ),
    );
    expect(row).to.deep.equal({ deleted: true });
  });
});
