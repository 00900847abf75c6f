import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';

import { expect } from 'chai';

import { loadMirror } from '../../../../src/domain/register/mirror/load-mirror.ts';
import { unitsNamed } from '../../../../src/domain/register/mirror/match-names.ts';
import { searchMirror } from '../../../../src/domain/register/mirror/search-mirror.ts';
import { bulkBody } from '../../../../stand-ins/register/bulk-body.ts';
import { fullSizeUnits } from '../../../../stand-ins/register/full-size/units.ts';
import { unitBody } from '../../../../stand-ins/register/units/unit-body.ts';
import type { UnitFacts } from '../../../../stand-ins/register/units/unit-facts.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsSent } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';

const bergen = { lines: ['Kaia 1'], postcode: '5221', place: 'NESTTUN', municipality: ['4601', 'BERGEN'] } as const;
const oslo = { lines: ['Kaia 1'], postcode: '0181', place: 'OSLO', municipality: ['0301', 'OSLO'] } as const;
const unit = (number: string, name: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  number,
  name,
  form: 'AS',
  address: oslo,
  industries: [],
  vat: true,
  registered: '2010-01-01',
  ...more,
});

const known = [
  unit('999000001', 'Elkjøp AS'),
  unit('999000002', 'Elkjøp Norge AS', { employees: 900 }),
  unit('999000003', 'Elkjøp Nordvik AS', { employees: 30 }),
  unit('999000004', 'Elkjøp Konkursrammet AS', { employees: 950, bankruptOn: '2026-03-04' }),
  unit('999000005', 'Stor-Elkjøp Gruppen AS', { employees: 300, address: bergen }),
  unit('999000006', 'Våtmarksbær og Ål DA', { form: 'SA' }),
  unit('999000007', 'Ylva Elkjøp', { form: 'ENK' }),
  unit('999000008', 'Café Ærlig AS', { address: bergen }),
  unit('999000009', 'H. Ærøskjøbing & Sønn A/S'),
];

describe('Searching the mirror of a register of 30 000 units', () => {
  const cast = useCast();

  before(async function () {
    this.timeout(60_000);
    const bodies = [...known, ...fullSizeUnits(30_000)].map((one) => bulkBody(unitBody(one)));
    const body = Readable.from([gzipSync(JSON.stringify(bodies))]);
    await loadMirror('enheter', { kind: 'File', etag: '"1"', madeAt: new Date(), body });
    await asSuperuser(cast.database, (client) => client.query('vacuum analyze register_units, register_words'));
  });

  const names = async (
    text: string,
    more: Partial<Parameters<typeof searchMirror>[1]> = {},
  ): Promise<(string | null)[]> => (await searchMirror(text, { limit: 10, ...more })).map(({ name }) => name);

  it('puts the name itself first, then names that begin so with the largest first and those in trouble last, then the rest', async () => {
    expect(await names('elkjøp')).to.deep.equal([
      'ELKJØP AS',
      'ELKJØP NORGE AS',
      'ELKJØP NORDVIK AS',
      'ELKJØP KONKURSRAMMET AS',
      'STOR-ELKJØP GRUPPEN AS',
    ]);
    expect((await names('elkjøp nor')).slice(0, 2)).to.deep.equal(['ELKJØP NORGE AS', 'ELKJØP NORDVIK AS']);
  });

  it('finds it however æ, ø, å and accents are written', async () => {
    for (const text of ['elkjop', 'ELKJOEP', 'elkjöp', ' Elkjøp  '])
      expect((await names(text))[0], text).to.equal('ELKJØP AS');
    for (const text of ['vatmarksbar', 'vaatmarksbaer og aal', 'VÅTMARKSBÆR'])
      expect((await names(text))[0], text).to.equal('VÅTMARKSBÆR OG ÅL DA');
    for (const text of ['cafe aerlig', 'cafe arlig', 'café ærlig'])
      expect((await names(text))[0], text).to.equal('CAFÉ ÆRLIG AS');
    expect((await names('h aeroskjobing sonn'))[0]).to.equal('H. ÆRØSKJØBING & SØNN A/S');
  });

  it('finds beginnings of words in any order, and words of the place', async () => {
    expect(await names('norg elk')).to.deep.equal(['ELKJØP NORGE AS']);
    expect(await names('elkj bergen')).to.deep.equal(['STOR-ELKJØP GRUPPEN AS']);
    expect(await names('elkj nesttun')).to.deep.equal(['STOR-ELKJØP GRUPPEN AS']);
  });

  it('finds what is misspelt when nothing is spelt so', async () => {
    for (const text of ['vatmraksbær', 'våtmaksbær', 'vatmarkksbar'])
      expect((await names(text))[0], text).to.equal('VÅTMARKSBÆR OG ÅL DA');
    expect((await names('aeroskobing'))[0]).to.equal('H. ÆRØSKJØBING & SØNN A/S');
  });

  it('finds many names at once, with a form or without, and those that are misspelt or have a word too many', async () => {
    const sought = [
      'Elkjøp Nordvik',
      'ELKJØP NORGE AS',
      'Elkjøp Nordvki',
      'Våtmraksbær og Ål',
      'Elkjøp Nordvik Bergen',
      'Finnes Ikke',
    ];
    expect((await unitsNamed(sought)).map(([first]) => first?.name)).to.deep.equal([
      'ELKJØP NORDVIK AS',
      'ELKJØP NORGE AS',
      'ELKJØP NORDVIK AS',
      'VÅTMARKSBÆR OG ÅL DA',
      'ELKJØP NORDVIK AS',
      undefined,
    ]);
    expect(await statementsSent(() => unitsNamed(sought))).to.have.length(4);
  });

  it('keeps to a municipality and a legal form', async () => {
    expect(await names('elkjøp', { municipality: '4601' })).to.deep.equal(['STOR-ELKJØP GRUPPEN AS']);
    expect(await names('våt', { legalForm: 'SA' })).to.include('VÅTMARKSBÆR OG ÅL DA');
    expect(await names('våtmarks', { legalForm: 'AS' })).to.deep.equal([]);
  });

  it('finds a beginning of a number, of a unit without a name too, which no name finds', async () => {
    const hits = await searchMirror('999 000 00', { limit: 20 });
    expect(hits.map(({ organisationNumber }) => organisationNumber)).to.deep.equal(known.map(({ number }) => number));
    expect(hits[6]).to.deep.include({ name: null, legalForm: 'ENK', place: null, status: null });
    expect(await names('ylva')).to.not.include('YLVA ELKJØP');
  });

  it('finds nothing for nothing, and takes wildcards for what they are', async () => {
    for (const text of ['', ' ', '%', '_', 'a', '\\', '%%%%']) expect(await names(text), text).to.deep.equal([]);
    expect(await names('elk%norge')).to.deep.equal(await names('elk norge'));
  });

  const plansOf = (text: string): Promise<{ plan: string; read: number }[]> =>
    asSuperuser(cast.database, async (client) => {
      const sent = await statementsSent(() => searchMirror(text, { limit: 10 }));
      const plans: { plan: string; read: number }[] = [];
      for (const [at, statement] of sent.filter(({ text }) => /register_(?:units|words)/.test(text)).entries()) {
        await client.query(`set plan_cache_mode = force_generic_plan; prepare p${at} as ${statement.text}`);
        const values = statement.values.map((value) =>
          value === null
            ? 'null'
            : client.escapeLiteral(
                Array.isArray(value)
                  ? `{${value.map((one) => `"${one}"`).join()}}`
                  : JSON.stringify(value).replace(/^"|"$/g, ''),
              ),
        );
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `explain (analyze, timing off, summary off) execute p${at} (${values.join(', ')})`,
        );
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        const read = [...plan.matchAll(/register_(?:units|words)\b.*actual rows=([\d.]+) loops=(\d+)/g)].reduce(
          (sum, [, each, loops]) => sum + Number(each) * Number(loops),
          0,
        );
        plans.push({ plan, read });
      }
      return plans;
    });

  for (const text of [
    'nor',
    'elkjøp',
    'eiendom oslo',
    'oslo ber',
    'oslo no',
    'hol',
    'hole',
    'vatmraksbær',
    'olso vatmraks',
    '318',
  ])
    it(`reads no more than a search for ${text} needs, with the plan that is kept`, async () => {
      const plans = await plansOf(text);
      expect(plans).to.not.have.length(0);
      for (const { plan, read } of plans) {
        expect(plan).to.match(/register_units_(?:by_name|by_words|pkey)|register_words_pkey/);
        expect(plan).to.not.match(/Seq Scan on register_/);
        expect(read, plan).to.be.at.most(600);
      }
      // Names that begin so: ten of each level at most, however many there are.
      if (text === 'nor') expect(plans.map(({ read }) => read).every((read) => read <= 160)).to.equal(true);
    });

  it('asks twice at once, and no more when enough names begin so', async () => {
    expect(await statementsSent(() => searchMirror('nor', { limit: 10 }))).to.have.length(2);
    // Then it looks for words that begin so, for words of one mistake less.
    expect(await statementsSent(() => searchMirror('xyzzyqq', { limit: 10 }))).to.have.length(4);
    expect(await statementsSent(() => searchMirror('norg elk', { limit: 10 }))).to.have.length(4);
  });
});
