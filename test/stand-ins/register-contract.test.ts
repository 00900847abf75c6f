import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { badRequestBody, entityBody, removedBody, searchBody } from '../../src/domain/register/bodies.ts';
import { accountsBody, accountsErrorBody } from '../../src/domain/register/neighbours/accounts-body.ts';
import { accountsOutcome } from '../../src/domain/register/neighbours/accounts.ts';
import { createRegisterClient, type RegisterClient } from '../../src/domain/register/client.ts';
import { readEntity } from '../../src/domain/register/read-entity.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';

// One suite for what the client relies on. It always runs against the stand-in, and against the register itself when
// REGISTER_CONTRACT_URL names it (`https://data.brreg.no`), so that the stand-in cannot drift away unnoticed.

const entityType = 'application/vnd.brreg.enhetsregisteret.enhet.v2+json';
const feedType = 'application/vnd.brreg.enhetsregisteret.oppdatering.enhet.v1+json';
const userAgent = 'OnNetCRM-contract-test/1.0';

function keepsTheContract(address: () => string) {
  let client: RegisterClient;
  const ask = (path: string, accept = entityType) =>
    fetch(`${address()}/enhetsregisteret/api${path}`, {
      headers: { accept, 'user-agent': userAgent },
      redirect: 'manual',
    });

  before(() => {
    client = createRegisterClient({ baseUrl: address(), userAgent });
  });
  after(() => client.close());

  it('answers a main unit in the pinned media type, uncached and without an ETag', async () => {
    const response = await ask('/enheter/923609016');
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.match(
      /^application\/vnd\.brreg\.enhetsregisteret\.enhet\.v2\+json/,
    );
    expect(response.headers.get('cache-control')).to.include('no-store');
    expect(response.headers.get('etag')).to.equal(null);
    const body = entityBody.parse(await response.json());
    expect(body).to.include({ organisasjonsnummer: '923609016', respons_klasse: 'Enhet', konkurs: false });
    expect(body.organisasjonsform.kode).to.equal('ASA');
  });

  it('answers an unknown number with an empty 404', async () => {
    const response = await ask('/enheter/999999999');
    expect(response.status).to.equal(404);
    expect(await response.text()).to.equal('');
  });

  it('answers a number that cannot be one with 400 and what is wrong', async () => {
    const response = await ask('/enheter/9ECD01011');
    expect(response.status).to.equal(400);
    expect(badRequestBody.parse(await response.json()).valideringsfeil).to.have.length.greaterThan(0);
  });

  it('answers the latest accounts with an array of one, in its own currency and with its misspelt keys', async () => {
    const accounts = (number: string) =>
      fetch(`${address()}/regnskapsregisteret/regnskap/${number}`, {
        headers: { accept: 'application/json', 'user-agent': userAgent },
      });
    const response = await accounts('923609016');
    expect(response.status).to.equal(200);
    const text = await response.text();
    expect(text).to.include('"regnkapsprinsipper"').and.include('"sumInnskuttEgenkaptial"');
    const [one, ...more] = accountsBody.parse(JSON.parse(text));
    expect(more).to.deep.equal([]);
    expect(one).to.include({ valuta: 'USD' });
    expect(one?.virksomhet.organisasjonsnummer).to.equal('923609016');
    const bank = await accounts('984851006');
    expect(bank.status).to.equal(500);
    expect(accountsErrorBody.parse(await bank.json()).path).to.match(/\/regnskap\/984851006$/);
    expect((await accounts('999999999')).status).to.equal(404);
  });

  it('refuses the version that is gone', async () => {
    const response = await ask('/enheter/923609016', 'application/vnd.brreg.enhetsregisteret.enhet.v1+json');
    expect(response.status).to.equal(406);
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
  });

  it('finds nothing without a folded letter, and leaves _embedded out', async () => {
    const response = await ask('/enheter?navn=elkjop%20norge&navnMetodeForSoek=FORTLOEPENDE');
    expect(searchBody.parse(await response.json())).to.deep.include({ items: [] });
    const found = searchBody.parse(
      await (await ask(`/enheter?navn=${encodeURIComponent('elkjøp norge')}&navnMetodeForSoek=FORTLOEPENDE`)).json(),
    );
    expect(found.items.map((item) => entityBody.parse(item).organisasjonsnummer)).to.include('947054600');
  });

  it('finds any of the words by default, and the words in a row with FORTLOEPENDE', async () => {
    const total = async (query: string) =>
      searchBody.parse(await (await ask(`/enheter?${query}`)).json()).page.totalElements;
    const any = await total('navn=equinor%20asa');
    expect(any).to.be.greaterThan(await total('navn=equinor%20asa&navnMetodeForSoek=FORTLOEPENDE'));
  });

  for (const query of [
    'size=10001',
    'size=100&page=100',
    'fraAntallAnsatte=2',
    `navn=${'x'.repeat(181)}`,
    'navnMetodeForSoek=LIK',
  ]) {
    it(`refuses a search with ${query.slice(0, 30)}`, async () => {
      expect((await ask(`/enheter?${query}`)).status).to.equal(400);
    });
  }

  it('answers the last page that can be reached', async () => {
    expect((await ask('/enheter?size=100&page=99')).status).to.equal(200);
  });

  it('refuses a feed moment in another format and an id that is too large', async () => {
    expect((await ask('/oppdateringer/enheter?dato=2026-01-01', feedType)).status).to.equal(400);
    expect((await ask('/oppdateringer/enheter?oppdateringsid=2147483648', feedType)).status).to.equal(400);
  });

  it('gives the feed from an id on, that id included', async () => {
    const ids = async (query: string) => {
      const text = await (await ask(`/oppdateringer/enheter?${query}`, feedType)).text();
      return [...text.matchAll(/"oppdateringsid":\s*(\d+)/g)].map(([, id]) => Number(id));
    };
    const [first, second] = await ids('dato=2020-01-01T00:00:00.000Z&size=2');
    expect(second).to.be.greaterThan(first ?? Infinity);
    expect(await ids(`oppdateringsid=${second}&size=1`)).to.deep.equal([second]);
  });

  it('serves the client: found, unknown and by name', async () => {
    expect((await client.lookUp('974760673')).kind).to.equal('Found');
    expect((await client.lookUp('999999999')).kind).to.equal('Unknown');
    const search = await client.searchByName('registerenheten i br');
    expect(search.kind === 'Hits' && search.hits.map((hit) => hit.organisationNumber)).to.include('974760673');
  });
}

describe('The register contract, kept by the stand-in', () => {
  let standIn: RegisterStandIn;
  before(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  after(() => standIn.close());
  keepsTheContract(() => standIn.url);
});

const realRegister = process.env['REGISTER_CONTRACT_URL'];
if (realRegister !== undefined) {
  describe('The register contract, kept by the register itself', function () {
    this.timeout(30_000);
    keepsTheContract(() => new URL(realRegister).origin);
  });
}

describe('Bodies captured from the register', () => {
  const folder = new URL('../../../shared/data/register/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

  if (files.length === 0) {
    it('are not here, so their shapes were NOT checked', function () {
      console.warn('      ! no captured register bodies beside the project: skipped');
      this.skip();
    });
  }

  for (const name of files.filter((file) => /^(under)?enhet-/.test(file) && !file.includes('410'))) {
    it(`fit our reading: ${name}`, () => {
      const entity = readEntity(entityBody.parse(read(name)));
      expect(entity.name).to.have.length.greaterThan(0);
      expect(entity.isSubUnit).to.equal(name.startsWith('underenhet'));
      expect(entity.deleted).to.equal(/slettet/.test(name) || entity.deletedOn !== undefined);
    });
  }

  for (const name of files.filter((file) => file.startsWith('search-enheter') || file === 'underenheter-empty.json')) {
    it(`fit our reading: ${name}`, () => {
      const { items } = searchBody.parse(read(name));
      expect(items.length > 0).to.equal(!name.includes('empty'));
      for (const item of items) expect(readEntity(entityBody.parse(item)).isSubUnit).to.equal(false);
    });
  }

  const accounts = (name: string, status: number, number: string) =>
    accountsOutcome(
      {
        kind: 'answer',
        status,
        headers: { 'content-type': 'application/json' },
        body: readFileSync(new URL(name, folder), 'utf8'),
      },
      number,
    );

  if (files.includes('regnskap-923609016-equinor.json')) {
    it('fit our reading: regnskap-923609016-equinor.json', () => {
      expect(accounts('regnskap-923609016-equinor.json', 200, '923609016')).to.deep.equal({
        kind: 'Accounts',
        accounts: {
          from: '2025-01-01',
          to: '2025-12-31',
          currency: 'USD',
          revenue: 67_956_000_000,
          operatingResult: 5_563_000_000,
          resultBeforeTax: 6_124_000_000,
          result: 5_731_000_000,
          assets: 103_432_000_000,
          equity: 39_182_000_000,
          paidInEquity: 995_000_000,
          debt: 64_249_000_000,
          unaudited: false,
          rulesOfSmallCompanies: false,
        },
      });
      expect(accounts('regnskap-923609016-equinor.json', 200, '999999999').kind).to.equal('Unavailable');
    });
  }

  if (files.includes('regnskap-500-bank.json')) {
    it('fit our reading: regnskap-500-bank.json', () => {
      expect(accounts('regnskap-500-bank.json', 500, '916823525')).to.deep.equal({ kind: 'NotPublished' });
      expect(accounts('regnskap-500-bank.json', 500, '923609016').kind).to.equal('Unavailable');
    });
  }

  if (files.includes('error-400-validering.json')) {
    it('fit our reading: error-400-validering.json', () => {
      expect(badRequestBody.parse(read('error-400-validering.json')).valideringsfeil).to.have.length(1);
    });
  }

  if (files.includes('enhet-410-gone.json')) {
    it('fit our reading: enhet-410-gone.json', () => {
      expect(removedBody.parse(read('enhet-410-gone.json')).slettedato).to.equal('2024-03-09');
    });
  }
});
