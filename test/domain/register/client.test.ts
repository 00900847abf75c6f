import net from 'node:net';
import { expect } from 'chai';
import { createRegisterClient, type RegisterClient } from '../../../src/domain/register/client.ts';
import type { RegisterLimits } from '../../../src/domain/register/limits.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import type { Fault } from '../../../stand-ins/register/faults.ts';
import { inventedCompanies, isOrdinary } from '../../../stand-ins/register/units/invented-companies.ts';
import { VirtualClock } from './virtual-clock.ts';

const equinor = '923609016';
const invented = inventedCompanies();
const oneOf = (description: string, wanted: (unit: (typeof invented)[number]) => boolean) => {
  const unit = invented.find(wanted);
  if (unit === undefined) throw new Error(`no invented company is ${description}`);
  return unit;
};
const subUnit = oneOf('a sub-unit', (unit) => unit.form === 'BEDR');

describe('The register client', () => {
  let standIn: RegisterStandIn;
  let clock: VirtualClock;
  let clients: RegisterClient[] = [];
  let before = 0;

  const client = (limits: Partial<RegisterLimits> = {}, baseUrl = standIn.url) => {
    const made = createRegisterClient({ baseUrl, userAgent: 'OnNetCRM/test (+https://onnet.example)', clock, limits });
    clients.push(made);
    return made;
  };
  const asked = () => standIn.requests.slice(before);
  // On a busy machine an attempt may time out before the stand-in has seen it; then the pauses between attempts count.
  const tried = (fault: Fault) => (fault.kind === 'latency' ? clock.waits.length + 1 : asked().length);

  beforeEach(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
    clock = new VirtualClock();
    clients = [];
    before = standIn.requests.length;
  });
  afterEach(async () => {
    for (const made of clients) made.close();
    await standIn.close();
  });

  describe('looking up a number', () => {
    it('finds a main unit, however the number is written', async () => {
      const outcome = await client().lookUp('NO 923 609 016 MVA', { interactive: true });
      if (outcome.kind !== 'Found') return expect.fail(outcome.kind);
      expect(outcome.entity).to.include({ organisationNumber: equinor, name: 'EQUINOR ASA', vatRegistered: true });
      expect(outcome.entity).to.include({ bankrupt: false, deleted: false, isSubUnit: false, personLike: false });
      expect(outcome.entity.businessAddress).to.include({ postalCode: '4035', place: 'STAVANGER', countryCode: 'NO' });
      return expect(asked()).to.deep.equal([`GET /enhetsregisteret/api/enheter/${equinor}`]);
    });

    it('finds a sub-unit after asking among main units', async () => {
      const outcome = await client().lookUp(subUnit.number);
      if (outcome.kind !== 'Found') return expect.fail(outcome.kind);
      expect(outcome.entity).to.include({ isSubUnit: true, parent: subUnit.parent });
      expect(outcome.entity.bankrupt).to.equal(undefined);
      return expect(asked()).to.have.length(2);
    });

    it('tells a struck-off unit with its date, claiming nothing about bankruptcy', async () => {
      const gone = oneOf('struck off', (unit) => unit.struckOffOn !== undefined);
      const outcome = await client().lookUp(gone.number);
      if (outcome.kind !== 'Deleted') return expect.fail(outcome.kind);
      expect(outcome.deletedOn).to.equal(gone.struckOffOn);
      expect(outcome.entity.bankrupt).to.equal(undefined);
      return expect(outcome.entity.name).to.equal(gone.name.toUpperCase());
    });

    it('tells a struck-off sub-unit', async () => {
      standIn.units.strikeOff(subUnit.number, '2026-10-01');
      expect(await client().lookUp(subUnit.number)).to.include({ kind: 'Deleted', deletedOn: '2026-10-01' });
    });

    it('tells a unit removed from open data', async () => {
      const removed = oneOf('removed', (unit) => unit.removedOn !== undefined);
      expect(await client().lookUp(removed.number)).to.deep.equal({
        kind: 'Removed',
        organisationNumber: removed.number,
        removedOn: removed.removedOn,
      });
    });

    it('tells a number nobody has', async () => {
      expect(await client().lookUp('999999999')).to.deep.equal({ kind: 'Unknown', organisationNumber: '999999999' });
      expect(asked()).to.have.length(2);
    });

    it('asks nobody about a number that cannot be one', async () => {
      for (const wrong of ['923609017', '9370833512', '', 'Equinor'])
        expect((await client().lookUp(wrong)).kind, wrong).to.equal('BadRequest');
      expect(asked()).to.deep.equal([]);
    });

    it('marks a sole proprietorship as person-like', async () => {
      const person = oneOf('a sole proprietorship', (unit) => unit.form === 'ENK' && isOrdinary(unit));
      const outcome = await client().lookUp(person.number);
      expect(outcome.kind === 'Found' && outcome.entity.personLike).to.equal(true);
    });

    it('reads an address abroad with an empty line', async () => {
      const abroad = oneOf('foreign', (unit) => unit.form === 'NUF' && isOrdinary(unit));
      const outcome = await client().lookUp(abroad.number);
      if (outcome.kind !== 'Found') return expect.fail(outcome.kind);
      expect(outcome.entity.businessAddress?.lines).to.deep.equal(['Musterweg 4']);
      expect(outcome.entity.businessAddress?.postalCode).to.equal(undefined);
      return expect(outcome.entity.businessAddress?.place).to.equal('DE-20095 Hamburg');
    });

    it('rejects with the reason of the caller who gave up', async () => {
      const given = new Error('the page was closed');
      const error: unknown = await client()
        .lookUp(equinor, { signal: AbortSignal.abort(given) })
        .catch((reason: unknown) => reason);
      expect(error).to.equal(given);
      expect(asked()).to.deep.equal([]);
    });

    it('gives up in the middle of an answer when the caller does', async () => {
      standIn.faults.set('entity', { kind: 'latency', ms: 400 });
      const control = new AbortController();
      const waiting = client().lookUp(equinor, { signal: control.signal });
      const given = new Error('stopping');
      control.abort(given);
      expect(await waiting.catch((reason: unknown) => reason)).to.equal(given);
    });
  });

  const faults: { fault: Fault; reason: string; attempts: number; limits?: Partial<RegisterLimits> }[] = [
    { fault: { kind: 'latency', ms: 1000 }, reason: 'timeout', attempts: 2, limits: { attemptMs: 150, retries: 1 } },
    { fault: { kind: 'tooManyRequests' }, reason: 'rateLimited', attempts: 4 },
    { fault: { kind: 'tooManyRequests', retryAfter: '120' }, reason: 'rateLimited', attempts: 1 },
    { fault: { kind: 'internalError' }, reason: 'serverError', attempts: 2 },
    { fault: { kind: 'unavailablePage' }, reason: 'serverError', attempts: 4 },
    { fault: { kind: 'strayPage', status: 200 }, reason: 'badAnswer', attempts: 1 },
    { fault: { kind: 'strayPage', status: 401 }, reason: 'refused', attempts: 1 },
    { fault: { kind: 'truncatedJson' }, reason: 'badAnswer', attempts: 1 },
    {
      fault: { kind: 'hugeBody', bytes: 5000 },
      reason: 'badAnswer',
      attempts: 1,
      limits: { entityBytes: 4000, pageBytes: 4000 },
    },
    { fault: { kind: 'redirect', location: 'https://elsewhere.example/' }, reason: 'redirect', attempts: 1 },
    { fault: { kind: 'connectionReset' }, reason: 'network', attempts: 4 },
    { fault: { kind: 'cutShort' }, reason: 'network', attempts: 4 },
  ];

  for (const { fault, reason, attempts, limits } of faults) {
    const named = JSON.stringify(fault);

    it(`says ${reason} after ${attempts} attempt(s) when a lookup meets ${named}`, async () => {
      standIn.faults.set('entity', fault);
      const outcome = await client(limits).lookUp(equinor);
      expect(outcome).to.include({ kind: 'Unavailable', reason });
      expect(tried(fault)).to.equal(attempts);
    });

    it(`does not say Unknown when only the sub-unit lookup meets ${named}`, async () => {
      standIn.faults.set('sub-unit', fault);
      // One byte limit for both lookups; 404 is empty and passes it.
      expect(await client({ ...limits, circuitFailures: 9 }).lookUp(subUnit.number)).to.include({
        kind: 'Unavailable',
        reason,
      });
      if (fault.kind !== 'latency') expect(asked()).to.have.length(attempts + 1);
    });

    it(`never says "no hits" when a search meets ${named}`, async () => {
      standIn.faults.set('search', fault);
      expect(await client(limits).searchByName('equinor')).to.include({ kind: 'Unavailable', reason });
      expect(tried(fault)).to.equal(attempts);
    });
  }

  for (const fault of [
    { kind: 'tooManyRequests', retryAfter: '2' },
    { kind: 'internalError' },
    { kind: 'unavailablePage' },
    { kind: 'connectionReset' },
    { kind: 'cutShort' },
    { kind: 'redirect', location: `/enhetsregisteret/api/enheter/${equinor}` },
  ] as const) {
    it(`finds the unit after all when ${fault.kind} happens once`, async () => {
      standIn.faults.set('entity', { ...fault, times: 1 });
      expect((await client().lookUp(equinor)).kind).to.equal('Found');
      expect(asked()).to.have.length(2);
    });
  }

  it('refuses an answer about another number, live or removed', async () => {
    standIn.faults.set('entity', { kind: 'wrongNumber', number: '974760673' });
    const removed = oneOf('removed', (unit) => unit.removedOn !== undefined);
    const one = client();
    expect(await one.lookUp(equinor)).to.include({ kind: 'Unavailable', reason: 'badAnswer' });
    expect(await one.lookUp(removed.number)).to.include({ kind: 'Unavailable', reason: 'badAnswer' });
  });

  for (const status of [404, 410]) {
    it(`takes a web page with status ${status} for an outage, not for an answer`, async () => {
      standIn.faults.set('entity', { kind: 'strayPage', status });
      expect(await client().lookUp(equinor)).to.include({ kind: 'Unavailable', reason: 'badAnswer' });
    });
  }

  it('says how long to wait when told, and asks nobody meanwhile', async () => {
    standIn.faults.set('entity', { kind: 'tooManyRequests', retryAfter: '120' });
    const one = client();
    expect(await one.lookUp(equinor)).to.include({ reason: 'rateLimited', retryAfter: 120 });
    clock.advance(30_000);
    expect(await one.searchByName('equinor')).to.include({
      kind: 'Unavailable',
      reason: 'rateLimited',
      retryAfter: 90,
    });
    expect(asked()).to.have.length(1);
    standIn.faults.clear();
    clock.advance(90_000);
    expect((await one.lookUp(equinor)).kind).to.equal('Found');
  });

  it('asks nobody either while the register says that it is away, until the moment it names', async () => {
    const back = new Date(clock.now() + 60_000).toUTCString();
    standIn.faults.set('entity', { kind: 'unavailablePage', retryAfter: back, times: 1 });
    const one = client();
    expect(await one.lookUp(equinor)).to.include({ reason: 'serverError', retryAfter: 60 });
    expect(await one.searchByName('equinor')).to.include({ kind: 'Unavailable', retryAfter: 60 });
    expect(asked()).to.have.length(1);
    clock.advance(60_000);
    expect((await one.lookUp(equinor)).kind).to.equal('Found');
  });

  it('waits as long as it is told before it tries again', async () => {
    standIn.faults.set('entity', { kind: 'tooManyRequests', retryAfter: '2', times: 1 });
    await client().lookUp(equinor);
    expect(clock.waits).to.deep.equal([2000]);
  });

  it('pauses longer before each retry, within bounds', async () => {
    standIn.faults.set('entity', { kind: 'unavailablePage' });
    await client().lookUp(equinor);
    expect(clock.waits).to.deep.equal([150, 300, 600]);
  });

  it('leaves a failing register alone for a minute, then tries once', async () => {
    standIn.faults.set('*', { kind: 'unavailablePage' });
    const one = client();
    await one.lookUp(equinor);
    expect(await one.lookUp(equinor)).to.include({ kind: 'Unavailable', reason: 'circuitOpen', retryAfter: 60 });
    expect(asked(), 'four attempts, then the fifth failure closes').to.have.length(5);
    clock.advance(60_000);
    expect((await one.lookUp(equinor)).kind).to.equal('Unavailable');
    expect(asked()).to.have.length(6);
    standIn.faults.clear();
    clock.advance(60_000);
    expect((await one.lookUp(equinor)).kind).to.equal('Found');
  });

  it('leaves a register that breaks connections alone too, but not one that answers oddly', async () => {
    const one = client({ retries: 0 });
    standIn.faults.set('entity', { kind: 'truncatedJson' });
    for (let n = 0; n < 6; n += 1) expect(await one.lookUp(equinor)).to.include({ reason: 'badAnswer' });
    standIn.faults.set('entity', { kind: 'connectionReset' });
    for (let n = 0; n < 5; n += 1) expect(await one.lookUp(equinor)).to.include({ reason: 'network' });
    expect(await one.lookUp(equinor)).to.include({ reason: 'circuitOpen' });
  });

  it('says timeout when no connection comes about', async () => {
    const silent = net.createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    // A port that takes the connection but never answers the TLS greeting.
    const outcome = await client({ connectMs: 40, retries: 0 }, `https://127.0.0.1:${port}`).lookUp(equinor);
    expect(outcome).to.include({ kind: 'Unavailable', reason: 'timeout', detail: 'no connection within 40 ms' });
    silent.close();
  });

  it('says network when nobody is there', async () => {
    const one = client();
    await standIn.close();
    expect(await one.lookUp(equinor)).to.include({ kind: 'Unavailable', reason: 'network' });
    standIn = await startRegisterStandIn({ port: 0 });
  });

  it('takes the register address with or without its path, and no other scheme', async () => {
    for (const path of ['', '/', '/enhetsregisteret/api', '/enhetsregisteret/api/'])
      expect((await client({}, `${standIn.url}${path}`).lookUp(equinor)).kind, path).to.equal('Found');
    expect(() => client({}, 'ftp://127.0.0.1')).to.throw(TypeError);
  });

  describe('searching by name', () => {
    const names = async (text: string) => {
      const outcome = await client().searchByName(text, { interactive: true });
      return outcome.kind === 'Hits' ? outcome.hits.map((hit) => hit.name) : expect.fail(outcome.reason);
    };

    it('finds by part of a name, in capitals or not', async () => {
      expect(await names('norsk hydro')).to.deep.equal(['NORSK HYDRO ASA']);
      expect(await names('  Norsk   Hydro ')).to.deep.equal(['NORSK HYDRO ASA']);
    });

    it('finds ELKJØP for elkjop, although the register does not fold', async () => {
      expect(await names('elkjop')).to.deep.equal(['ELKJØP NORGE AS']);
      expect(await names('elkjoep')).to.deep.equal(['ELKJØP NORGE AS']);
    });

    it('asks once when the first answer is rich or the name has its own letters', async () => {
      await names('bygg');
      await names('elkjøp');
      expect(asked()).to.have.length(2);
    });

    it('does not find half the country by "AS"', async () => {
      expect((await names('statkraft as')).length).to.equal(1);
    });

    it('gives at most ten, the name itself first', async () => {
      standIn.units.edit(equinor, { navn: 'BYGG ASA', antallAnsatte: 5 });
      const hits = await names('bygg');
      expect(hits[0]).to.equal('BYGG ASA');
      expect((await names('a')).length).to.equal(10);
    });

    it('says none when the register says none', async () => {
      expect(await names('finnes ikke i registeret')).to.deep.equal([]);
    });

    it('asks nobody about nothing', async () => {
      expect(await names('  .-  ')).to.deep.equal([]);
      expect(asked()).to.deep.equal([]);
    });

    it('does not say none when another spelling got no answer', async () => {
      standIn.faults.set('search', { kind: 'latency', ms: 50, times: 1 });
      const one = client({ retries: 0 });
      const first = one.searchByName('elkjop');
      // The first page is empty and well; every later one fails.
      while (asked().length === 0) await new Promise((resolve) => setImmediate(resolve));
      standIn.faults.set('search', { kind: 'truncatedJson' });
      expect(await first).to.include({ kind: 'Unavailable', reason: 'badAnswer' });
    });

    it('cuts a name longer than the register takes', async () => {
      expect(await names('x'.repeat(500))).to.deep.equal([]);
    });
  });

  it('never asks for roles', async () => {
    const one = client();
    await one.lookUp(equinor);
    await one.lookUp(subUnit.number);
    await one.searchByName('elkjop');
    expect(asked().filter((request) => !/\/(under)?enheter(\/\d{9}|\?navn=.*)$/.test(request))).to.deep.equal([]);
  });
});
