import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { fieldSources, noteUserEdit } from '../../../src/domain/companies/field-sources.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { contactFacts } from '../../../src/domain/contacts/contact-record.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { emptyTrash } from '../../../src/domain/trash/empty-trash.ts';
import { trashedUntil } from '../../../src/domain/trash/trash-period.ts';
import { useCast } from '../../support/cast.ts';
import { placesWith } from '../../support/residue.ts';
import { clearRecords, idsIn, insertDeal, insertNote, putInTrash, type TrashTable } from './put-in-trash.ts';

/** Every value of a person, each a word that is found nowhere else. */
const canary = {
  givenName: 'Kanarifugl',
  familyName: 'Gulfjær',
  jobTitle: 'Burvokter',
  email: 'kanarifugl@gulfjaer.example',
  phone: '+4799887766',
  street: 'Burveien 1977',
  role: 'Fuglekikkersjef',
  note: 'Hun fortalte om vingeskaden',
} as const;
/** What a search would find them by: folded, and without the plus. */
const traces = [...Object.values(canary), 'kanarifugl', 'gulfjaer', '99887766'];

const trashedAt = new Date('2026-10-23T14:00:00+02:00');

describe('What leaves the trash', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let mill = '';
  let bakery = '';
  let person = '';
  let colleague = '';

  beforeEach(async () => {
    await clearRecords([cast.astrid]);
    await here(async () => {
      [mill = '', bakery = ''] = await insertCompanies([{ name: 'Mølla AS' }, { name: 'Bakeriet AS' }]);
      const atMill = { id: mill, name: 'Mølla AS', role: canary.role };
      [person = '', colleague = ''] = await insertContacts([
        { ...canary, emails: [canary.email], phones: [canary.phone], companies: [atMill], ownerId: cast.bjorn.id },
        {
          givenName: 'Ola',
          familyName: 'Nes',
          companies: [
            { id: mill, name: 'Mølla AS' },
            { id: bakery, name: 'Bakeriet AS' },
          ],
        },
      ]);
      await change(
        `insert into contact_addresses (tenant_id, id, contact_id, lines, position) values ($1, $2, $3, array[$4], 1)`,
        [cast.astrid.tenantId, newId(), person, canary.street],
      );
    });
  });

  const goes = async (table: TrashTable, id: string): Promise<void> => {
    await putInTrash(cast.astrid, table, [id], trashedAt);
    await atTime(trashedUntil(trashedAt), emptyTrash);
    expect(await idsIn(cast.astrid, table)).to.not.include(id);
  };
  const note = (belongs: { contactId?: string; companyId?: string; dealId?: string }): Promise<string> =>
    insertNote(cast.astrid, { body: canary.note, ...belongs });
  const deal = (title: string, belongs: { contactId?: string; companyId?: string }): Promise<string> =>
    insertDeal(cast.astrid, { title, ...belongs });
  const rows = (table: 'activities' | 'deals', columns: string) =>
    here(() => sql(`select ${columns} from ${table} where tenant_id = $1 order by id`, [cast.astrid.tenantId]));

  it('is a contact without a trace in any text of any table', async () => {
    const withMill = await deal(`${canary.familyName}s mel`, { contactId: person, companyId: mill });
    await note({ contactId: person });
    await note({ contactId: person, companyId: mill });
    await note({ dealId: withMill });
    expect(await placesWith(cast.database, traces), 'the search finds what is there').to.include.members([
      'activities.body',
      'contact_addresses.lines',
      'contact_companies.role',
      'contact_emails.address',
      'contact_phones.number',
      'contacts.search_text',
      'deals.title',
    ]);
    await goes('contacts', person);
    expect(await placesWith(cast.database, traces)).to.deep.equal([]);
  });

  it('takes along what belongs to the contact alone, and leaves companies and deals what happened with them', async () => {
    const alone = await deal('Mel', { contactId: person });
    const withMill = await deal('Korn', { contactId: person, companyId: mill });
    await note({ contactId: person });
    const shared = await note({ contactId: person, companyId: mill });
    const colleagues = await note({ contactId: colleague });
    await goes('contacts', person);
    expect(await rows('activities', 'id, body, contact_id, company_id')).to.deep.equal([
      { id: shared, body: '', contact_id: null, company_id: mill },
      { id: colleagues, body: canary.note, contact_id: colleague, company_id: null },
    ]);
    expect(await rows('deals', 'id, title, contact_id, company_id')).to.deep.equal([
      { id: alone, title: 'Salg', contact_id: null, company_id: null },
      { id: withMill, title: 'Korn', contact_id: null, company_id: mill },
    ]);
    expect(await idsIn(cast.astrid, 'contacts')).to.deep.equal([colleague]);
  });

  it('is a company with its sources; its people stay, and show the next company they are at', async () => {
    await here(() => noteUserEdit(mill, ['website'], { by: cast.bjorn.id, at: trashedAt }));
    await goes('companies', mill);
    const nobody = { companyId: null, companyName: null };
    expect(await here(() => contactFacts(cast.astrid, person))).to.include(nobody);
    expect(await here(() => contactFacts(cast.astrid, colleague))).to.include({
      companyId: bakery,
      companyName: 'Bakeriet AS',
    });
    const [sorted] = await here(() =>
      sql(`select company_sort from contacts where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, colleague]),
    );
    expect(sorted).to.deep.equal({ company_sort: await sortNameOf(bakery) });
    expect(await here(() => fieldSources(mill))).to.deep.equal([]);
    expect(await placesWith(cast.database, ['Mølla AS'])).to.deep.equal([]);
  });

  it('leaves a deleted company’s people and deals what happened with them', async () => {
    const withPerson = await deal('Korn', { contactId: person, companyId: mill });
    await note({ companyId: mill });
    const persons = await note({ contactId: person, companyId: mill });
    const deals = await note({ dealId: withPerson, companyId: mill });
    await goes('companies', mill);
    expect(await rows('activities', 'id, body, contact_id, company_id, deal_id')).to.deep.equal([
      { id: persons, body: canary.note, contact_id: person, company_id: null, deal_id: null },
      { id: deals, body: canary.note, contact_id: null, company_id: null, deal_id: withPerson },
    ]);
    expect(await rows('deals', 'id, title, contact_id, company_id')).to.deep.equal([
      { id: withPerson, title: 'Korn', contact_id: person, company_id: null },
    ]);
  });

  it('is a deal; its contact and company stay, and keep what happened with them', async () => {
    const gone = await deal('Korn', { contactId: person, companyId: mill });
    await note({ dealId: gone });
    const shared = await note({ dealId: gone, contactId: person, companyId: mill });
    await goes('deals', gone);
    expect(await rows('activities', 'id, body, contact_id, company_id, deal_id')).to.deep.equal([
      { id: shared, body: canary.note, contact_id: person, company_id: mill, deal_id: null },
    ]);
    expect(await idsIn(cast.astrid, 'contacts')).to.have.members([person, colleague]);
    expect(await idsIn(cast.astrid, 'companies')).to.have.members([mill, bakery]);
  });

  const sortNameOf = async (company: string): Promise<string | undefined> => {
    const [row] = await here(() =>
      sql<{ sort_name: string }>(`select sort_name from companies where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        company,
      ]),
    );
    return row?.sort_name;
  };
});
