import { expect } from 'chai';

import { addCompany, CompanyExists } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { changeFact } from '../../../src/domain/companies/change-fact.ts';
import { changeNumber } from '../../../src/domain/companies/change-number.ts';
import { companyChoices } from '../../../src/domain/companies/company-choices.ts';
import { companyCount, companyList, type CompanyFilter } from '../../../src/domain/companies/company-list.ts';
import { companyRecord, findCompany } from '../../../src/domain/companies/company-record.ts';
import { writeValue } from '../../../src/domain/companies/fields.ts';
import { restoreCompany, trashCompany, trashedCompanies } from '../../../src/domain/companies/trash.ts';
import { EditConflict, Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { sortKey } from '../../../src/domain/names.ts';
import { dealBoard } from '../../../src/domain/deals/deal-board.ts';
import { currentClient, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';

const everything: CompanyFilter = {
  sort: 'name',
  descending: false,
  text: '',
  ownerId: undefined,
  place: '',
  standing: undefined,
};

const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('Companies', () => {
  const cast = useCast();
  const as = <T>(member: Member, work: () => Promise<T>): Promise<T> => inTenant(member.tenantId, work);
  const add = (member: Member, company: { organisationNumber?: string; name?: string }): Promise<string> =>
    as(member, () => addCompany(member, company, 'nb'));

  it('refuses a number that is too short or fails MOD11, each in its own words', async () => {
    for (const [typed, word] of [
      ['92360901', 'length'],
      ['923 609 017', 'checksum'],
    ] as const) {
      const problem = await problemOf(add(cast.bjorn, { organisationNumber: typed }));
      expect(problem).to.be.instanceOf(Invalid);
      expect(problem)
        .to.have.property('fields')
        .that.deep.equals({ organisationNumber: `form.organisationNumber.${word}` });
    }
  });

  it('refuses a company without number and name', async () => {
    expect(await problemOf(add(cast.bjorn, { name: ' ' }))).to.be.instanceOf(Invalid);
  });

  it('has a number once in each tenant, in the trash too, and lets another tenant have it as well', async () => {
    const id = await add(cast.bjorn, { organisationNumber: 'NO 974 760 673 MVA' });
    const live = await problemOf(add(cast.astrid, { organisationNumber: '974760673' }));
    expect(live).to.be.instanceOf(CompanyExists);
    expect(live).to.have.property('company').that.includes({ id, inTrash: false });
    await as(cast.bjorn, () => trashCompany(cast.bjorn, id));
    const trashed = await problemOf(add(cast.bjorn, { organisationNumber: '974760673' }));
    expect(trashed).to.have.property('company').that.includes({ id, inTrash: true });
    expect(await add(cast.clara, { organisationNumber: '974760673' })).to.be.a('string');
  });

  it('adds a number once when two members add it in the same moment', async () => {
    const results = await Promise.allSettled([
      add(cast.bjorn, { organisationNumber: '929745760' }),
      add(cast.astrid, { organisationNumber: '929745760' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).to.have.length(1);
    const [lost] = results.filter((result) => result.status === 'rejected');
    expect(lost?.reason).to.be.instanceOf(CompanyExists);
  });

  it('comes back from the trash, unless its number has a new owner meanwhile', async () => {
    const id = await add(cast.bjorn, { name: 'Angre AS' });
    await as(cast.bjorn, () => trashCompany(cast.bjorn, id));
    expect((await as(cast.bjorn, () => trashedCompanies(cast.bjorn))).map((one) => one.id)).to.include(id);
    expect(await as(cast.bjorn, () => restoreCompany(cast.bjorn, id))).to.equal('Angre AS');
    expect(await as(cast.bjorn, () => restoreCompany(cast.bjorn, id)), 'a second time').to.equal('Angre AS');
    expect((await as(cast.bjorn, () => findCompany(cast.bjorn, id))).deleted_at).to.equal(null);
  });

  it('is not there for another tenant', async () => {
    const id = await add(cast.bjorn, { name: 'Bare vår AS' });
    for (const work of [
      () => companyRecord(cast.clara, id),
      () => trashCompany(cast.clara, id),
      () => changeNumber(cast.clara, id, { number: '923609016', version: 1, was: null }),
    ])
      expect(await problemOf(as<unknown>(cast.clara, work))).to.be.instanceOf(NotFound);
  });

  it('can be read by a reader and changed by no reader', async () => {
    const id = await add(cast.bjorn, { name: 'Lesestoff AS' });
    expect((await as(cast.randi, () => companyRecord(cast.randi, id))).company.name).to.equal('Lesestoff AS');
    for (const work of [
      () => addCompany(cast.randi, { name: 'Nei' }, 'nb'),
      () => trashCompany(cast.randi, id),
      () => changeFact(cast.randi, id, { field: 'name', typed: { value: 'Nei' }, version: 1, was: null }),
    ])
      expect(await problemOf(as<unknown>(cast.randi, work))).to.be.instanceOf(NotAllowed);
  });

  it('shows both values when two members edit the same fact, and nothing when they edit different ones', async () => {
    const id = await add(cast.bjorn, { name: 'Samtidig AS' });
    const seen = await as(cast.bjorn, () => findCompany(cast.bjorn, id));
    const edit = (member: Member, field: 'name' | 'place' | 'website', value: string): Promise<unknown> =>
      as(member, () =>
        changeFact(member, id, {
          field: field === 'place' ? 'address' : field,
          typed: field === 'place' ? { place: value } : { value },
          version: seen.version,
          was: writeValue(field === 'place' ? 'address' : field, seen),
        }),
      );
    await edit(cast.astrid, 'name', 'Astrids navn');
    await edit(cast.bjorn, 'place', 'Bergen');
    const conflict = await problemOf(edit(cast.bjorn, 'name', 'Bjørns navn'));
    expect(conflict).to.be.instanceOf(EditConflict);
    expect(conflict).to.include({ theirs: 'Astrids navn', yours: 'Bjørns navn' });
    expect((await as(cast.bjorn, () => findCompany(cast.bjorn, id))).place).to.equal('Bergen');
  });

  it('shows its new name in the lists of its people when a member renames it', async () => {
    const id = await add(cast.bjorn, { name: 'Gamle navn AS' });
    const [other = ''] = await as(cast.bjorn, () => insertCompanies([{ name: 'En annen AS' }]));
    const [theirs = '', others = ''] = await as(cast.bjorn, () =>
      insertContacts([
        { givenName: 'Kari', familyName: 'Berg', companies: [{ id, name: 'Gamle navn AS' }] },
        { givenName: 'Ola', familyName: 'Nes', companies: [{ id: other, name: 'En annen AS' }] },
      ]),
    );
    await as(cast.bjorn, () =>
      changeFact(cast.bjorn, id, { field: 'name', typed: { value: 'Åpne AS' }, version: 1, was: 'Gamle navn AS' }),
    );
    const shown = await as(cast.bjorn, () =>
      sql<{ id: string; company_name: string; company_sort: string }>(
        `select id, company_name, company_sort from contacts where tenant_id = $1 and id = any($2::uuid[]) order by id`,
        [cast.bjorn.tenantId, [theirs, others]],
      ),
    );
    expect(shown).to.deep.equal([
      { id: theirs, company_name: 'Åpne AS', company_sort: sortKey('Åpne AS') },
      { id: others, company_name: 'En annen AS', company_sort: sortKey('En annen AS') },
    ]);
  });

  it('refuses what is no web address, e-mail, phone number or postcode', async () => {
    const id = await add(cast.bjorn, { name: 'Streng AS' });
    const typed = [
      ['website', { value: 'javascript:alert(1)' }],
      ['website', { value: 'ftp://a.no' }],
      ['email', { value: 'kari@' }],
      ['phone', { value: '12' }],
      ['address', { postalCode: '12345' }],
      ['name', { value: '' }],
    ] as const;
    for (const [field, values] of typed)
      expect(
        await problemOf(
          as(cast.bjorn, () => changeFact(cast.bjorn, id, { field, typed: values, version: 1, was: null })),
        ),
        field,
      ).to.be.instanceOf(Invalid);
  });

  describe('in the list', () => {
    before(() =>
      as(cast.clara, async () => {
        const started = new Date('2026-01-01T08:00:00Z');
        await insertCompanies(
          Array.from({ length: 130 }, (_, at) => ({
            name: `Firma ${String(at).padStart(3, '0')} AS`,
            place: at % 3 === 0 ? 'BERGEN' : 'OSLO',
            registerStatus: at % 10 === 0 ? 'bankrupt' : 'active',
            // Half have never been touched, and many share a moment.
            lastActivityAt: at % 2 === 0 ? new Date(started.getTime() + (at % 7) * 1000) : null,
            createdAt: new Date(started.getTime() + (at % 5)),
          })),
        );
        await insertCompanies([{ name: 'Elkjøp Nordic AS' }, { name: 'Ørsted AS' }, { name: 'Aasen AS' }]);
      }),
    );

    const page = (filter: Partial<CompanyFilter>, cursor?: Parameters<typeof companyList>[2]) =>
      as(cast.clara, () => companyList(cast.clara, { ...everything, ...filter }, cursor));

    it('shows every company once and in order, forwards and back, whatever it is sorted by', async () => {
      const total = await as(cast.clara, () => companyCount(cast.clara, everything));
      for (const sort of ['name', 'activity', 'created'] as const)
        for (const descending of [false, true]) {
          const pages = [await page({ sort, descending })];
          for (let last = pages.at(-1); last?.hasAfter; last = pages.at(-1)) {
            const row = last.rows.at(-1);
            if (!row) break;
            pages.push(await page({ sort, descending }, { direction: 'after', key: row.key, id: row.id }));
          }
          const ids = pages.flatMap(({ rows }) => rows.map((row) => row.id));
          expect(new Set(ids).size, `${sort} ${descending}`).to.equal(total);
          expect(ids).to.have.length(total);
          const first = pages.at(-1)?.rows[0];
          const back =
            first && (await page({ sort, descending }, { direction: 'before', key: first.key, id: first.id }));
          expect(back?.rows.map((row) => row.id)).to.deep.equal(pages.at(-2)?.rows.map((row) => row.id));
        }
    });

    it('takes one statement for a page of it, one for the count, and four for a record', async () => {
      const [row] = (await page({})).rows;
      expect(await statementsOf(() => companyList(cast.clara, everything))).to.equal(1);
      expect(await statementsOf(() => companyCount(cast.clara, { ...everything, text: 'firma' }))).to.equal(1);
      expect(await statementsOf(() => companyRecord(cast.clara, row?.id ?? ''))).to.equal(4);
      expect(await statementsOf(() => companyChoices(cast.clara, 'firma'))).to.equal(1);
      expect(await statementsOf(() => dealBoard(cast.clara))).to.equal(3);
    });

    /** How many statements some work sends in its transaction. */
    const statementsOf = (work: () => Promise<unknown>): Promise<number> =>
      as(cast.clara, async () => {
        const client = currentClient();
        const query = client.query.bind(client);
        let sent = 0;
        Object.assign(client, {
          query: (...args: Parameters<typeof query>) => {
            sent += 1;
            return query(...args);
          },
        });
        try {
          await work();
          return sent;
        } finally {
          Object.assign(client, { query });
        }
      });

    it('sorts the Norwegian way', async () => {
      const { rows } = await page({ descending: true });
      expect(rows.slice(0, 2).map((row) => row.name)).to.deep.equal(['Aasen AS', 'Ørsted AS']);
    });

    it('is narrowed by text however it is spelt, place and standing', async () => {
      expect((await page({ text: 'elkjop' })).rows.map((row) => row.name)).to.deep.equal(['Elkjøp Nordic AS']);
      expect((await page({ text: 'ør' })).rows.map((row) => row.name)).to.deep.equal(['Ørsted AS']);
      expect((await page({ place: 'bergen' })).rows).to.have.length(44);
      expect((await page({ standing: 'trouble' })).rows).to.have.length(13);
      expect((await page({ text: '%%%' })).rows).to.have.length(0);
    });

    it('offers companies while typing, those that begin so first', async () => {
      const choices = await as(cast.clara, () => companyChoices(cast.clara, 'firma 00'));
      expect(choices).to.have.length(8);
      expect(choices[0]?.name).to.equal('Firma 000 AS');
      expect(await as(cast.clara, () => companyChoices(cast.clara, 'ø'))).to.have.length(1);
      expect(await as(cast.bjorn, () => companyChoices(cast.bjorn, 'firma 00'))).to.have.length(0);
    });
  });
});
