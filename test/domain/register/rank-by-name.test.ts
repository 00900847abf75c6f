import { expect } from 'chai';
import type { RegisterEntity } from '../../../src/domain/register/entity.ts';
import { rankByName } from '../../../src/domain/register/rank-by-name.ts';

describe('Ranking hits by name', () => {
  const hit = (name: string): RegisterEntity => ({
    organisationNumber: '310529915',
    name,
    legalForm: { code: 'AS' },
    personLike: false,
    isSubUnit: false,
    formerNames: [],
    industries: [],
    employees: { kind: 'unknown' },
    deleted: false,
  });
  const ranked = (wanted: string, ...names: string[]) => rankByName(names.map(hit), wanted).map(({ name }) => name);

  it('puts the name itself first, then beginnings, then words, then the rest', () => {
    expect(ranked('bygg', 'NYBYGG AS', 'NORD BYGG AS', 'BYGGMESTER AS', 'BYGG AS')).to.deep.equal([
      'BYGG AS',
      'BYGGMESTER AS',
      'NORD BYGG AS',
      'NYBYGG AS',
    ]);
  });

  it('sees through missing æ, ø and å', () =>
    expect(ranked('elkjop', 'ELKJØPVEIEN AS', 'ELKJØP AS')[0]).to.equal('ELKJØP AS'));

  it('keeps the order given among equals', () =>
    expect(ranked('bygg', 'BYGG B AS', 'BYGG A AS')).to.deep.equal(['BYGG B AS', 'BYGG A AS']));
});
