import { expect } from 'chai';

import { loadConfig } from '../../../../src/config.ts';
import { readHostsAgain } from '../../../../src/domain/outbound/allowed-hosts.ts';
import { openOutside, outside } from '../../../../src/domain/outside.ts';
import { askSmp } from '../../../../src/domain/register/neighbours/peppol/ask-smp.ts';
import { PeppolNames } from '../../../../src/domain/register/neighbours/peppol/names.ts';
import type { EInvoiceOutcome } from '../../../../src/domain/register/neighbours/peppol/outcomes.ts';
import { billingInvoice, participantHost } from '../../../../src/domain/register/neighbours/peppol/participant.ts';
import { SMP_HOST, type NamesFault } from '../../../../stand-ins/peppol/names.ts';
import { orderDocument } from '../../../../stand-ins/peppol/participants.ts';
import { startPeppolStandIn, type PeppolStandIn, type SmpFault } from '../../../../stand-ins/peppol/server.ts';
import { useCast } from '../../../support/cast.ts';
import { SECRET_KEY } from '../../../support/secret-key.ts';
import { asSuperuser } from '../../../support/superuser.ts';

const equinor = '923609016';
const path = `/iso6523-actorid-upis%3A%3A0192%3A${equinor}`;

describe('Whether somebody receives e-invoices, by the Peppol network', () => {
  const cast = useCast();
  let network: PeppolStandIn;
  const settle = (columns: string): Promise<unknown> =>
    asSuperuser(cast.database, (client) => client.query(`update sub_processors set ${columns} where code = 'peppol'`));

  beforeEach(async () => {
    network = await startPeppolStandIn({ port: 0 });
    network.participants.set({ number: equinor, documents: [orderDocument, billingInvoice] });
    openOutside(
      loadConfig({
        NODE_ENV: 'test',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SECRET_KEY,
        REGISTER_URL: 'http://127.0.0.1:9',
        PEPPOL_STAND_IN: network.address,
      }),
    );
    readHostsAgain();
  });
  afterEach(async () => {
    await network.close();
    await settle('switched_on = true, names_others = true');
    readHostsAgain();
  });

  const ask = (number = equinor): Promise<EInvoiceOutcome> => outside().peppol.receives(number);
  const at = (smp: string): void => network.participants.set({ number: equinor, documents: [billingInvoice], smp });
  const smpPort = (): string => `http://${SMP_HOST}:${network.port}`;

  it('asks the names by the hash of the number, and the SMP that they say, and nobody else', async () => {
    expect(await ask('NO 923 609 016 MVA')).to.deep.equal({ kind: 'Receives' });
    // The hash is worked out elsewhere (SHA-256 of 0192:923609016, base32).
    const name =
      'xqk4t3fmtezduy5bovjmtnaq45n7e4tibyhwfpgot75bsp7uyg2a.iso6523-actorid-upis.participant.sml.prod.tech.peppol.org';
    expect(participantHost(equinor)).to.equal(name);
    expect(network.names.asked.toSorted()).to.deep.equal([`A ${SMP_HOST}`, `AAAA ${SMP_HOST}`, `NAPTR ${name}`]);
    expect(network.requests).to.deep.equal([`${SMP_HOST}:${network.port}${path}`]);
  });

  it('compares the document whole', async () => {
    for (const document of [
      orderDocument,
      billingInvoice.replace('::2.1', '::2.0'),
      `${billingInvoice}.1`,
      billingInvoice.replace('Invoice-2::Invoice', 'CreditNote-2::CreditNote'),
      billingInvoice.replace('busdox-docid-qns', 'peppol-doctype-wildcard'),
      billingInvoice.toUpperCase(),
    ]) {
      network.participants.set({ number: equinor, documents: [document] });
      expect(await ask(), document).to.deep.equal({ kind: 'OtherDocuments' });
    }
    network.participants.set({ number: equinor, documents: [] });
    expect(await ask()).to.deep.equal({ kind: 'OtherDocuments' });
  });

  it('is no only when the names have no such name while their zone is there', async () => {
    expect(await ask('999999999')).to.deep.equal({ kind: 'NotRegistered' });
    expect(network.requests).to.deep.equal([]);
  });

  it('asks nobody about a number that cannot be one', async () => {
    for (const wrong of ['923609017', '', 'Equinor', '0192:923609016'])
      expect((await ask(wrong)).kind, wrong).to.equal('BadRequest');
    expect(network.names.asked).to.deep.equal([]);
  });

  const nameFaults = {
    serverFailure: 'names',
    refused: 'names',
    silence: 'timeout',
    zoneGone: 'names',
    noRecords: 'names',
    otherService: 'badAnswer',
  } as const satisfies Record<NamesFault, string>;
  const faulty = ['serverFailure', 'refused', 'silence', 'zoneGone', 'noRecords', 'otherService'] as const;
  for (const fault of faulty)
    it(`is not known when the names have this fault: ${fault}`, async () => {
      network.names.fault = fault;
      expect(await ask()).to.include({ kind: 'Unavailable', reason: nameFaults[fault] });
      // Of somebody who is not there, too: a name server that fails has not said no.
      if (['serverFailure', 'refused', 'zoneGone'].includes(fault))
        expect(await ask('999999999')).to.include({ kind: 'Unavailable', reason: nameFaults[fault] });
      expect(network.requests).to.deep.equal([]);
    }).timeout(10_000);

  const xml = (inside: string): string =>
    `<ServiceGroup><ParticipantIdentifier scheme="iso6523-actorid-upis">0192:${equinor}</ParticipantIdentifier>${inside}</ServiceGroup>`;
  const smpFaults: readonly [string, SmpFault, string][] = [
    ['knows nobody by that number', { kind: 'status', status: 404 }, 'badAnswer'],
    ['has had enough', { kind: 'status', status: 429 }, 'rateLimited'],
    ['fails', { kind: 'status', status: 503 }, 'serverError'],
    ['wants a password', { kind: 'status', status: 401 }, 'badAnswer'],
    ['breaks off', { kind: 'reset' }, 'network'],
    ['takes its time', { kind: 'latency', ms: 8_000 }, 'timeout'],
    ['answers without end', { kind: 'body', body: xml(' '.repeat(600_000)) }, 'badAnswer'],
    ['answers with a page', { kind: 'body', body: '<html><p>Welcome<br></p></html>' }, 'badAnswer'],
    ['declares a type', { kind: 'body', body: `<!DOCTYPE ServiceGroup>${xml('')}` }, 'badAnswer'],
    ['uses an entity', { kind: 'body', body: xml('<x>&lol9;</x>') }, 'badAnswer'],
    [
      'lists what cannot be read',
      { kind: 'body', body: xml('<ServiceMetadataReference href="https://x.example/?document=7"/>') },
      'badAnswer',
    ],
    ['answers about another', { kind: 'body', body: xml('').replace(equinor, '999999999') }, 'badAnswer'],
    [
      'sends on to another host',
      { kind: 'redirect', location: 'http://169.254.169.254/latest/meta-data/' },
      'redirect',
    ],
    ['sends on to a file', { kind: 'redirect', location: `file://${SMP_HOST}/etc/passwd` }, 'forbiddenAddress'],
    ['sends on in a ring', { kind: 'redirect', location: '/again' }, 'redirect'],
  ];
  for (const [what, fault, reason] of smpFaults)
    it(`is not known when the SMP ${what}`, async () => {
      network.misbehave(fault);
      expect(await ask()).to.include({ kind: 'Unavailable', reason });
    }).timeout(10_000);

  it('follows a way on within the host', async () => {
    network.misbehave({ kind: 'redirect', location: path, times: 1 });
    expect(await ask()).to.deep.equal({ kind: 'Receives' });
    expect(network.requests).to.have.length(2);
  });

  it('never goes to an address that is not of the open internet, nor to a host that has one among others', async () => {
    for (const addresses of [
      ['10.0.0.1'],
      ['169.254.169.254'],
      ['192.168.1.1'],
      ['0.0.0.0'],
      ['0:0:0:0:0:0:0:1'],
      ['0:0:0:0:0:ffff:7f00:1'],
      ['fd00:ec2:0:0:0:0:0:254'],
      ['127.0.0.1', '10.0.0.1'],
      ['8.8.8.8', '169.254.169.254'],
      ['8.8.8.8', '0:0:0:0:0:0:0:1'],
    ]) {
      network.names.addresses.set('rebound.example', addresses);
      at('http://rebound.example');
      expect(await ask(), addresses.join()).to.include({ kind: 'Unavailable', reason: 'forbiddenAddress' });
    }
    expect(network.requests).to.deep.equal([]);
  });

  it('never goes to an address the names give bare, by other ways than http, or with a password', async () => {
    for (const [smp, reason] of [
      ['http://127.0.0.1:{port}', 'forbiddenAddress'],
      ['http://2130706433:{port}', 'forbiddenAddress'],
      ['http://0x7f.1:{port}', 'forbiddenAddress'],
      ['http://[::1]:{port}', 'forbiddenAddress'],
      ['http://[::ffff:127.0.0.1]:{port}', 'forbiddenAddress'],
      // Of these the next record is read instead, whose host is not there.
      [`ftp://${SMP_HOST}:{port}`, 'names'],
      ['file:///etc/passwd', 'names'],
      [`http://user:secret@${SMP_HOST}:{port}`, 'names'],
      ['http://localhost:{port}', 'names'],
    ] as const) {
      at(smp.replace('{port}', String(network.port)));
      expect(await ask(), smp).to.include({ kind: 'Unavailable', reason });
    }
    expect(network.requests).to.deep.equal([]);
  });

  it('in production goes neither to this machine nor to another port, whatever the names say', async () => {
    const strict = (smp: string) =>
      askSmp(new URL(smp), equinor, {
        names: new PeppolNames(network.address),
        userAgent: 'OnNetCRM/test',
        signal: new AbortController().signal,
        thisMachine: false,
      });
    expect(await strict(`http://${SMP_HOST}`)).to.include({ kind: 'Unavailable', reason: 'forbiddenAddress' });
    const asked = network.names.asked.length;
    expect(await strict(smpPort())).to.include({ kind: 'Unavailable', reason: 'forbiddenAddress' });
    expect(network.names.asked.length, 'not even the names').to.equal(asked);
    expect(network.requests).to.deep.equal([]);
  });

  it('connects to the address that was looked at, though the names say another a moment later', async () => {
    network.names.onAnswered = (host) => network.names.addresses.set(host, ['10.0.0.1']);
    expect(await ask()).to.deep.equal({ kind: 'Receives' });
    expect(network.names.asked.filter((question) => question === `A ${SMP_HOST}`)).to.have.length(1);
  });

  it('asks nobody while its row is not in use, and no SMP while the row names no others', async () => {
    await settle('names_others = false');
    readHostsAgain();
    expect(await ask()).to.include({ kind: 'Unavailable', reason: 'notAllowed' });
    expect(network.requests).to.deep.equal([]);
    await settle('switched_on = false');
    readHostsAgain();
    const asked = network.names.asked.length;
    expect(await ask()).to.include({ kind: 'Unavailable', reason: 'notAllowed' });
    expect(network.names.asked.length).to.equal(asked);
  });
});
