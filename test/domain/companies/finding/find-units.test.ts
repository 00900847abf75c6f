import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';

import { expect } from 'chai';

import { addFound } from '../../../../src/domain/companies/finding/add-found.ts';
import { findUnits, UNITS_PER_PAGE, type UnitFilter } from '../../../../src/domain/companies/finding/find-units.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { NotAllowed } from '../../../../src/domain/errors.ts';
import { loadMirror } from '../../../../src/domain/register/mirror/load-mirror.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { bulkBody } from '../../../../stand-ins/register/bulk-body.ts';
import { fullSizeUnits } from '../../../../stand-ins/register/full-size/units.ts';
import { unitBody } from '../../../../stand-ins/register/units/unit-body.ts';
import type { UnitFacts } from '../../../../stand-ins/register/units/unit-facts.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf, statementsSent } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';

const vardø = { lines: ['Kaia 1'], postcode: '9950', place: 'VARDØ', municipality: ['5634', 'VARDØ'] } as const;
const kiberg = { lines: ['Kaia 2'], postcode: '9960', place: 'KIBERG', municipality: ['5634', 'VARDØ'] } as const;
const berlevåg = {
  lines: ['Kaia 3'],
  postcode: '9980',
  place: 'BERLEVÅG',
  municipality: ['5630', 'BERLEVÅG'],
} as const;
const fishing = ['03.110', 'Hav- og kystfiske'] as const;
const plumbing = ['43.221', 'Rørleggerarbeid'] as const;
const rafting = ['93.299', 'Fritidsaktiviteter'] as const;
const diving = ['85.999', 'Undervisning'] as const;
const whaling = ['03.119', 'Hvalfangst'] as const;
const unit = (number: string, name: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  number,
  name,
  form: 'AS',
  address: vardø,
  industries: [fishing],
  vat: true,
  registered: '2010-01-01',
  ...more,
});

const known = [
  unit('999000001', 'Pomor Fisk AS', { employees: 30 }),
  unit('999000002', 'Barents Line AS', { employees: 300, address: kiberg }),
  unit('999000003', 'Kvalnes Fisk SA', { form: 'SA', vat: false }),
  unit('999000004', 'Konkursfisk AS', { employees: 400, bankruptOn: '2026-03-04' }),
  unit('999000005', 'Fisker Finn Falk', { form: 'ENK' }),
  unit('999000006', 'Nymalt Fisk AS', { registered: '2026-10-01' }),
  unit('999000007', 'Vardø Rør AS', { industries: [plumbing] }),
  unit('999000008', 'Trebein AS', { industries: [rafting, diving, whaling], address: berlevåg }),
];

const everything: UnitFilter = {
  industries: [],
  place: '',
  size: undefined,
  legalForm: '',
  registeredSince: undefined,
  vatRegistered: false,
};

describe('Finding companies to sell to in a mirror of 60 000 units', () => {
  const cast = useCast();
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.bjorn.tenantId, work);

  before(async function () {
    this.timeout(90_000);
    const bodies = [...known, ...fullSizeUnits(60_000)].map((one) => bulkBody(unitBody(one)));
    const body = Readable.from([gzipSync(JSON.stringify(bodies))]);
    await loadMirror('enheter', { kind: 'File', etag: '"1"', madeAt: new Date(), body });
    await asSuperuser(cast.database, (client) => client.query('vacuum analyze register_units'));
  });

  const find = (filter: Partial<UnitFilter>, after?: string) =>
    at(() => findUnits(cast.bjorn, { ...everything, ...filter }, after));
  const names = async (filter: Partial<UnitFilter>): Promise<string[]> =>
    (await find(filter)).units.map(({ name }) => name);

  it('tells the largest first, and neither those in trouble nor anybody’s own business', async () => {
    const found = await find({ industries: ['03.1'], place: 'Vardø' });
    expect(found.units.map(({ name }) => name)).to.deep.equal([
      'BARENTS LINE AS',
      'POMOR FISK AS',
      'KVALNES FISK SA',
      'NYMALT FISK AS',
    ]);
    expect(found).to.include({ count: 4, more: false });
    expect(found.units[0]).to.deep.equal({
      organisationNumber: '999000002',
      name: 'BARENTS LINE AS',
      legalForm: 'AS',
      place: 'KIBERG',
      industry: '03.110',
      employees: 250,
      registeredOn: '2010-01-01',
    });
  });

  it('narrows by town, municipality, size, form, registration and VAT, and takes several industries', async () => {
    const near = { place: 'vardo' };
    expect(await names({ place: 'Kiberg' })).to.deep.equal(['BARENTS LINE AS']);
    expect(await names({ place: '5634' })).to.have.length(5);
    expect(await names({ ...near, size: '20' })).to.deep.equal(['BARENTS LINE AS', 'POMOR FISK AS']);
    expect(await names({ ...near, size: 'none' })).to.deep.equal(['KVALNES FISK SA', 'NYMALT FISK AS', 'VARDØ RØR AS']);
    expect(await names({ ...near, legalForm: 'SA' })).to.deep.equal(['KVALNES FISK SA']);
    expect(await names({ ...near, registeredSince: '2026-09-01' })).to.deep.equal(['NYMALT FISK AS']);
    expect(await names({ ...near, vatRegistered: true, size: 'none' })).to.not.include('KVALNES FISK SA');
    expect(await names({ ...near, industries: ['43.22', '99'] })).to.deep.equal(['VARDØ RØR AS']);
    expect(await names({ place: 'Vard' }), 'half a name').to.deep.equal([]);
    expect(await names({ ...near, legalForm: 'ENK' })).to.deep.equal([]);
  });

  it('adds some as companies with as many statements for fifty as for one, owes asking about each, and finds them no more', async () => {
    const one = await statementsOf(() => at(() => addFound(cast.bjorn, ['999000001'])));
    const { units } = await find({ industries: ['68'] });
    const numbers = units.map(({ organisationNumber }) => organisationNumber);
    let added = 0;
    const fifty = await statementsOf(async () => {
      added = await at(() => addFound(cast.bjorn, [...numbers, '999000001', '999000005', '1']));
    });
    expect(added).to.equal(UNITS_PER_PAGE);
    expect(fifty.length).to.equal(one.length);
    const [owed] = await at(() =>
      sql<{ count: number }>(
        `select count(*)::int as count from outbox o join companies c on c.tenant_id = $1 and c.id::text = o.key
          where o.tenant_id = $1 and o.kind = 'enrichment' and c.enrichment_state = 'waiting' and c.owner_id = $2`,
        [cast.bjorn.tenantId, cast.bjorn.id],
      ),
    );
    expect(owed?.count).to.equal(UNITS_PER_PAGE + 1);
    expect(await names({ industries: ['03.1'], place: 'Vardø' })).to.not.include('POMOR FISK AS');
    expect(
      (await find({ industries: ['68'] })).units.map(({ organisationNumber }) => organisationNumber),
    ).to.not.include.members(numbers);
    expect(await at(() => addFound(cast.bjorn, numbers)), 'a second press').to.equal(0);
    const theirs = await inTenant(cast.clara.tenantId, () =>
      findUnits(cast.clara, { ...everything, industries: ['03.1'], place: 'Vardø' }),
    );
    expect(
      theirs.units.map(({ name }) => name),
      'of another tenant',
    ).to.include('POMOR FISK AS');
  });

  it('leaves those in the trash too', async () => {
    await at(() => insertCompanies([{ name: 'Nymalt', organisationNumber: '999000006' }]));
    await at(() =>
      sql(`update companies set deleted_at = now() where tenant_id = $1 and organisation_number = '999000006'`, [
        cast.bjorn.tenantId,
      ]),
    );
    expect(await names({ place: 'Vardø', registeredSince: '2026-09-01' })).to.deep.equal([]);
  });

  it('is added to by those who may write alone', async () => {
    const refused = await inTenant(cast.randi.tenantId, () => addFound(cast.randi, ['999000007'])).catch(
      (thrown: unknown) => thrown,
    );
    expect(refused).to.be.instanceOf(NotAllowed);
  });

  for (const [what, filter] of [
    ['few enough to be counted', { industries: ['43.22'] }],
    ['more than are counted', { legalForm: 'AS' }],
  ] as const)
    it(`pages through ${what}, each once and in order`, async () => {
      const seen: string[] = [];
      const sizes: number[] = [];
      let last: string | undefined;
      for (let page = 0; page < 4; page++) {
        const found = await find(filter, last);
        seen.push(...found.units.map(({ organisationNumber }) => organisationNumber));
        sizes.push(...found.units.map(({ employees }) => employees ?? 0));
        last = seen.at(-1);
        if (!found.more) break;
        expect(found.units).to.have.length(UNITS_PER_PAGE);
      }
      expect(new Set(seen).size).to.equal(seen.length);
      expect(seen.length).to.be.above(2 * UNITS_PER_PAGE);
      expect(sizes).to.deep.equal(sizes.toSorted((one, other) => other - one));
    });

  it('finds a unit by any of its three industries', async () => {
    for (const code of ['93.299', '85.999', '03.119'])
      expect(await names({ industries: [code], place: 'Berlevåg' }), code).to.deep.equal(['TREBEIN AS']);
  });

  it('counts no further than its ceiling', async () => {
    expect((await find({ legalForm: 'AS' })).count).to.equal(10_001);
  });

  for (const [what, filter, index] of [
    ['an industry', { industries: ['43.22'] }, 'register_units_by_industry'],
    ['two industries', { industries: ['43.22', '03.1'] }, 'register_units_by_industry'],
    ['a place', { place: 'Vardø' }, 'register_units_by_words'],
    [
      'an industry at a place',
      { industries: ['03.1'], place: 'Vardø' },
      'register_units_by_industry|register_units_by_words',
    ],
    ['who is new', { registeredSince: '2026-11-01' }, 'register_units_by_registration'],
  ] as const)
    it(`finds by ${what} without reading all units`, async () => {
      const sent = await statementsSent(() => find(filter));
      const [statement, ...others] = sent.filter(({ text }) => text.includes('register_units'));
      expect(others).to.have.length(0);
      const plan = await at(async () =>
        (
          await sql<{ 'QUERY PLAN': string }>(
            `explain (analyze, timing off) ${statement?.text ?? ''}`,
            statement?.values,
          )
        )
          .map((row) => row['QUERY PLAN'])
          .join('\n'),
      );
      expect(plan).to.match(new RegExp(index));
      expect(plan).to.not.contain('Seq Scan on register_units');
    });
});
