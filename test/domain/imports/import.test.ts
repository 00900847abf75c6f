import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { changeFact } from '../../../src/domain/companies/change-fact.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import { trashCompany } from '../../../src/domain/companies/trash.ts';
import { createContact } from '../../../src/domain/contacts/create-contact.ts';
import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { bringList } from '../../../src/domain/imports/bring-list.ts';
import { chooseColumns } from '../../../src/domain/imports/choose-columns.ts';
import { changeFieldValue } from '../../../src/domain/custom-fields/field-values.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { declareField } from '../../../src/domain/privacy/inventory/custom-fields/declare-field.ts';
import { findImport, type CompanyImport } from '../../../src/domain/imports/company-import.ts';
import { askAgain, chooseForRow, chooseSure, mendRow } from '../../../src/domain/imports/decide-rows.ts';
import { reviewCounts, rowsOn, type Shelf } from '../../../src/domain/imports/review-list.ts';
import { rowsNotBrought } from '../../../src/domain/imports/rows-not-brought.ts';
import { startImport } from '../../../src/domain/imports/start-import.ts';
import { undoImport } from '../../../src/domain/imports/undo-import.ts';
import { outside } from '../../../src/domain/outside.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { suppress } from '../../../src/domain/privacy/suppression/suppress.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { checkDigit } from '../../../src/domain/register/organisation-number.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import { clearRecords, insertNote } from '../trash/put-in-trash.ts';
import { carryOutEnrichment, useRegister } from '../companies/with-register.ts';

const [equinor, telenor, hydro] = ['923609016', '982463718', '914778271'] as const;
const unheardOf = `88888880${checkDigit('88888880')}`;

describe('Importing companies', () => {
  const cast = useCast();
  const asked = useRegister();
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.bjorn.tenantId, work);

  /** Brings a list and has it checked, its columns taken as guessed. */
  const checked = async (text: string): Promise<string> => {
    const id = await at(() => bringList(cast.bjorn, { text }, 'nb'));
    const { fields } = await at(() => findImport(id));
    await at(() =>
      chooseColumns(
        cast.bjorn,
        id,
        fields.map((field) => field ?? ''),
      ),
    );
    await carryOutDue(cast.database, 'import-check');
    return id;
  };
  const run = async (id: string): Promise<CompanyImport> => {
    await at(() => startImport(cast.bjorn, id));
    await carryOutDue(cast.database, 'company-import');
    return at(() => findImport(id));
  };
  const verdictsOf = async (id: string): Promise<Record<number, string | null>> => {
    const rows = await at(() =>
      sql<{ line: number; verdict: string | null; reason: string | null }>(
        `select line, verdict, reason from company_import_rows where tenant_id = $1 and import_id = $2 order by line`,
        [cast.bjorn.tenantId, id],
      ),
    );
    return Object.fromEntries(
      rows.map(({ line, verdict, reason }) => [line, reason === null ? verdict : `${verdict}: ${reason}`]),
    );
  };
  const shelf = async (id: string, which: Shelf) => at(async () => (await rowsOn(await findImport(id), which)).rows);
  const companies = () =>
    at(() =>
      sql<{ id: string; name: string; number: string | null; inTrash: boolean }>(
        `select id, name, organisation_number as number, deleted_at is not null as "inTrash" from companies
          where tenant_id = $1 order by sort_name`,
        [cast.bjorn.tenantId],
      ),
    );
  const company = (id: string) => at(() => findCompany(cast.bjorn, id));

  before(() => {
    asked.register.units.edit(equinor, { navn: 'NORDVIND ENERGI ASA' });
    asked.register.units.edit(telenor, { navn: 'SVALE TELE ASA' });
    asked.register.units.edit(hydro, { navn: 'SVALE METALL ASA' });
  });

  beforeEach(async () => {
    await at(async () => {
      await change(`delete from outbox where tenant_id = $1`, [cast.bjorn.tenantId]);
      await change(`delete from company_import_rows where tenant_id = $1`, [cast.bjorn.tenantId]);
      await change(`delete from company_imports where tenant_id = $1`, [cast.bjorn.tenantId]);
    });
    await clearRecords([cast.bjorn]);
  });

  for (const mirrored of [false, true])
    describe(mirrored ? 'with the mirror' : 'before the mirror is loaded', () => {
      if (mirrored)
        before(async () => {
          const file = await outside().register.bulkFile('enheter');
          if (file.kind !== 'File') throw new Error('the register has no file');
          await loadMirror('enheter', file);
        });

      it('says of each row what will become of it, and changes nothing yet', async () => {
        const [own] = await at(() =>
          insertCompanies([
            { name: 'Vår kunde', organisationNumber: telenor },
            { name: 'Kjent Navn AS' },
            { name: 'To Like' },
            { name: 'To Like' },
          ]),
        );
        const trashed = await at(() => addCompany(cast.bjorn, { organisationNumber: hydro, name: 'Kastet' }, 'nb'));
        await at(() => trashCompany(cast.bjorn, trashed));
        const id = await checked(
          [
            'Org.nr;Firma;E-post',
            `${equinor};Nordvind;`,
            `${telenor};;`,
            `${hydro};;`,
            '923609017;Feil sjekksiffer;',
            `${equinor};Samme igjen;`,
            ';kjent navn as;',
            ';To Like;',
            ';Svale Metall;',
            '999999999;Finnes ikke;',
            ';Feil adresse;ikke en adresse',
          ].join('\n'),
        );
        expect(await verdictsOf(id)).to.deep.equal({
          2: 'new',
          3: 'exists',
          4: 'trash',
          5: 'unreadable',
          6: 'repeated',
          7: 'exists',
          8: 'several',
          9: 'named',
          10: 'gone: unknown',
          11: 'unreadable',
        });
        const [existing] = await shelf(id, 'exists');
        expect(existing?.company).to.deep.equal({ id: own, name: 'Vår kunde' });
        const [named] = await shelf(id, 'named');
        expect(named?.suggestions.map(({ number, name }) => [number, name])).to.deep.equal([
          [hydro, 'SVALE METALL ASA'],
        ]);
        expect(await companies()).to.have.length(5);
        expect(await at(async () => reviewCounts(await findImport(id)))).to.deep.include({ inLine: 4 });
      });
    });

  describe('once it is checked', () => {
    it('adds what is new, by number and by name, looked after by who said yes, with where each value is from and when', async () => {
      const id = await checked(
        `Org.nr;Firma;E-post\n${equinor};Nordvind energi asa;post@nordvind.no\n;Helt Ukjent Snekkeri;\n${telenor};Vår tele;`,
      );
      const done = await run(id);
      expect(done).to.include({ state: 'finished', created: 3, filled: 0, failed: 0, total: 3, done: 3 });
      const [own, nordvind, tele] = await companies();
      expect([own?.number, nordvind?.name, tele?.name]).to.deep.equal([null, 'NORDVIND ENERGI ASA', 'Vår tele']);
      const { sources, ...record } = await company(nordvind?.id ?? '');
      expect(record).to.include({ owner_id: cast.bjorn.id, enrichment_state: 'waiting', email: 'post@nordvind.no' });
      expect(sources.map(({ field, source, editedAt }) => [field, source, editedAt?.getTime()])).to.have.deep.members([
        ['name', 'register', undefined],
        ['email', 'import', done.runAt?.getTime()],
      ]);
      // The register fills what the file did not say, and lets be what it did.
      await carryOutEnrichment(cast.bjorn.tenantId, nordvind?.id ?? '');
      expect(await company(nordvind?.id ?? '')).to.include({ legal_form: 'ASA', email: 'post@nordvind.no' });
      const entries = await at(() =>
        sql(
          `select actor_id, details from audit_entries where tenant_id = $1 and action = 'company.imported' and subject_id = $2`,
          [cast.bjorn.tenantId, id],
        ),
      );
      expect(entries).to.deep.equal([
        { actor_id: cast.bjorn.id, details: { rows: 3, created: 3, filled: 0, failed: 0 } },
      ]);
    });

    it('fills only what is empty in a company that is there, and nothing a member has emptied', async () => {
      const [own = ''] = await at(() =>
        insertCompanies([{ name: 'Vår', organisationNumber: telenor, website: 'www.vår.no', phone: '+4722334455' }]),
      );
      await at(() => changeFact(cast.bjorn, own, { field: 'phone', typed: { value: '' }, version: 1, was: null }));
      const id = await checked(
        `Org.nr;Nettsted;Telefon;E-post;Poststed\n${telenor};www.annet.no;99887766;post@annet.no;Bodø`,
      );
      expect(await run(id)).to.include({ created: 0, filled: 1 });
      expect(await company(own)).to.include({
        name: 'Vår',
        website: 'www.vår.no',
        phone: null,
        email: 'post@annet.no',
        place: 'Bodø',
      });
      const again = await checked(`Org.nr;E-post\n${telenor};enda@annet.no`);
      expect(await run(again)).to.include({ filled: 0, unchanged: 1 });
    });

    it('gives a company without a number the one that stands beside its name', async () => {
      const [own = ''] = await at(() => insertCompanies([{ name: 'Nordvind Energi' }]));
      const id = await checked(`Org.nr;Firma\n${equinor};nordvind energi`);
      expect(await run(id)).to.include({ created: 0, filled: 1 });
      expect(await company(own)).to.include({ organisation_number: equinor, enrichment_state: 'waiting' });
      await at(() => undoImport(cast.bjorn, id));
      expect(await company(own)).to.include({
        organisation_number: null,
        name: 'Nordvind Energi',
        enrichment_state: 'none',
      });
    });

    it('undoes the whole of it: what was added goes to the trash, what was filled is emptied, what somebody worked with since stays', async () => {
      const [own = ''] = await at(() => insertCompanies([{ name: 'Vår', organisationNumber: telenor }]));
      const id = await checked(
        `Org.nr;Firma;E-post;Nettsted\n${equinor};A;;\n;Bare Navnet;;\n;Med Notat;;\n${telenor};;post@annet.no;www.annet.no`,
      );
      await run(id);
      const withNote = (await companies()).find(({ name }) => name === 'Med Notat')?.id ?? '';
      await insertNote(cast.bjorn, { body: 'Ringte', companyId: withNote });
      const { version } = await company(own);
      await at(() =>
        changeFact(cast.bjorn, own, { field: 'website', typed: { value: 'www.rettet.no' }, version, was: null }),
      );
      let undone = {};
      const sent = await statementsOf(async () => {
        undone = await at(() => undoImport(cast.bjorn, id));
      });
      expect(undone).to.deep.equal({ trashed: 2, left: 1, emptied: 1 });
      expect(sent.length).to.be.below(20);
      expect((await companies()).filter(({ inTrash }) => inTrash).map(({ name }) => name)).to.deep.equal([
        'A',
        'Bare Navnet',
      ]);
      expect(await company(own)).to.include({ email: null, website: 'www.rettet.no' });
      expect(await at(() => findImport(id))).to.include({ state: 'undone', trashedAgain: 2, emptiedAgain: 1 });
      expect(await at(() => undoImport(cast.bjorn, id)).catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    });

    it('fills the tenant’s own fields where they are empty, reads dates, choices and yes as files have them, and empties them again', async () => {
      const own = (label: string, more: { kind?: 'date' | 'choice' | 'yes-no'; choices?: string } = {}) =>
        at(() =>
          declareField(cast.astrid, {
            entity: 'company',
            label,
            notPersonal: 'sier noe om firmaet og ikke om noen',
            ...more,
          }),
        );
      const since = await own('Kunde siden', { kind: 'date' });
      const size = await own('Størrelse', { kind: 'choice', choices: 'Liten\nStor' });
      const newsletter = await own('Nyhetsbrev', { kind: 'yes-no' });
      const theirs = await inTenant(cast.clara.tenantId, () =>
        declareField(cast.clara, {
          entity: 'company',
          label: 'Deres',
          notPersonal: 'sier noe om firmaet og ikke om noen',
        }),
      );
      const [there = ''] = await at(() => insertCompanies([{ name: 'Var Der', organisationNumber: telenor }]));
      await at(() => changeFieldValue(cast.bjorn, 'company', there, size, 'Liten'));
      const valuesOf = async (name: string): Promise<unknown> => {
        const [row] = await at(() =>
          sql<{ values: unknown }>(`select custom_fields as values from companies where tenant_id = $1 and name = $2`, [
            cast.bjorn.tenantId,
            name,
          ]),
        );
        return row?.values ?? null;
      };
      const text =
        'Org.nr;Firma;Kunde siden;STØRRELSE;Nyhetsbrev\n' +
        `;Helt Ny;31.12.2024;stor;ja\n${telenor};Var Der;1.2.2020;Stor;\n;Feil Dato;en gang;;\n;Uten Noe;;;`;
      const id = await checked(text);
      expect((await verdictsOf(id))[4]).to.equal('unreadable');
      const unreadable = await at(async () => rowsOn(await findImport(id), 'unreadable'));
      expect(unreadable.rows[0]?.values.problems).to.deep.equal({ [`custom:${since}`]: 'form.date' });
      expect(await run(id)).to.include({ created: 2, filled: 1 });
      expect(await valuesOf('Helt Ny')).to.deep.equal({ [since]: '2024-12-31', [size]: 'Stor', [newsletter]: 'yes' });
      expect(await valuesOf('Var Der'), 'what was there stays').to.deep.equal({
        [since]: '2020-02-01',
        [size]: 'Liten',
      });
      expect(await valuesOf('Uten Noe')).to.equal(null);
      expect(await at(() => undoImport(cast.bjorn, id))).to.include({ trashed: 2, emptied: 1 });
      expect(await valuesOf('Var Der')).to.deep.equal({ [size]: 'Liten' });

      const other = await at(() => bringList(cast.bjorn, { text }, 'nb'));
      await at(() => chooseColumns(cast.bjorn, other, ['', 'name', `custom:${theirs}`, `custom:${newId()}`, '']));
      expect((await at(() => findImport(other))).fields, 'no field of somebody else’s').to.deep.equal(['name']);
    });

    it('remembers what the columns of such a list are, for its own tenant', async () => {
      const text = 'Kunde;Merke;Epost\nNord AS;x;a@a.no';
      const first = await at(() => bringList(cast.bjorn, { text }, 'nb'));
      expect((await at(() => findImport(first))).fields).to.deep.equal(['name', undefined, 'email']);
      await at(() => chooseColumns(cast.bjorn, first, ['', 'name', '']));
      const again = await at(() => bringList(cast.bjorn, { text: ' KUNDE;merke;Epost\nSør AS;y;b@b.no' }, 'nb'));
      expect((await at(() => findImport(again))).fields).to.deep.equal([undefined, 'name', undefined]);
      const here = await inTenant(cast.clara.tenantId, () => bringList(cast.clara, { text }, 'nb'));
      expect((await inTenant(cast.clara.tenantId, () => findImport(here))).fields[0]).to.equal('name');
      const without = await at(() => bringList(cast.bjorn, { text: 'Nord AS;x;a@a.no\nSør AS;y;b@b.no' }, 'nb'));
      expect((await at(() => findImport(without))).fields).to.include('email');
    });

    it('undoes three hundred rows with as many statements as three', async () => {
      const names = (count: number): string =>
        ['Firma', ...Array.from({ length: count }, (_, one) => `Rad ${count} ${one}`)].join('\n');
      const few = await checked(names(3));
      await run(few);
      const many = await checked(names(300));
      await run(many);
      const ofFew = await statementsOf(() => at(() => undoImport(cast.bjorn, few)));
      const ofMany = await statementsOf(() => at(() => undoImport(cast.bjorn, many)));
      expect(ofMany).to.deep.equal(ofFew);
      expect(await at(() => findImport(many))).to.include({ trashedAgain: 300 });
    });

    it('restores from the trash where a member says so, and leaves the rest there', async () => {
      const trashed = await at(() => addCompany(cast.bjorn, { organisationNumber: hydro, name: 'Kastet' }, 'nb'));
      await at(() => trashCompany(cast.bjorn, trashed));
      const id = await checked(`Org.nr;E-post\n${hydro};post@kastet.no\n${equinor};`);
      await at(() => chooseForRow(cast.bjorn, id, 2, 'take'));
      expect(await run(id)).to.include({ created: 2 });
      expect(await company(trashed)).to.include({ deleted_at: null, email: 'post@kastet.no' });
      await at(() => undoImport(cast.bjorn, id));
      expect((await company(trashed)).email).to.equal(null);
      expect((await companies()).every(({ inTrash }) => inTrash)).to.equal(true);
    });

    it('takes the number that a member chose for a name, one at a time or all that are sure', async () => {
      const id = await checked('Firma\nNordvind Energi\nSvale Tele ASA\nSvale Metall');
      await at(() => chooseForRow(cast.bjorn, id, 2, { number: equinor }));
      expect(await at(() => chooseSure(cast.bjorn, id))).to.equal(2);
      await at(() => chooseForRow(cast.bjorn, id, 4, 'drop'));
      expect(await run(id)).to.include({ created: 2, total: 2 });
      expect((await companies()).map(({ number }) => number)).to.have.members([equinor, telenor]);
      const refused = await at(() => chooseForRow(cast.bjorn, id, 2, 'drop')).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(NotFound);
    });

    it('judges a mended row anew', async () => {
      const id = await checked('Org.nr;Firma\n923609017;Nordvind\n');
      expect(await verdictsOf(id)).to.deep.equal({ 2: 'unreadable' });
      expect(await at(() => startImport(cast.bjorn, id)).catch((error: unknown) => error)).to.be.instanceOf(Invalid);
      await mendRow(cast.bjorn, id, 2, [equinor, 'Nordvind']);
      expect(await verdictsOf(id)).to.deep.equal({ 2: 'new' });
      expect(await run(id)).to.include({ created: 1 });
    });

    it('keeps a register that does not answer apart from units that are not there, and asks again', async () => {
      asked.register.faults.set('*', { kind: 'unavailablePage' });
      // Never asked about before, and in no file.
      const id = await checked(`Org.nr\n${unheardOf}\n${equinor}`);
      expect(await verdictsOf(id)).to.deep.equal({ 2: 'unanswered', 3: 'new' });
      asked.register.faults.clear();
      await at(() => askAgain(cast.bjorn, id));
      expect(await at(() => findImport(id))).to.include({ state: 'checking' });
      await carryOutDue(cast.database, 'import-check');
      expect(await at(() => findImport(id))).to.include({ state: 'review', done: 2 });
      expect(await verdictsOf(id)).to.deep.equal({ 2: 'gone: unknown', 3: 'new' });
    });

    it('hard case 11: brings in nobody whose processing is restricted, and no address that wants to be left alone', async () => {
      const restricted = await at(() =>
        createContact(cast.bjorn, {
          givenName: 'Ragna',
          familyName: 'Rolig',
          email: 'ragna@rolig.no',
          phone: '',
          jobTitle: '',
          companyId: '',
          role: '',
          ownerId: '',
        }),
      );
      await at(() => restrictContact(cast.astrid, restricted, { ground: 'accuracy', note: '' }));
      await at(() => suppress([{ channel: 'email', value: 'reservert@firma.no' }], null, 'import'));
      const id = await checked('Firma;E-post\nRolig Rør;ragna@rolig.no\nReservert AS;reservert@firma.no');
      expect(await verdictsOf(id)).to.deep.equal({ 2: 'blocked', 3: 'named' });
      expect((await shelf(id, 'named'))[0]?.withheld).to.deep.equal(['email']);
      await at(() => chooseForRow(cast.bjorn, id, 2, 'take'));
      await run(id);
      const [only, ...others] = await companies();
      expect(others).to.deep.equal([]);
      expect(await company(only?.id ?? '')).to.include({ name: 'Reservert AS', email: null });
      expect(
        (await at(async () => rowsNotBrought(await findImport(id)))).map(({ line, verdict }) => [line, verdict]),
      ).to.deep.equal([[2, 'blocked']]);
    });

    it('treats a sole proprietorship as a person from the moment it is added', async () => {
      const person = asked.register.units
        .live('enheter')
        .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
      const id = await checked(`Org.nr\n${person?.number ?? ''}`);
      expect((await shelf(id, 'new'))[0]?.personLike).to.equal(true);
      await run(id);
      const [row] = await at(() =>
        sql(`select person_like from companies where tenant_id = $1`, [cast.bjorn.tenantId]),
      );
      expect(row).to.deep.equal({ person_like: true });
    });

    it('looks at what the tenant has once more when it comes to it', async () => {
      const id = await checked(`Org.nr;E-post\n${equinor};post@nordvind.no\n${telenor};`);
      await at(() => addCompany(cast.bjorn, { organisationNumber: equinor, name: 'Lagt til imens' }, 'nb'));
      const meanwhile = await at(() =>
        addCompany(cast.bjorn, { organisationNumber: telenor, name: 'Kastet imens' }, 'nb'),
      );
      await at(() => trashCompany(cast.bjorn, meanwhile));
      expect(await run(id)).to.include({ created: 0, filled: 1, failed: 1 });
      expect(await companies()).to.have.length(2);
    });

    it('keep no national identity number, of the name of the file either', async () => {
      const file = { name: 'eier 17054026641.csv', bytes: Buffer.from('Firma\nA AS') };
      const id = await at(() => bringList(cast.bjorn, { file }, 'nb'));
      expect((await at(() => findImport(id))).fileName).to.equal('eier [–].csv');
    });

    it('throws away the columns that nobody chose, and refuses columns that say nothing of who', async () => {
      const id = await at(() =>
        bringList(cast.bjorn, { text: 'Firma;Kontonummer;E-post\nA AS;1234 56 78901;a@a.no' }, 'nb'),
      );
      for (const wrong of [
        ['', '', 'email'],
        ['name', 'name', ''],
      ])
        expect(await at(() => chooseColumns(cast.bjorn, id, wrong)).catch((error: unknown) => error)).to.be.instanceOf(
          Invalid,
        );
      await at(() => chooseColumns(cast.bjorn, id, ['name', '', 'email']));
      const [row] = await at(() =>
        sql(`select cells from company_import_rows where tenant_id = $1`, [cast.bjorn.tenantId]),
      );
      expect(row).to.deep.equal({ cells: ['A AS', 'a@a.no'] });
    });

    it('is for those who may write, and for their own tenant', async () => {
      const id = await at(() => bringList(cast.bjorn, { text: 'Firma\nA AS' }, 'nb'));
      const reader = { ...cast.bjorn, role: 'reader' } as const;
      expect(
        await at(() => bringList(reader, { text: 'Firma\nA AS' }, 'nb')).catch((error: unknown) => error),
      ).to.be.instanceOf(NotAllowed);
      expect(
        await inTenant(cast.clara.tenantId, () => findImport(id)).catch((error: unknown) => error),
      ).to.be.instanceOf(NotFound);
    });
  });
});
