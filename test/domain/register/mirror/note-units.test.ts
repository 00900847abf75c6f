import { expect } from 'chai';

import type { RegisterEntity } from '../../../../src/domain/register/entity.ts';
import { forgetUnits, mirrorUnit } from '../../../../src/domain/register/mirror/note-units.ts';
import { searchMirror } from '../../../../src/domain/register/mirror/search-mirror.ts';
import { platformRead } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';

const company: RegisterEntity = {
  organisationNumber: '310529915',
  name: 'FJELLBRIS REGNSKAP AS',
  legalForm: { code: 'AS' },
  personLike: false,
  isSubUnit: false,
  formerNames: [],
  businessAddress: {
    lines: ['Storgata 1'],
    postalCode: '5221',
    place: 'NESTTUN',
    municipality: 'BERGEN',
    municipalityNumber: '4601',
  },
  email: 'post@fjellbris.example',
  phone: '22 33 44 55',
  website: 'www.fjellbris.example',
  industries: [{ code: '69.202' }],
  employees: { kind: 'count', n: 37 },
  vatRegistered: true,
  bankrupt: false,
  underLiquidation: false,
  compulsoryDissolution: false,
  registered: '2004-12-17',
  deleted: false,
};
const number = company.organisationNumber;
const monday = new Date('2026-11-23T06:00:00Z');
const tuesday = new Date('2026-11-24T06:00:00Z');

describe('What the register has just told, in its mirror', () => {
  useCast();

  const row = async (): Promise<Record<string, unknown>> => {
    const [found] = await platformRead<Record<string, unknown>>(
      `select kind, legal_form, name, search_text, status, municipality, postal_code, place, industry, employees,
              vat_registered, website, registered_on::text, parent, prominence, told_at
         from register_units where organisation_number = $1`,
      [number],
    );
    return found ?? {};
  };

  it('stands there with what a search needs, and without addresses and contact data', async () => {
    await mirrorUnit(number, { outcome: { kind: 'Found', entity: company }, toldAt: monday });
    expect(await row()).to.deep.equal({
      kind: 'main',
      legal_form: 'AS',
      name: 'FJELLBRIS REGNSKAP AS',
      search_text: ' fjellbris regnskap as | nesttun bergen',
      status: 'active',
      municipality: '4601',
      postal_code: '5221',
      place: 'NESTTUN',
      industry: '69.202',
      employees: 20,
      vat_registered: true,
      website: 'www.fjellbris.example',
      registered_on: '2004-12-17',
      parent: null,
      prominence: 4,
      told_at: monday,
    });
  });

  it('is found at once by any of its words and by a misspelt one, and adds no word of anybody’s own business', async () => {
    await mirrorUnit(number, { outcome: { kind: 'Found', entity: company }, toldAt: monday });
    const names = async (text: string) => (await searchMirror(text, { limit: 3 })).map(({ name }) => name);
    for (const text of ['regnsk fjellb', 'fjelbris', 'bergen fjellbris'])
      expect(await names(text), text).to.deep.equal(['FJELLBRIS REGNSKAP AS']);
    const person = {
      ...company,
      organisationNumber: '310529923',
      name: 'YLVA TINDELYKKEN',
      legalForm: { code: 'ENK' },
    };
    await mirrorUnit('310529923', { outcome: { kind: 'Found', entity: person }, toldAt: monday });
    const words = await platformRead<{ word: string }>('select word from register_words order by word');
    expect(words.map(({ word }) => word)).to.deep.equal(['as', 'bergen', 'fjellbris', 'nesttun', 'regnskap']);
  });

  it('keeps of a sole proprietorship its number, form, municipality and trade, and nothing else', async () => {
    const person = { ...company, name: 'YLVA TINDELYKKEN', legalForm: { code: 'ENK' }, personLike: true };
    await mirrorUnit(number, { outcome: { kind: 'Found', entity: person }, toldAt: tuesday });
    const { kind, legal_form, municipality, prominence, told_at, ...others } = await row();
    expect([kind, legal_form, municipality]).to.deep.equal(['main', 'ENK', '4601']);
    expect(prominence).to.equal(0);
    expect(told_at).to.deep.equal(tuesday);
    expect(Object.values(others).filter((value) => value !== null)).to.deep.equal([]);
  });

  it('is not undone by what was told before', async () => {
    await mirrorUnit(number, { outcome: { kind: 'Found', entity: company }, toldAt: monday });
    expect(await row()).to.include({ legal_form: 'ENK' });
    await forgetUnits([number], monday);
    expect(await row()).to.include({ legal_form: 'ENK' });
  });

  for (const outcome of [
    { kind: 'Deleted', entity: { ...company, deleted: true }, deletedOn: '2026-11-24' },
    { kind: 'Removed', organisationNumber: number, removedOn: '2026-11-24' },
    { kind: 'Unknown', organisationNumber: number },
  ] as const)
    it(`leaves nothing but the number of a unit that is ${outcome.kind}`, async () => {
      await mirrorUnit(number, { outcome: { kind: 'Found', entity: company }, toldAt: tuesday });
      await mirrorUnit(number, { outcome, toldAt: tuesday });
      const { kind, prominence, told_at, ...others } = await row();
      expect([kind, prominence, told_at]).to.deep.equal(['gone', 0, tuesday]);
      expect(Object.values(others).filter((value) => value !== null)).to.deep.equal([]);
    });

  it('is noted of units that were never there, many at a time', async () => {
    await forgetUnits(['311874411', '312345675'], tuesday);
    const rows = await platformRead<{ kind: string }>(
      `select kind from register_units where organisation_number in ('311874411', '312345675')`,
    );
    expect(rows).to.deep.equal([{ kind: 'gone' }, { kind: 'gone' }]);
  });
});
