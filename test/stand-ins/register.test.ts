import { expect } from 'chai';
import { z } from 'zod';
import { isOrganisationNumber } from '../../src/domain/register/organisation-number.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';
import { inventedCompanies, isOrdinary } from '../../stand-ins/register/units/invented-companies.ts';
import { realCompanies } from '../../stand-ins/register/units/real-companies.ts';

const fieldsBody = z.record(z.string(), z.unknown());
const pageBody = z
  .object({
    _embedded: z.record(z.string(), z.array(fieldsBody)).optional(),
    _links: z.object({ next: z.object({ href: z.string() }).optional() }),
    page: z.object({ totalElements: z.number() }),
  })
  .transform(({ _embedded: embedded, _links: links, page }) => ({
    items: Object.values(embedded ?? {})[0] ?? [],
    next: links.next?.href,
    total: page.totalElements,
  }));

describe('The companies of the register stand-in', () => {
  const invented = inventedCompanies();

  it('have valid numbers, each once', () => {
    const numbers = [...realCompanies, ...invented].map((unit) => unit.number);
    expect(numbers.filter((number) => !isOrganisationNumber(number))).to.deep.equal([]);
    expect(new Set(numbers).size).to.equal(numbers.length);
    expect(realCompanies).to.have.length.of.at.least(20);
    expect(invented).to.have.length.of.at.least(150);
  });

  it('are never mistaken: invented numbers start with 3, real ones do not', () => {
    expect(invented.filter((unit) => !unit.number.startsWith('3'))).to.deep.equal([]);
    expect(realCompanies.filter((unit) => unit.number.startsWith('3'))).to.deep.equal([]);
  });

  it('are the same every time, with a name each', () => {
    expect(inventedCompanies()).to.deep.equal(invented);
    expect(new Set(invented.map((unit) => unit.name)).size).to.equal(invented.length);
  });

  it('have every kind of trouble a register has', () => {
    for (const trouble of [
      'bankruptOn',
      'underLiquidationOn',
      'compulsoryDissolutionOn',
      'underRestructuringOn',
      'struckOffOn',
      'removedOn',
    ] as const)
      expect(invented.filter((unit) => unit[trouble] !== undefined).length, trouble).to.be.greaterThan(0);
    for (const form of ['AS', 'ENK', 'DA', 'SA', 'NUF', 'BEDR'])
      expect(invented.filter((unit) => unit.form === form).length, form).to.be.greaterThan(0);
    expect(invented.filter(isOrdinary).length).to.be.greaterThan(120);
  });

  it('name only owners that are there', () => {
    const numbers = new Set(invented.map((unit) => unit.number));
    const subUnits = invented.filter((unit) => unit.form === 'BEDR');
    expect(subUnits.filter((unit) => !numbers.has(unit.parent ?? ''))).to.deep.equal([]);
  });
});

describe('The register stand-in', () => {
  let standIn: RegisterStandIn;
  const api = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${standIn.url}/enhetsregisteret/api${path}`, { headers });
  const body = async (path: string) => fieldsBody.parse(await (await api(path)).json());
  const page = async (path: string) => pageBody.parse(await (await api(path)).json());
  const control = (method: string, path: string, sent?: unknown) =>
    fetch(`${standIn.url}/_control${path}`, { method, ...(sent === undefined ? {} : { body: JSON.stringify(sent) }) });
  const invented = inventedCompanies();
  const company = invented.find((unit) => unit.form === 'AS' && unit.postalAddress && isOrdinary(unit))?.number ?? '';
  const subUnit = invented.find((unit) => unit.form === 'BEDR')?.number ?? '';

  beforeEach(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  afterEach(() => standIn.close());

  it('listens on this machine only', () => expect(standIn.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/));

  it('never starts in production', async () => {
    const was = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      const error: unknown = await startRegisterStandIn({ port: 0 }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(Error).with.property('message').that.includes('production');
    } finally {
      if (was === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = was;
    }
  });

  it('does not know a sub-unit among main units, nor a main unit among sub-units', async () => {
    expect((await api(`/enheter/${subUnit}`)).status).to.equal(404);
    expect((await api(`/underenheter/${subUnit}`)).status).to.equal(200);
    expect((await api(`/underenheter/${company}`)).status).to.equal(404);
  });

  it('leaves absent fields out and never sends null for them', async () => {
    const fields = await body(`/enheter/${company}`);
    expect(Object.values(fields).filter((value) => value === null)).to.deep.equal([]);
    expect(fields).to.not.have.any.keys('konkursdato', 'overordnetEnhet');
    const small = invented.find((unit) => unit.employees === 'oneToFour' && unit.form === 'AS' && isOrdinary(unit));
    const smallBody = await body(`/enheter/${small?.number}`);
    expect(smallBody).to.include({ harRegistrertAntallAnsatte: true }).and.not.have.any.keys('antallAnsatte');
  });

  it('answers a struck-off unit with 200 and without flags, a removed one with 410', async () => {
    const struckOff = invented.find((unit) => unit.struckOffOn !== undefined);
    const removed = invented.find((unit) => unit.removedOn !== undefined);
    const fields = await body(`/enheter/${struckOff?.number}`);
    expect(fields).to.include({ respons_klasse: 'SlettetEnhet', slettedato: struckOff?.struckOffOn });
    expect(fields).to.not.have.any.keys('konkurs', 'underAvvikling', 'forretningsadresse');
    const gone = await api(`/enheter/${removed?.number}`);
    expect(gone.status).to.equal(410);
    expect(await gone.json()).to.have.all.keys('organisasjonsnummer', 'slettedato', '_links');
  });

  it('finds only live units, by every filter given', async () => {
    const total = async (query: string) => (await page(`/enheter?${query}`)).total;
    const live = [...realCompanies, ...invented].filter(
      (unit) => unit.form !== 'BEDR' && !unit.struckOffOn && !unit.removedOn,
    );
    expect(await total('')).to.equal(live.length);
    expect(await total('konkurs=true')).to.equal(live.filter((unit) => unit.bankruptOn).length);
    expect(await total('organisasjonsform=ENK,DA')).to.equal(
      live.filter((unit) => ['ENK', 'DA'].includes(unit.form)).length,
    );
    expect(await total(`organisasjonsnummer=${company},923609016,${subUnit}`)).to.equal(2);
    expect(await total('navn=equinor&konkurs=true')).to.equal(0);
    expect(await total('fraAntallAnsatte=1&tilAntallAnsatte=4')).to.equal(
      live.filter((unit) => unit.employees === 'oneToFour').length,
    );
  });

  it('sorts by employees, those without a number last', async () => {
    const { items } = await page('/enheter?sort=antallAnsatte,DESC&size=500');
    const counts = items.map((unit) => Number(unit['antallAnsatte'] ?? -1));
    expect(counts).to.deep.equal(counts.toSorted((one, other) => other - one));
    expect((await api('/enheter?sort=humør,ASC')).status).to.equal(400);
  });

  it('walks pages by its own links until all are seen', async () => {
    let path: string | undefined = '/enheter?size=50';
    const seen: unknown[] = [];
    let total = 0;
    while (path !== undefined) {
      const one: z.infer<typeof pageBody> = await page(path);
      seen.push(...one.items.map((unit) => unit['organisasjonsnummer']));
      total = one.total;
      path = one.next?.replace(`${standIn.url}/enhetsregisteret/api`, '');
    }
    expect(total).to.be.greaterThan(50);
    expect(new Set(seen).size).to.equal(total);
  });

  it('has a feed that rises in id and time, with gaps', async () => {
    const events = standIn.units.feed('enheter').from({});
    const rising = (values: number[]) =>
      values.every((value, place) => place === 0 || value >= (values[place - 1] ?? 0));
    expect(rising(events.map((event) => event.id))).to.equal(true);
    expect(rising(events.map((event) => event.at.getTime()))).to.equal(true);
    const span = (events.at(-1)?.id ?? 0) - (events[0]?.id ?? 0) + 1;
    expect(span).to.be.greaterThan(events.length);
  });

  it('changes a unit and tells it in the feed, with what changed', async () => {
    const since = (standIn.units.feed('enheter').from({}).at(-1)?.id ?? 0) + 1;
    expect(
      (await control('POST', `/units/${company}/edit`, { hjemmeside: 'www.ny.example', postadresse: null })).status,
    ).to.equal(200);
    expect(await body(`/enheter/${company}`))
      .to.include({ hjemmeside: 'www.ny.example' })
      .and.not.have.any.keys('postadresse');
    const { items } = await page(`/oppdateringer/enheter?oppdateringsid=${since}&includeChanges=true`);
    expect(items).to.have.length(1);
    expect(items[0]).to.include({ endringstype: 'Endring', organisasjonsnummer: company });
    expect(items[0]?.['endringer']).to.deep.include({ op: 'remove', path: '/postadresse' });
  });

  it('bankrupts, strikes off and removes on command, each with its event', async () => {
    await control('POST', `/units/${company}/bankrupt`, { date: '2026-11-01' });
    expect(await body(`/enheter/${company}`)).to.include({ konkurs: true, konkursdato: '2026-11-01' });
    await control('POST', `/units/${company}/strike-off`, { date: '2026-11-02' });
    expect(await body(`/enheter/${company}`)).to.include({ respons_klasse: 'SlettetEnhet', slettedato: '2026-11-02' });
    await control('POST', `/units/${company}/remove`, { date: '2026-11-03' });
    expect((await api(`/enheter/${company}`)).status).to.equal(410);
    const kinds = standIn.units
      .feed('enheter')
      .from({ numbers: new Set([company]) })
      .map((event) => event.kind);
    expect(kinds).to.deep.equal(['Ny', 'Endring', 'Sletting', 'Fjernet']);
  });

  it('refuses commands that cannot be', async () => {
    expect((await control('POST', '/units/999999999/edit', {})).status).to.equal(422);
    expect((await control('POST', `/units/${subUnit}/bankrupt`)).status).to.equal(422);
    expect((await control('POST', `/units/${company}/strike-off`, { date: 'tomorrow' })).status).to.equal(422);
    expect((await control('POST', `/units/${company}/celebrate`)).status).to.equal(404);
    expect((await control('PUT', '/faults/search', { kind: 'gremlins' })).status).to.equal(422);
  });

  it('misbehaves on the route it was told to, so many times, until it is made well', async () => {
    await control('PUT', '/faults/search', { kind: 'unavailablePage', times: 2 });
    expect((await api('/enheter/923609016')).status).to.equal(200);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await api('/enheter')).status);
    expect(statuses).to.deep.equal([503, 503, 200]);
    await control('PUT', `/faults/${encodeURIComponent('*')}`, { kind: 'tooManyRequests', retryAfter: '7' });
    const limited = await api('/organisasjonsformer');
    expect([limited.status, limited.headers.get('retry-after')]).to.deep.equal([429, '7']);
    await control('DELETE', '/faults');
    expect((await api('/organisasjonsformer')).status).to.equal(200);
  });

  it('lists legal forms and shows one', async () => {
    expect(await body('/organisasjonsformer/ENK')).to.include({ kode: 'ENK', beskrivelse: 'Enkeltpersonforetak' });
    expect((await api('/organisasjonsformer/XYZ')).status).to.equal(404);
  });
});
