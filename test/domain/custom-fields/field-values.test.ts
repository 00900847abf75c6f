import { expect } from 'chai';

import { contactFacts } from '../../../src/domain/contacts/contact-record.ts';
import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import { createContact } from '../../../src/domain/contacts/create-contact.ts';
import {
  countValues,
  emptyField,
  renameField,
  retireField,
  reviveField,
} from '../../../src/domain/custom-fields/edit-field.ts';
import { readFieldValue } from '../../../src/domain/custom-fields/field-value.ts';
import { changeFieldValue } from '../../../src/domain/custom-fields/field-values.ts';
import { isNationalIdentity } from '../../../src/domain/national-identity.ts';
import { system } from '../../../src/domain/audit/audit.ts';
import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { declareField, type FieldKind } from '../../../src/domain/privacy/inventory/custom-fields/declare-field.ts';
import { findDeclared } from '../../../src/domain/privacy/inventory/custom-fields/declared-fields.ts';
import { gatherTable, tablesFor } from '../../../src/domain/privacy/access/gather.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../privacy/consent/people.ts';

describe('A tenant’s own fields', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let ids: PurposeIds = {};
  before(async () => {
    ids = await allPurposesOn(cast.astrid);
  });

  const declare = (label: string, kind: FieldKind = 'text', more: { choices?: string; portable?: false } = {}) =>
    here(() =>
      declareField(cast.astrid, {
        entity: 'contact',
        label,
        kind,
        choices: more.choices ?? '',
        category: 'user.behavior.purchase_history',
        purpose: ids['sales-and-service'] ?? '',
        retention: 'inactivity',
        portable: more.portable ?? 'provided',
      }),
    );
  const set = (contact: string, field: string, typed: string, by = cast.astrid) =>
    here(() => changeFieldValue(by, 'contact', contact, field, typed));
  const shown = async (contact: string) => {
    const { customFields } = await readingTenant(cast.astrid.tenantId, () => contactFacts(cast.astrid, contact));
    return Object.fromEntries(customFields.map(({ label, value }) => [label, value]));
  };
  const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((refused: unknown) => refused);
    return error instanceof Invalid ? error.fields : error;
  };

  it('reads what is typed by kind, and refuses what is none of it', () => {
    const read = (kind: FieldKind, typed: string) => {
      const result = readFieldValue({ kind, choices: ['Rød', 'Blå'] }, typed);
      return 'problem' in result ? result.problem : result.value;
    };
    expect(read('number', ' 1 234,50 ')).to.equal('1234.5');
    expect(read('number', 'tolv')).to.equal('fields.number');
    expect(read('date', '2026-02-28')).to.equal('2026-02-28');
    expect(read('date', '2026-02-30')).to.equal('form.date');
    expect(read('choice', 'Blå')).to.equal('Blå');
    expect(read('choice', 'Grønn')).to.equal('form.choose');
    expect(read('yes-no', 'yes')).to.equal('yes');
    expect(read('yes-no', 'ja')).to.equal('form.choose');
    expect(read('link', 'firma.example/side')).to.equal('https://firma.example/side');
    for (const bad of ['javascript:alert(1)', 'https://', 'data:text/html,x'])
      expect(read('link', bad), bad).to.equal('fields.link');
    expect(read('text', '  ')).to.equal(null);
    expect(read('text', 'x'.repeat(501))).to.deep.equal({ key: 'form.tooLong', params: { count: 500 } });
  });

  it('keeps no national identity number, however it is written (personopplysningsloven § 12)', async () => {
    // Of the register's numbers for tests, whose months are eighty too high.
    const made = Array.from({ length: 100_000 }, (_, at) => `018100${String(at).padStart(5, '0')}`).find(
      isNationalIdentity,
    );
    if (made === undefined) throw new Error('no number of that day');
    expect(isNationalIdentity(made), made).to.equal(true);
    expect(isNationalIdentity('22334455667')).to.equal(false);
    const [contact, field] = [await somebody(cast.astrid, {}), await declare('Merknad')];
    const written = `${made.slice(0, 6)} ${made.slice(6)}`;
    expect(await refusalOf(set(contact, field, `nr. ${written}`))).to.deep.equal({ value: 'form.nationalIdentity' });
  });

  it('hold a value on the record, change field by field, and tell the trail under the person’s own key', async () => {
    const [contact, colour, size] = [
      await somebody(cast.astrid, {}),
      await declare('Farge'),
      await declare('Størrelse', 'number'),
    ];
    await set(contact, colour, 'Blå');
    await set(contact, size, '42');
    await set(contact, colour, 'Rød', cast.bjorn);
    expect(await shown(contact)).to.deep.include({ Farge: 'Rød', Størrelse: '42' });
    await set(contact, size, '');
    expect(await shown(contact)).to.deep.include({ Farge: 'Rød', Størrelse: null });
    const entries = await here(() =>
      sql<{ row: string; sealed: boolean }>(
        `select details::text as row, sealed_values is not null as sealed from audit_entries
          where tenant_id = $1 and subject_id = $2 and action = 'contact.changed'`,
        [cast.astrid.tenantId, contact],
      ),
    );
    expect(entries).to.have.length(4);
    expect(entries.every(({ row, sealed }) => sealed && !/Rød|Blå|"42"/.test(row))).to.equal(true);
    const refused = await set(contact, colour, 'Gul', cast.randi).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotAllowed);
    for (const look of [
      set(contact, newId(), 'x'),
      set(newId(), colour, 'x'),
      inTenant(cast.clara.tenantId, () => changeFieldValue(cast.clara, 'contact', contact, colour, 'x')),
    ])
      expect(await look.catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('are filled in with a new contact, and cost its record no statement', async () => {
    const field = await declare('Kundenummer');
    const typed = {
      givenName: 'Ny',
      familyName: '',
      jobTitle: '',
      email: '',
      phone: '',
      companyId: '',
      role: '',
      ownerId: '',
    };
    const bad = here(() => createContact(cast.astrid, { ...typed, customFields: { [field]: 'x'.repeat(501) } }));
    expect(await refusalOf(bad)).to.have.all.keys(`custom:${field}`);
    const id = await here(() =>
      createContact(cast.astrid, { ...typed, customFields: { [field]: 'K-1', [newId()]: 'udeklarert' } }),
    );
    expect(await shown(id)).to.deep.include({ Kundenummer: 'K-1' });
    const [row] = await here(() =>
      sql<{ kept: object }>(`select custom_fields as kept from contacts where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]),
    );
    expect(row?.kept).to.deep.equal({ [field]: 'K-1' });
    const statements = await statementsOf(() =>
      readingTenant(cast.astrid.tenantId, () => contactFacts(cast.astrid, id)),
    );
    expect(statements.filter((text) => /custom_field/.test(text))).to.have.length(1);
  });

  it('go into the copy of the person, and along with them only where that was declared', async () => {
    const [contact, own, ours] = [
      await somebody(cast.astrid, {}),
      await declare('Hobby'),
      await declare('Vår vurdering', 'text', { portable: false }),
    ];
    await set(contact, own, 'Seiling');
    await set(contact, ours, 'Viktig');
    const copy = async (form: 'access' | 'portability') => {
      const [table] = tablesFor('contact', form).filter((one) => one.table === 'contacts');
      if (!table) throw new Error('contacts are in every copy');
      const { rows } = await readingTenant(cast.astrid.tenantId, () => gatherTable(table, [contact], 'nb', form));
      return rows[0]?.values['custom_fields'];
    };
    expect(await copy('access')).to.deep.equal(['Hobby: Seiling', 'Vår vurdering: Viktig']);
    expect(await copy('portability')).to.deep.equal(['Hobby: Seiling']);
  });

  it('hold values on companies too, which the trail tells of without them', async () => {
    const field = await here(() =>
      declareField(cast.astrid, {
        entity: 'company',
        label: 'Avtalenummer',
        notPersonal: 'nummeret på rammeavtalen med hele firmaet',
      }),
    );
    const company = await here(() => addCompany(cast.astrid, { name: 'Rammeavtale AS' }, 'nb'));
    await here(() => changeFieldValue(cast.astrid, 'company', company, field, 'R-77'));
    const { custom_fields: fields } = await here(() => findCompany(cast.astrid, company));
    expect(fields.map(({ label, value }) => [label, value])).to.deep.include(['Avtalenummer', 'R-77']);
    const contact = await somebody(cast.astrid, {});
    expect(await set(contact, field, 'x').catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('go with the person when they are anonymised', async () => {
    const [contact, field] = [await somebody(cast.astrid, {}), await declare('Uvilje mot møter')];
    await set(contact, field, 'Ja, sterk');
    await here(() => anonymiseContacts(system, [contact]));
    const [row] = await here(() =>
      sql<{ kept: object | null }>(`select custom_fields as kept from contacts where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        contact,
      ]),
    );
    expect(row?.kept).to.equal(null);
  });

  it('get another name and more choices, and keep the choices that are held', async () => {
    const field = await declare('Nivå', 'choice', { choices: 'Gull\nSølv\nGull\n' });
    expect((await here(() => findDeclared(field))).choices).to.deep.equal(['Gull', 'Sølv']);
    const contact = await somebody(cast.astrid, {});
    await set(contact, field, 'Sølv');
    expect(
      await refusalOf(here(() => renameField(cast.astrid, field, { label: 'Nivå', choices: 'Gull\nBronse' }))),
    ).to.deep.equal({
      choices: { key: 'fields.choicesHeld', params: { choices: 'Sølv' } },
    });
    await here(() => renameField(cast.astrid, field, { label: 'Kundenivå', choices: 'Sølv\nBronse' }));
    expect(await shown(contact)).to.deep.include({ Kundenivå: 'Sølv' });
    expect(await refusalOf(declare('Ett valg', 'choice', { choices: 'Bare dette' }))).to.have.property('choices');
  });

  it('are retired with what they hold, and emptied only when somebody has seen how much that is', async () => {
    const field = await declare('Gammelt');
    const contacts = [await somebody(cast.astrid, {}), await somebody(cast.astrid, {})];
    for (const contact of contacts) await set(contact, field, 'verdi');
    const count = async () => here(async () => countValues(cast.astrid, await findDeclared(field)));
    expect(await refusalOf(here(() => emptyField(cast.astrid, field, 2)))).to.deep.equal({
      confirmed: 'fields.empty.inUse',
    });
    await here(() => retireField(cast.astrid, field));
    expect(await shown(contacts[0] ?? '')).to.deep.include({ Gammelt: 'verdi' });
    expect(await set(contacts[0] ?? '', field, 'ny').catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    expect(await refusalOf(here(() => emptyField(cast.astrid, field, 1)))).to.deep.equal({
      confirmed: 'fields.empty.grown',
    });
    expect(await count()).to.equal(2);
    expect(await here(() => emptyField(cast.astrid, field, 2))).to.equal(2);
    expect(await count()).to.equal(0);
    expect(await shown(contacts[0] ?? '')).to.not.have.property('Gammelt');
    await here(() => reviveField(cast.astrid, field));
    expect(await shown(contacts[0] ?? '')).to.deep.include({ Gammelt: null });
  });
});
