import { gunzipSync } from 'node:zlib';

import { expect } from 'chai';
import { z } from 'zod';

import { entityBody } from '../../src/domain/register/bodies.ts';
import { isOrganisationNumber } from '../../src/domain/register/organisation-number.ts';
import { fullSizeUnits } from '../../stand-ins/register/full-size/units.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';

const type = 'application/vnd.brreg.enhetsregisteret.enhet.v2+gzip;charset=UTF-8';

describe('The bulk file of the register stand-in', () => {
  let standIn: RegisterStandIn;
  const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
    fetch(`${standIn.url}/enhetsregisteret/api${path}`, { ...options, headers: { accept: type, ...options.headers } });
  const unitsOf = async (response: Response) =>
    z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(gunzipSync(await response.bytes()).toString('utf8')));

  beforeEach(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  afterEach(() => standIn.close());

  it('is all live main units in one array, without HAL and with empty lists of links', async () => {
    const response = await ask('/enheter/lastned');
    expect(response.headers.get('content-type')).to.equal(type);
    const units = await unitsOf(response);
    expect(units.map((unit) => unit['organisasjonsnummer'])).to.deep.equal(
      standIn.units.live('enheter').map(({ number }) => number),
    );
    for (const unit of units) {
      expect(unit).to.not.have.property('_links');
      expect(unit['links']).to.deep.equal([]);
      expect(unit['organisasjonsform']).to.deep.include({ links: [] });
      expect(entityBody.safeParse(unit).success).to.equal(true);
    }
  });

  it('has its sub-units in a file of their own', async () => {
    const accept = 'application/vnd.brreg.enhetsregisteret.underenhet.v2+gzip;charset=UTF-8';
    const units = await unitsOf(await ask('/underenheter/lastned', { headers: { accept } }));
    expect(units).to.have.length(standIn.units.live('underenheter').length);
  });

  it('has an ETag and a date, is not sent again to who has it, and is another one when a unit changes', async () => {
    const first = await ask('/enheter/lastned', { method: 'HEAD' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).to.match(/^".+"$/);
    expect(Date.parse(first.headers.get('last-modified') ?? '')).to.be.closeTo(Date.now(), 5_000);
    expect(await first.text()).to.equal('');
    const again = await ask('/enheter/lastned', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).to.deep.equal([304, '']);
    standIn.units.edit('923609016', { navn: 'EQUINOR ENERGY ASA' });
    expect((await ask('/enheter/lastned', { headers: { 'if-none-match': etag } })).status).to.equal(200);
  });

  it('is refused in the version that is gone', async () => {
    const accept = 'application/vnd.brreg.enhetsregisteret.enhet.v1+gzip;charset=UTF-8';
    expect((await ask('/enheter/lastned', { headers: { accept } })).status).to.equal(406);
  });

  it('can be cut in half and break on the way', async () => {
    standIn.faults.set('file', { kind: 'truncatedJson' });
    const half = await (await ask('/enheter/lastned')).bytes();
    expect(() => gunzipSync(half)).to.throw('unexpected end of file');
    standIn.faults.set('file', { kind: 'cutShort' });
    const broken = await ask('/enheter/lastned');
    expect(
      await broken.bytes().then(
        () => 'whole',
        () => 'broken',
      ),
    ).to.equal('broken');
  });
});

describe('The units of a full-size register', () => {
  const units = [...fullSizeUnits(20_000)];

  it('have valid numbers that start with 3, each once', () => {
    const numbers = new Set(units.map(({ number }) => number));
    expect(numbers.size).to.equal(20_000);
    expect([...numbers].filter((number) => !isOrganisationNumber(number) || !number.startsWith('3'))).to.deep.equal([]);
  });

  it('are spread over forms, places and sizes about as in the register', () => {
    const share = (is: (unit: (typeof units)[number]) => boolean): number => units.filter(is).length / units.length;
    expect(share(({ form }) => form === 'ENK')).to.be.closeTo(0.4, 0.02);
    expect(share(({ form }) => form === 'AS')).to.be.closeTo(0.385, 0.02);
    expect(share(({ address }) => address?.place === 'OSLO')).to.be.closeTo(0.26, 0.03);
    expect(share(({ employees }) => typeof employees === 'number' && employees > 99)).to.be.within(0.001, 0.05);
    expect(share(({ bankruptOn }) => bankruptOn !== undefined)).to.be.within(0.001, 0.01);
  });

  it('are the same every time', () => {
    expect([...fullSizeUnits(50)]).to.deep.equal(units.slice(0, 50));
  });
});
