import http from 'node:http';
import { gzipSync } from 'node:zlib';

import { expect } from 'chai';

import { createRegisterClient, type RegisterClient } from '../../../src/domain/register/client.ts';

// A register that has been taken over, or whatever answers in its place: the worst it can do is to be Unavailable.

const number = '923609016';
const entityType = 'application/vnd.brreg.enhetsregisteret.enhet.v2+json';

describe('The register client and an answer from somebody else', () => {
  let answer: http.RequestListener = (_, response) => response.end();
  let server: http.Server;
  let client: RegisterClient;
  let asked = 0;

  before(async () => {
    server = http.createServer((request, response) => {
      asked += 1;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a server on a port has a port');
    client = createRegisterClient({
      baseUrl: `http://127.0.0.1:${address.port}`,
      userAgent: 'OnNetCRM/test (+https://onnet.example)',
      limits: { attemptMs: 400, retries: 0, circuitFailures: 1_000, perSecond: 1_000 },
    });
  });
  beforeEach(() => {
    asked = 0;
  });
  after(async () => {
    client.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const say = (body: string | Buffer, headers: http.OutgoingHttpHeaders = {}): void => {
    answer = (_, response) => response.writeHead(200, { 'content-type': entityType, ...headers }).end(body);
  };
  const unit = (fields: object = {}): object => ({
    respons_klasse: 'Enhet',
    organisasjonsnummer: number,
    navn: 'EQUINOR ASA',
    organisasjonsform: { kode: 'ASA' },
    ...fields,
  });
  const told = async (fields: object) => {
    say(JSON.stringify(unit(fields)));
    const outcome = await client.lookUp(number);
    return outcome.kind === 'Found' ? outcome.entity : expect.fail(outcome.kind);
  };
  const refused = async (): Promise<unknown> => {
    const outcome = await client.lookUp(number);
    return outcome.kind === 'Unavailable' ? outcome.reason : outcome.kind;
  };

  it('is given up when it comes a byte at a time, or without end', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': entityType });
      const drip = setInterval(() => response.write(' '), 40);
      response.on('close', () => clearInterval(drip));
    };
    expect(await refused()).to.equal('timeout');
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': entityType });
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    };
    expect(await refused()).to.equal('badAnswer');
  });

  it('is not unpacked, and no depth of it is too deep', async () => {
    say(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' });
    expect(await refused()).to.equal('badAnswer');
    say('['.repeat(900_000));
    expect(await refused()).to.equal('badAnswer');
    say(`{"ukjent":${'['.repeat(400_000)}${']'.repeat(400_000)},${JSON.stringify(unit()).slice(1)}`);
    expect(await refused()).to.equal('Found');
  });

  it('sends nobody to another address, on this machine least of all', async () => {
    for (const location of [
      'http://127.0.0.1:1/',
      'http://[::1]/',
      'http://169.254.169.254/latest/',
      'file:///etc/passwd',
    ]) {
      answer = (_, response) => response.writeHead(302, { location }).end();
      expect(await refused(), location).to.equal('redirect');
    }
    expect(asked).to.equal(4);
  });

  it('leaves no character behind that no database takes, ends a line, or turns the writing round', async () => {
    const entity = await told({
      navn: 'A\u0000B\r\nBcc: C\u202E <b>\ud800',
      hjemmeside: '\u0000',
      naeringskode1: { kode: '62.010', beskrivelse: 'Program\u2028mering' },
      forretningsadresse: { adresse: ['Gate 1\n\u0007', null, '  '], poststed: 'OSLO\t' },
    });
    expect(entity.name).to.equal('A B Bcc: C  <b>\ufffd');
    expect(entity.website).to.equal(undefined);
    expect(entity.industries).to.deep.equal([{ code: '62.010', description: 'Program mering' }]);
    expect(entity.businessAddress).to.include({ place: 'OSLO' });
    expect(entity.businessAddress?.lines).to.deep.equal(['Gate 1']);
    expect((await told({ navn: 'ÆØÅ – Ağ 中文 & Sønn' })).name).to.equal('ÆØÅ – Ağ 中文 & Sønn');
  });

  it('has no name or code without end, and no text', async () => {
    say(JSON.stringify(unit({ navn: 'A'.repeat(100_000) })));
    expect(await refused()).to.equal('badAnswer');
    say(JSON.stringify(unit({ navn: '\u0000 ' })));
    expect(await refused()).to.equal('badAnswer');
    say(JSON.stringify(unit({ organisasjonsform: { kode: 'A'.repeat(1_000) } })));
    expect(await refused()).to.equal('badAnswer');
    expect((await told({ hjemmeside: 'A'.repeat(100_000) })).website).to.equal(undefined);
  });

  it('has no day that there never was', async () => {
    const days = {
      stiftelsesdato: '0000-01-01',
      registreringsdatoEnhetsregisteret: '0001-01-01',
      konkursdato: '2024-13-01',
    };
    expect(await told(days)).to.include({ founded: undefined, registered: undefined, bankruptOn: undefined });
  });

  it('has no owner that is no number', async () => {
    expect((await told({ overordnetEnhet: "1'; drop" })).parent).to.equal(undefined);
  });

  it('has hits when it has counted some', async () => {
    say(JSON.stringify({ page: { totalElements: 5, size: 10, number: 0 } }));
    expect(await client.searchByName('equinor')).to.include({ kind: 'Unavailable', reason: 'badAnswer' });
  });

  it('cannot make the feed stand still, go back, or seem to have no news', async () => {
    const event = (oppdateringsid: number) => ({
      oppdateringsid,
      dato: '2026-11-20T10:00:00.000Z',
      organisasjonsnummer: number,
      endringstype: 'Endring',
    });
    const page = (ids: readonly number[], totalElements = ids.length) =>
      say(JSON.stringify({ _embedded: { oppdaterteEnheter: ids.map(event) }, page: { totalElements } }));
    const outcome = async () => (await client.changes('enheter', { afterId: 10 })).kind;
    page([11, 13]);
    expect(await outcome()).to.equal('Changes');
    for (const ids of [[9], [10], [11, 11], [13, 12]]) {
      page(ids);
      expect(await outcome(), ids.join(' ')).to.equal('Unavailable');
    }
    page([], 7);
    expect(await outcome()).to.equal('Unavailable');
    say(JSON.stringify({ hei: 'på deg' }));
    expect(await outcome()).to.equal('Unavailable');
  });

  it('is asked for in one version of its words, never in whichever is the newest, and is told who asks', async () => {
    const seen: string[] = [];
    answer = (request, response) => {
      seen.push(`${request.headers.accept}`);
      expect(request.headers['user-agent']).to.equal('OnNetCRM/test (+https://onnet.example)');
      response.writeHead(404).end();
    };
    await client.lookUp(number);
    await client.searchByName('equinor æ');
    await client.subUnits(number);
    await client.changes('enheter', { afterId: 1 });
    await client.changes('underenheter', { afterId: 1 });
    await client.bulkFile('enheter');
    await client.bulkFile('underenheter');
    const type = (rest: string): string => `application/vnd.brreg.enhetsregisteret.${rest}`;
    expect(seen).to.deep.equal([
      type('enhet.v2+json'),
      type('underenhet.v2+json'),
      type('enhet.v2+json'),
      type('underenhet.v2+json'),
      type('oppdatering.enhet.v1+json'),
      type('oppdatering.underenhet.v1+json'),
      type('enhet.v2+gzip;charset=UTF-8'),
      type('underenhet.v2+gzip;charset=UTF-8'),
    ]);
  });
});
