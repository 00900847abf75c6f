import { expect } from 'chai';

import { judge, type Unnumbered } from '../../../../src/domain/companies/matching/judge.ts';
import type { NamedUnit } from '../../../../src/domain/register/mirror/match-names.ts';

const company = (more: Partial<Unnumbered> = {}): Unnumbered => ({
  name: 'Fjellrev Bygg',
  place: null,
  postalCode: null,
  website: null,
  email: null,
  ...more,
});

const unit = (number: string, more: Partial<NamedUnit> = {}): NamedUnit => ({
  organisationNumber: number,
  name: 'FJELLREV BYGG AS',
  legalForm: 'AS',
  status: 'active',
  postalCode: '0181',
  place: 'OSLO',
  website: null,
  ...more,
});

describe('Judging whether a unit of the register is a company of ours', () => {
  const best = (ours: Partial<Unnumbered>, units: readonly NamedUnit[], taken: readonly string[] = []) =>
    judge(company(ours), units, new Set(taken))[0];

  it('is sure of the only unit with the name, when nothing speaks against it', () => {
    expect(best({}, [unit('1')])).to.deep.equal({
      number: '1',
      certainty: 'sure',
      reasons: ['same-but-form', 'only-one'],
    });
    expect(best({ name: 'fjellrev bygg AS' }, [unit('1')])).to.deep.include({ reasons: ['same-name', 'only-one'] });
  });

  it('is not sure of it in another town, nor when another company has it already', () => {
    expect(best({ place: 'Bergen' }, [unit('1')])).to.deep.equal({
      number: '1',
      certainty: 'likely',
      reasons: ['same-but-form', 'other-place', 'only-one'],
    });
    expect(best({ place: 'Oslo' }, [unit('1')], ['1'])).to.deep.include({ certainty: 'possible' });
  });

  it('is not sure of one of several with the name, unless something else is the same; that one comes first', () => {
    const several = [unit('1', { place: 'BERGEN', postalCode: '5003' }), unit('2')];
    expect(best({}, several)).to.deep.include({ certainty: 'likely', reasons: ['same-but-form', 'several'] });
    expect(best({ place: 'Oslo' }, several)).to.deep.equal({
      number: '2',
      certainty: 'sure',
      reasons: ['same-but-form', 'same-place', 'several'],
    });
    expect(best({ postalCode: '5003', place: 'Oslo' }, several)).to.deep.include({ number: '1', certainty: 'sure' });
  });

  it('is never sure of another name, but holds a website or the domain of an address for more than a likeness', () => {
    const other = unit('1', { name: 'FJELLREVEN BYGG AS', website: 'www.fjellrev.no' });
    expect(best({}, [other])).to.deep.equal({ number: '1', certainty: 'possible', reasons: ['name-alike'] });
    expect(best({ website: 'https://fjellrev.no/om' }, [other])).to.deep.include({ certainty: 'likely' });
    expect(best({ email: 'post@fjellrev.no' }, [other])).to.deep.include({ reasons: ['name-alike', 'same-website'] });
    expect(best({ name: 'Fjellrev Bygg Nord' }, [unit('1')])).to.deep.include({
      certainty: 'possible',
      reasons: ['name-begins'],
    });
  });
});
