import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { expect } from 'chai';

import { compareContracts } from '../../bin/register-contract/compare.ts';
import { contractQuestions } from '../../bin/register-contract/questions.ts';
import { shapeOf } from '../../bin/register-contract/shape.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';

/** The register has units of its own where the stand-in has invented ones. */
const realPath = (path: string): string => {
  const other = contractQuestions.find(
    (question) => question.standInPath !== undefined && path.endsWith(question.path),
  );
  return other?.standInPath === undefined ? path : path.replace(other.path, other.standInPath);
};

describe('Comparing the register with its stand-in', () => {
  let standIn: RegisterStandIn;
  let real: RegisterStandIn;
  let between: Server;
  let drifted: (path: string, body: Record<string, unknown>) => unknown;
  let address: string;

  before(async () => {
    [standIn, real] = await Promise.all([startRegisterStandIn({ port: 0 }), startRegisterStandIn({ port: 0 })]);
    // A register of which what is answered can be changed on its way.
    between = createServer((request, response) => {
      void (async () => {
        const answer = await fetch(`${real.url}${realPath(request.url ?? '')}`, {
          method: request.method ?? 'GET',
          headers: { accept: request.headers.accept ?? '' },
        });
        const type = answer.headers.get('content-type') ?? '';
        const text = await answer.text();
        const body =
          /json/.test(type) && text !== '' ? JSON.stringify(drifted(request.url ?? '', JSON.parse(text))) : text;
        const headers = Object.fromEntries(
          [...answer.headers].filter(([name]) => !/length|encoding|connection/.test(name)),
        );
        response.writeHead(answer.status, headers).end(body);
      })();
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const at = between.address();
    if (at === null || typeof at === 'string') throw new Error('listens at no port');
    address = `http://127.0.0.1:${at.port}`;
  });
  beforeEach(() => {
    drifted = (_, body) => body;
  });
  afterEach(() => real.faults.clear());
  after(async () => {
    between.close();
    await Promise.all([standIn.close(), real.close()]);
  });
  const compare = () => compareContracts(address, standIn.url, { pauseMs: 0 });
  const ofEquinor = (change: (body: Record<string, unknown>) => void) => {
    drifted = (path, body) => {
      if (body['organisasjonsnummer'] === '923609016' && path.endsWith('/enheter/923609016')) change(body);
      return body;
    };
  };

  it('finds nothing between two that are alike, and every path our client reads in both', async () => {
    expect(await compare()).to.deep.equal({ asked: contractQuestions.length, differences: [], unanswered: [] });
  });

  it('tells of a new field as news, which is no drift', async () => {
    ofEquinor((body) => Object.assign(body, { fargekode: ['blå'] }));
    const { differences } = await compare();
    expect(differences.map(({ kind, what }) => [kind, what])).to.deep.equal([
      ['news', 'fargekode (list) is new'],
      ['news', 'fargekode[] (string) is new'],
    ]);
  });

  it('tells of a field that is gone, or has become of another kind, as drift, and of no value', async () => {
    ofEquinor((body) => {
      delete body['registrertIMvaregisteret'];
      body['konkurs'] = 'NEI';
    });
    const { differences } = await compare();
    expect(differences).to.deep.equal([
      { kind: 'drift', about: 'a live main unit', what: 'registrertIMvaregisteret is not there' },
      { kind: 'drift', about: 'a live main unit', what: 'konkurs is string, and boolean at the stand-in' },
    ]);
  });

  it('calls no answer no answer, and neither the same nor drift', async () => {
    real.faults.set('search', { kind: 'unavailablePage' });
    const { differences, unanswered } = await compare();
    expect(differences).to.deep.equal([]);
    expect(unanswered.map(({ about, who, why }) => [about, who, why])).to.deep.include([
      'a search by name',
      'register',
      'status 503',
    ]);
  });

  it('is a script that ends with 0, 1 for drift and 2 for no answer', async () => {
    expect(await script()).to.deep.include({ code: 0 });
    ofEquinor((body) => delete body['konkurs']);
    const { code, text } = await script();
    expect(code).to.equal(1);
    expect(text).to.contain('drift: a live main unit: konkurs is not there').and.not.contain('EQUINOR');
    drifted = (_, body) => body;
    real.faults.set('changes', { kind: 'unavailablePage' });
    expect(await script()).to.deep.include({ code: 2 });
  }).timeout(60_000);

  const script = async (): Promise<{ code: unknown; text: string }> => {
    const run = spawn(process.execPath, ['bin/register-contract.ts'], {
      env: { ...process.env, REGISTER_CONTRACT_URL: address },
    });
    let text = '';
    run.stdout.on('data', (part: Buffer) => (text += part.toString()));
    const [code] = await once(run, 'exit');
    return { code, text };
  };

  it('reads shapes without values', () => {
    const shape = shapeOf({ navn: 'Kari', adresse: ['Storgata 1', null], side: { antall: 1 } });
    expect([...shape].map(([path, kinds]) => [path, [...kinds]])).to.deep.equal([
      ['navn', ['string']],
      ['adresse', ['list']],
      ['adresse[]', ['string', 'null']],
      ['side', ['object']],
      ['side.antall', ['number']],
    ]);
  });
});
