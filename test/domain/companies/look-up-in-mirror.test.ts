import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { lookUpCompany, type CompanyLookUp } from '../../../src/domain/companies/look-up-company.ts';
import { outside } from '../../../src/domain/outside.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { useCast } from '../../support/cast.ts';
import { useRegister } from './with-register.ts';

describe('A name that is typed, with our mirror of the register', () => {
  const cast = useCast();
  const asked = useRegister();

  before(() => {
    for (const number of ['923609016', '984851006', '982463718'])
      asked.register.units.edit(number, { navn: `SPEILET ${number} ASA` });
    const person = asked.register.units
      .live('enheter')
      .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
    asked.register.units.edit(person?.number ?? '', { navn: 'SJELDEN PERSON' });
    asked.register.units.edit('914778271', { navn: 'SJELDEN BEDRIFT ASA' });
  });

  const load = async (): Promise<void> => {
    const file = await outside().register.bulkFile('enheter');
    if (file.kind !== 'File') throw new Error('the register has no file');
    await loadMirror('enheter', file);
  };
  const typed = async (
    text: string,
  ): Promise<{ names: readonly string[] | undefined; requests: number; found: CompanyLookUp }> => {
    const before = asked.register.requests.length;
    const found = await lookUpCompany(cast.astrid, text, '127.0.0.1');
    if (found.kind !== 'name') throw new Error(`read as ${found.kind}`);
    return {
      names: found.hits?.map(({ name }) => name),
      requests: asked.register.requests.length - before,
      found,
    };
  };

  it('is asked of the register before the mirror is loaded', async () => {
    const { names, requests } = await typed('speilet');
    expect(names).to.have.length(3);
    expect(requests).to.be.above(0);
  });

  it('is found in the mirror without asking the register, with place, form and status', async () => {
    await load();
    const { names, requests, found } = await typed('speilet');
    expect(names).to.have.length(3);
    expect(requests).to.equal(0);
    expect(found).to.have.nested.property('hits.0.status', 'active');
    expect(found).to.have.nested.property('hits.0.legalForm.code', 'ASA');
    expect(found).to.have.nested.property('hits.0.place').that.is.a('string');
  });

  it('is asked of the register as well where the mirror finds few, which has nobody’s own business', async () => {
    const { names, requests } = await typed('sjelden');
    expect(names).to.deep.equal(['SJELDEN BEDRIFT ASA', 'SJELDEN PERSON']);
    expect(requests).to.be.above(0);
  });

  it('is asked of the register when the mirror has become too old', async () => {
    await atTime(new Date(Date.now() + 6 * 86_400_000), async () => {
      expect((await typed('speilet')).requests).to.be.above(0);
    });
  });

  it('is never said to have no hits when the register does not answer', async () => {
    asked.register.faults.set('search', { kind: 'unavailablePage' });
    expect((await typed('sjelden person')).names).to.equal(undefined);
    expect((await typed('sjelden bedrift')).names, 'what the mirror found').to.deep.equal(['SJELDEN BEDRIFT ASA']);
    expect((await typed('speilet')).names).to.have.length(3);
  });
});
