import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { changeNumber } from '../../../src/domain/companies/change-number.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import { lookUpCompany } from '../../../src/domain/companies/look-up-company.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { askRegister, keepOutcome } from '../../../src/domain/register/entity-store.ts';
import { mirrorUnit } from '../../../src/domain/register/mirror/note-units.ts';
import { forgetOldSearches } from '../../../src/domain/register/search-store.ts';
import { change, inPlatform, inTenant, platformRead } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { clearRecords } from '../trash/put-in-trash.ts';
import { useRegister } from './with-register.ts';

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const days = (count: number): Date => minutes(count * 24 * 60);

describe('What the register was asked a moment ago', () => {
  const cast = useCast();
  const asked = useRegister();
  beforeEach(() => inPlatform(() => change(`delete from register_searches`)));

  const soleTrader = (): { number: string; name: string } => {
    const unit = asked.register.units
      .live('enheter')
      .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
    return { number: unit?.number ?? '', name: String(unit?.body['navn']) };
  };
  const requestsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    const before = asked.register.requests.length;
    await work();
    return asked.register.requests.length - before;
  };
  const search = (by: Member, name: string) => lookUpCompany(by, name, '127.0.0.1');

  it('is answered to other tenants too for ten minutes without asking again, however the name is spaced', async () => {
    expect(await requestsDuring(() => search(cast.astrid, 'equinor'))).to.be.above(0);
    expect(await requestsDuring(() => search(cast.clara, '  Equinor '))).to.equal(0);
    await atTime(minutes(9), async () => {
      expect(await requestsDuring(() => search(cast.clara, 'equinor'))).to.equal(0);
    });
    await atTime(minutes(11), async () => {
      expect(await requestsDuring(() => search(cast.clara, 'equinor'))).to.be.above(0);
    });
  });

  it('is kept without the words of the search, without who asked, and no longer than that', async () => {
    await search(cast.astrid, 'equinor');
    const rows = await platformRead<{ searched: string }>(`select * from register_searches`);
    expect(rows).to.have.length(1);
    expect(JSON.stringify({ ...rows[0], hits: undefined })).to.not.match(/equinor|astrid/i);
    await atTime(minutes(11), forgetOldSearches);
    expect(await platformRead(`select from register_searches`)).to.have.length(0);
  });

  it('is not kept when the register did not answer', async () => {
    asked.register.faults.set('search', { kind: 'unavailablePage' });
    expect(await search(cast.astrid, 'equinor')).to.have.property('hits', undefined);
    asked.register.faults.clear();
    expect(await search(cast.astrid, 'equinor')).to.have.nested.property('hits.0.organisationNumber', '923609016');
  });

  it('is forgotten when a unit is removed from open data', async () => {
    await search(cast.astrid, 'equinor');
    await keepOutcome('999999999', {
      outcome: { kind: 'Removed', organisationNumber: '999999999', removedOn: undefined },
      toldAt: new Date(),
    });
    expect(await platformRead(`select from register_searches`)).to.have.length(0);
  });

  describe('makes a person’s own business one from the first moment', () => {
    const isPersonLike = async (id: string): Promise<boolean> =>
      (await inTenant(cast.bjorn.tenantId, () => findCompany(cast.bjorn, id))).person_like;
    const add = (organisationNumber: string): Promise<string> =>
      inTenant(cast.bjorn.tenantId, () => addCompany(cast.bjorn, { organisationNumber, name: 'Vårt navn' }, 'nb'));
    afterEach(async () => {
      await clearRecords([cast.bjorn]);
      await inPlatform(() => change(`delete from register_units`));
      await inPlatform(() => change(`delete from register_entities`));
    });

    it('when it was found by its name', async () => {
      const { number, name } = soleTrader();
      await search(cast.bjorn, name);
      expect(await isPersonLike(await add(number))).to.equal(true);
    });

    it('when it was looked up by its number', async () => {
      const { number } = soleTrader();
      await askRegister(number);
      expect(await isPersonLike(await add(number))).to.equal(true);
    });

    it('when the mirror has its form, and when it is given to a company that is there', async () => {
      const { number } = soleTrader();
      const { outcome, toldAt } = await askRegister(number);
      if (outcome.kind !== 'Found') throw new Error('the register has no sole trader');
      await inPlatform(() => change(`delete from register_entities`));
      await mirrorUnit(number, { outcome, toldAt });
      const [id = ''] = await inTenant(cast.bjorn.tenantId, () => insertCompanies([{ name: 'Uten nummer' }]));
      expect(await isPersonLike(id)).to.equal(false);
      await inTenant(cast.bjorn.tenantId, () => changeNumber(cast.bjorn, id, { number, version: 1, was: null }));
      expect(await isPersonLike(id)).to.equal(true);
    });

    it('and no other', async () => {
      await search(cast.bjorn, 'equinor');
      await askRegister('923609016');
      expect(await isPersonLike(await add('923609016'))).to.equal(false);
    });
  });

  it('is asked about a unit that was struck off for thirty days, and then no more unless the feed tells of it', async () => {
    const number = asked.register.units.live('enheter')[3]?.number ?? '';
    asked.register.units.strikeOff(number);
    await askRegister(number);
    await atTime(days(20), async () => {
      expect(await requestsDuring(() => askRegister(number))).to.be.above(0);
    });
    await atTime(days(32), async () => {
      expect(await requestsDuring(() => askRegister(number, { olderThan: 60_000 }))).to.equal(0);
      await inPlatform(() =>
        change(`update register_entities set stale_since = now() + interval '33 days' where organisation_number = $1`, [
          number,
        ]),
      );
      expect(await requestsDuring(() => askRegister(number))).to.be.above(0);
    });
  });

  it('is that nobody has the number: asked again after an hour, and then once a day', async () => {
    const number = '999999905';
    const askedAt = (count: number) => requestsDuring(() => atTime(minutes(count), () => askRegister(number)));
    const heard = (count: number) =>
      inPlatform(() => change(`update register_cursors set checked_at = $1`, [minutes(count)]));
    await heard(0);
    expect(await askedAt(0)).to.be.above(0);
    expect([await askedAt(50), (await askedAt(70)) > 0]).to.eql([0, true]);
    await heard(20 * 60);
    expect(await askedAt(20 * 60)).to.equal(0);
    await heard(26 * 60);
    expect(await askedAt(26 * 60)).to.be.above(0);
  });

  it('is shown with its date when it is old and the register does not tell, and written nowhere', async () => {
    const number = asked.register.units.live('enheter')[5]?.number ?? '';
    const { toldAt } = await askRegister(number);
    asked.register.faults.set('entity', { kind: 'truncatedJson' });
    await atTime(days(2), async () => {
      expect(await lookUpCompany(cast.astrid, number, '127.0.0.1')).to.deep.include({ kind: 'found', toldAt });
      expect((await askRegister(number)).outcome.kind).to.equal('Unavailable');
      expect(await lookUpCompany(cast.astrid, '923609016', '127.0.0.1')).to.include({ kind: 'unavailable' });
    });
  });
});
