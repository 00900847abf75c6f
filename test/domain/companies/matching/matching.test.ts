import { expect } from 'chai';

import { addCompany, CompanyExists } from '../../../../src/domain/companies/add-company.ts';
import { insertCompanies, type CompanyRow } from '../../../../src/domain/companies/bulk.ts';
import { changeNumber } from '../../../../src/domain/companies/change-number.ts';
import { findCompany } from '../../../../src/domain/companies/company-record.ts';
import {
  acceptMatch,
  acceptSure,
  rejectMatch,
  skipMatch,
  takeBackMatch,
} from '../../../../src/domain/companies/matching/decide-match.ts';
import { matchCounts, matchesOn, matchOf } from '../../../../src/domain/companies/matching/match-list.ts';
import { newestMatching, startMatching } from '../../../../src/domain/companies/matching/start-matching.ts';
import { NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { loadMirror } from '../../../../src/domain/register/mirror/load-mirror.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf } from '../../../support/statements.ts';
import { clearRecords } from '../../trash/put-in-trash.ts';
import { carryOutEnrichment, useRegister } from '../with-register.ts';

const [equinor, telenor, hydro] = ['923609016', '982463718', '914778271'] as const;

describe('Finding the numbers of companies that have none', () => {
  const cast = useCast();
  const asked = useRegister();
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.bjorn.tenantId, work);

  const load = async (): Promise<void> => {
    const file = await outside().register.bulkFile('enheter');
    if (file.kind !== 'File') throw new Error('the register has no file');
    await loadMirror('enheter', file);
  };
  const add = async (...rows: CompanyRow[]): Promise<string[]> => at(() => insertCompanies(rows));
  const match = async (): Promise<void> => {
    await at(() => startMatching(cast.bjorn));
    await carryOutDue(cast.database, 'company-matching');
  };
  const shelf = (which: Parameters<typeof matchesOn>[1]) => at(() => matchesOn(cast.bjorn, which));
  const numberOf = async (id: string): Promise<string | null> =>
    (await at(() => findCompany(cast.bjorn, id))).organisation_number;
  const owed = async (): Promise<string[]> =>
    (
      await at(() =>
        sql<{ key: string }>(
          `select key from outbox where tenant_id = $1 and kind = 'enrichment' and done_at is null order by key`,
          [cast.bjorn.tenantId],
        ),
      )
    ).map(({ key }) => key);

  before(() => {
    asked.register.units.edit(equinor, { navn: 'NORDVIND ENERGI ASA' });
    asked.register.units.edit(telenor, { navn: 'SVALE TELE ASA' });
    asked.register.units.edit(hydro, { navn: 'SVALE METALL ASA', hjemmeside: 'www.svalemetall.no' });
    const person = asked.register.units
      .live('enheter')
      .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
    asked.register.units.edit(person?.number ?? '', { navn: 'RØRLEGGER RAGNHILD ROLIG' });
  });

  beforeEach(async () => {
    await at(async () => {
      await change(`delete from outbox where tenant_id = $1`, [cast.bjorn.tenantId]);
      await change(`delete from company_matches where tenant_id = $1`, [cast.bjorn.tenantId]);
      await change(`delete from company_matchings where tenant_id = $1`, [cast.bjorn.tenantId]);
    });
    await clearRecords([cast.bjorn]);
  });

  describe('before the mirror is loaded', () => {
    it('asks the register, and never suggests anybody’s own business', async () => {
      await add({ name: 'Nordvind Energi' }, { name: 'Rørlegger Ragnhild Rolig' });
      await match();
      const { matches } = await shelf('sure');
      expect(matches.map(({ name, suggestions }) => [name, suggestions[0]?.name])).to.deep.equal([
        ['Nordvind Energi', 'NORDVIND ENERGI ASA'],
      ]);
      expect(await at(() => matchCounts(cast.bjorn))).to.deep.equal({
        sure: 1,
        likely: 0,
        possible: 0,
        none: 1,
        skipped: 0,
      });
    });

    it('waits when the register does not answer, says so, and finds no company without a number meanwhile', async () => {
      await add({ name: 'Nordvind Energi' });
      asked.register.faults.set('search', { kind: 'unavailablePage' });
      await match();
      const halted = await at(() => newestMatching(cast.bjorn));
      expect(halted).to.include({ state: 'running', halted: 'register', lookedAt: 0 });
      expect(await at(() => matchCounts(cast.bjorn))).to.include({ none: 0 });
      asked.register.faults.clear();
      await match();
      expect(await at(() => newestMatching(cast.bjorn))).to.include({
        id: halted?.id,
        state: 'finished',
        suggested: 1,
      });
    });
  });

  describe('with the mirror', () => {
    before(load);

    it('looks for 500 companies without asking the register, with as many statements as for 300', async () => {
      const names = (count: number): CompanyRow[] =>
        Array.from({ length: count }, (_, each) => ({
          name: each % 2 === 0 ? 'Nordvind Energi' : `Finnes ikke ${each}`,
        }));
      const requests = asked.register.requests.length;
      await add(...names(300));
      await at(() => startMatching(cast.bjorn));
      const few = await statementsOf(() => carryOutDue(cast.database, 'company-matching'));
      await add(...names(200).map((row) => ({ ...row, place: 'Oslo' })));
      await change0();
      await at(() => startMatching(cast.bjorn));
      const many = await statementsOf(() => carryOutDue(cast.database, 'company-matching'));
      expect(asked.register.requests.length).to.equal(requests);
      expect(await at(() => newestMatching(cast.bjorn))).to.include({
        lookedAt: 500,
        suggested: 250,
        state: 'finished',
      });
      // One batch more.
      expect(many.length - few.length).to.be.below(20);
    });

    const change0 = (): Promise<unknown> =>
      at(() => change(`delete from company_matches where tenant_id = $1`, [cast.bjorn.tenantId]));

    it('leaves companies abroad, with a number or in the trash alone', async () => {
      await add(
        { name: 'Nordvind Energi', countryCode: 'SE' },
        { name: 'Nordvind Energi', organisationNumber: telenor },
      );
      await match();
      expect(await at(() => newestMatching(cast.bjorn))).to.include({ total: 0, lookedAt: 0, state: 'finished' });
    });

    it('gives no company a number by itself; accepted, it gets it and what the register tells, but for what was typed', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi', phone: '+4722334455' });
      await match();
      expect(await numberOf(id)).to.equal(null);
      await at(() => acceptMatch(cast.bjorn, id, equinor));
      expect(await owed()).to.deep.equal([id]);
      await carryOutEnrichment(cast.bjorn.tenantId, id);
      expect(await at(() => findCompany(cast.bjorn, id))).to.include({
        name: 'Nordvind Energi',
        phone: '+4722334455',
        organisation_number: equinor,
        enrichment_state: 'found',
        legal_form: 'ASA',
      });
      expect(await at(() => matchCounts(cast.bjorn))).to.include({ sure: 0 });
    });

    it('takes an acceptance back: the number and what the register told go, what was typed stays', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi', phone: '+4722334455' });
      await match();
      const before = await at(() => findCompany(cast.bjorn, id));
      await at(() => acceptMatch(cast.bjorn, id, equinor));
      await carryOutEnrichment(cast.bjorn.tenantId, id);
      expect(await at(() => takeBackMatch(cast.bjorn, id))).to.equal(1);
      const { version: _, sources: __, ...after } = await at(() => findCompany(cast.bjorn, id));
      expect(before).to.deep.include(after);
      expect((await shelf('sure')).matches).to.have.length(1);
    });

    it('takes nothing back that a member has changed by hand since', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      await at(() => acceptMatch(cast.bjorn, id, equinor));
      await at(() => changeNumber(cast.bjorn, id, { number: telenor, version: 0, was: equinor }));
      await at(() => takeBackMatch(cast.bjorn, id));
      expect(await numberOf(id)).to.equal(telenor);
    });

    it('remembers what was rejected, and takes that back too', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      await at(() => rejectMatch(cast.bjorn, id, equinor));
      expect((await shelf('sure')).matches).to.have.length(0);
      await match();
      expect((await shelf('none')).matches.map(({ companyId }) => companyId)).to.deep.equal([id]);
      expect(await at(() => acceptSure(cast.bjorn))).to.include({ count: 0 });
      await at(() => takeBackMatch(cast.bjorn, id));
      await match();
      expect((await shelf('sure')).matches).to.have.length(1);
    });

    it('puts one off until the next time', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      await at(() => skipMatch(cast.bjorn, id));
      expect(await at(() => matchCounts(cast.bjorn))).to.include({ sure: 0, skipped: 1 });
      await match();
      expect(await at(() => matchCounts(cast.bjorn))).to.include({ sure: 1, skipped: 0 });
    });

    it('accepts the sure ones together with a few statements, each number once, and takes all of them back', async () => {
      const ids = await add(
        { name: 'Nordvind Energi' },
        { name: 'Nordvind Energi ASA' },
        { name: 'Svale Tele' },
        { name: 'Svale Metal' },
      );
      await match();
      expect(await at(() => matchCounts(cast.bjorn))).to.include({ sure: 3, possible: 1 });
      let act = { count: 0, id: '' };
      const sent = await statementsOf(async () => {
        act = await at(() => acceptSure(cast.bjorn));
      });
      expect(act.count).to.equal(2);
      expect(sent.length).to.be.below(10);
      expect(await Promise.all(ids.map(numberOf))).to.deep.equal([equinor, null, telenor, null]);
      expect(await owed()).to.have.members([ids[0], ids[2]]);
      expect(await at(() => takeBackMatch(cast.bjorn, act.id))).to.equal(2);
      expect(await Promise.all(ids.map(numberOf))).to.deep.equal([null, null, null, null]);
    });

    it('accepts no number together whose unit is somebody’s own business by now', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      await inPlatform(() =>
        change(`update register_units set legal_form = 'ENK' where organisation_number = $1`, [equinor]),
      );
      expect(await at(() => acceptSure(cast.bjorn))).to.include({ count: 0 });
      await inPlatform(() =>
        change(`update register_units set legal_form = 'ASA' where organisation_number = $1`, [equinor]),
      );
      expect(await numberOf(id)).to.equal(null);
    });

    it('says that another company has the number, and does not give it twice', async () => {
      const other = await at(() => addCompany(cast.bjorn, { organisationNumber: equinor, name: 'Vår' }, 'nb'));
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      const { suggestions } = await at(() => matchOf(cast.bjorn, id));
      expect(suggestions[0]).to.deep.include({ certainty: 'possible', taken: { id: other, name: 'Vår' } });
      const error = await at(() => acceptMatch(cast.bjorn, id, equinor)).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(CompanyExists);
    });

    it('shows nothing any more of a unit that is removed from open data', async () => {
      const [id = ''] = await add({ name: 'Svale Metall' });
      await match();
      expect((await at(() => matchOf(cast.bjorn, id))).suggestions).to.have.length(1);
      await inPlatform(() =>
        change(
          `update register_units set kind = 'gone', legal_form = null, name = null, search_text = null, municipality = null,
                  place = null, website = null where organisation_number = $1`,
          [hydro],
        ),
      );
      expect((await at(() => matchOf(cast.bjorn, id))).suggestions).to.deep.equal([]);
    });

    it('is for those who may write, and for their own tenant', async () => {
      const [id = ''] = await add({ name: 'Nordvind Energi' });
      await match();
      const refused = await inTenant(cast.randi.tenantId, () => startMatching(cast.randi)).catch(
        (thrown: unknown) => thrown,
      );
      expect(refused).to.be.instanceOf(NotAllowed);
      const strange = await inTenant(cast.clara.tenantId, () => skipMatch(cast.clara, id)).catch(
        (thrown: unknown) => thrown,
      );
      expect(strange).to.be.instanceOf(NotFound);
    });
  });
});
