import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { askStripe, StripeUnavailable } from '../../../src/domain/billing/ask-stripe.ts';
import { closeOutgoingMail, openOutgoingMail, outgoingMail } from '../../../src/domain/mail/outgoing-mail.ts';
import { readHostsAgain } from '../../../src/domain/outbound/allowed-hosts.ts';
import { outboundMistakes } from '../../../src/domain/outbound/configured-hosts.ts';
import { HostNotInRegister, leaveFor, type Refusal } from '../../../src/domain/outbound/door.ts';
import { parties } from '../../../src/domain/outbound/parties.ts';
import { outboundRefusals } from '../../../src/domain/outbound/refusals.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { setUpSubProcessor } from '../../../src/domain/privacy/registers/set-up-sub-processor.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useCast } from '../../support/cast.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** The adapters: the only files that open a way out. Each asks at the door first. */
const adapters: readonly string[] = [
  'src/domain/billing/stripe-client.ts',
  'src/domain/mail/outgoing-mail.ts',
  'src/domain/register/attempt.ts',
  'src/domain/register/bulk-file.ts',
  'src/domain/register/neighbours/peppol/names.ts',
];

/** Not ways out, with their reasons. */
const others: Readonly<Record<string, string>> = {
  'src/web/server.ts': 'listens; opens nothing',
  'src/web/operator/redis-answers.ts': 'asks the Redis of one’s own queues whether it is there',
  'src/web/cookies/expire-cookies.ts': 'tells a name from a number of an address; opens nothing',
  'src/domain/users/sign-in-events.ts': 'tells the two kinds of network address apart; opens nothing',
  'src/domain/register/ask.ts': 'makes the agent that attempt.ts sends with',
  'src/domain/register/neighbours/peppol/ask-smp.ts':
    'tells addresses apart, and says which one attempt.ts connects to',
  'src/domain/register/neighbours/peppol/public-address.ts': 'tells addresses of the open internet from others',
  'src/domain/register/neighbours/peppol/smp-address.ts': 'reads records that names.ts has asked for',
};

const waysOut = new RegExp(
  [
    String.raw`\bfetch\(`,
    String.raw`\b(?:http|https|net|tls|dgram|http2)\.(?:request|get|connect|createConnection|createSocket)\(`,
    String.raw`from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns(?:\/promises)?|undici|nodemailer|ws)'`,
    String.raw`\bnew Stripe\(`,
    String.raw`\bWebSocket\(|\bEventSource\(|sendBeacon\(`,
  ].join('|'),
);

describe('The way out', () => {
  const cast = useCast();
  const refusals: Refusal[] = [];
  const open = (production: boolean, registerUrl = 'https://data.brreg.no/enhetsregisteret/api'): void =>
    openOutside(
      {
        production,
        dataDir: '.data/tests',
        secretKeys: [SECRET_KEY],
        publicUrl: 'http://127.0.0.1:9',
        registerUrl,
        stripe: { secretKey: 'sk_test_1', apiUrl: undefined, webhookSecrets: [] },
        legalEntity: defaultLegalEntity,
      },
      (refusal) => refusals.push(refusal),
    );

  beforeEach(async () => {
    refusals.length = 0;
    await asSuperuser(cast.database, async (client) => {
      await client.query(`delete from outbound_refusals`);
      await client.query(
        `update sub_processors set switched_on = true where code in ('stripe', 'register', 'peppol', 'accounts')`,
      );
    });
    readHostsAgain();
    open(true);
  });
  after(() => open(false));

  it('is opened in the adapters alone, and each of them asks at the door', () => {
    const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${file}`);
    const found = files.filter((file) => waysOut.test(readFileSync(path.join(root, file), 'utf8')));
    expect(found.filter((file) => !(file in others)).toSorted()).to.deep.equal([...adapters].toSorted());
    for (const file of adapters) expect(readFileSync(path.join(root, file), 'utf8')).to.match(/await leaveFor\(/);
  });

  it('sees a way out in each of the forms it can have', () => {
    for (const text of [
      `await fetch('https://x.example')`,
      `https.request(url)`,
      `net.connect(25)`,
      `import { request } from 'undici'`,
      `import nodemailer from 'nodemailer'`,
      `import { Resolver } from 'node:dns/promises'`,
      `new WebSocket('wss://x')`,
    ])
      expect(text).to.match(waysOut);
  });

  it('S8: a call to a host not in the register fails, is told and is kept for the operators', async () => {
    for (const party of parties)
      await leaveFor(party, 'API.elsewhere.example.').then(
        () => expect.fail('let out'),
        (error: unknown) => {
          expect(error).to.be.instanceOf(HostNotInRegister);
          expect(error).to.include({ host: 'api.elsewhere.example', failure: 'host-not-in-register' });
        },
      );
    expect(refusals.map(({ party, host }) => `${party} ${host}`)).to.deep.equal(
      parties.map((party) => `${party} api.elsewhere.example`),
    );
    expect((await outboundRefusals()).map(({ party, times }) => `${party} ${times}`).toSorted()).to.deep.equal(
      parties.map((party) => `${party} 1`).toSorted(),
    );
  });

  it('lets out to a host of a row in use, and to none of a row that is off, ended or not begun', async () => {
    await leaveFor('stripe', 'api.stripe.com');
    for (const condition of [
      `switched_on = false`,
      `switched_on = true, until = current_date - 1`,
      `until = null, since = current_date + 3`,
    ]) {
      await asSuperuser(cast.database, (client) =>
        client.query(`update sub_processors set ${condition} where code = 'stripe'`),
      );
      readHostsAgain();
      const refused = await leaveFor('stripe', 'api.stripe.com').catch((error: unknown) => error);
      expect(refused, condition).to.be.instanceOf(HostNotInRegister);
    }
    await asSuperuser(cast.database, (client) =>
      client.query(
        `update sub_processors set since = '2026-11-22', until = null, switched_on = true where code = 'stripe'`,
      ),
    );
  });

  it('lets an adapter out by its own rows and by those of nobody, never by another’s', async () => {
    const data = 'data.brreg.no';
    await leaveFor('register', data);
    await leaveFor('accounts', data);
    const off = async (code: string): Promise<void> => {
      await asSuperuser(cast.database, (client) =>
        client.query(`update sub_processors set switched_on = code <> $1 where code in ('register', 'accounts')`, [
          code,
        ]),
      );
      readHostsAgain();
    };
    for (const [one, other] of [
      ['register', 'accounts'],
      ['accounts', 'register'],
    ] as const) {
      await off(one);
      await leaveFor(other, data);
      const refused = await leaveFor(one, data).catch((error: unknown) => error);
      expect(refused, one).to.be.instanceOf(HostNotInRegister);
    }
    expect(await leaveFor('mail', 'api.stripe.com').catch((error: unknown) => error)).to.be.instanceOf(
      HostNotInRegister,
    );
  });

  it('lets out to a host that a host of the adapter’s own row names, when the row says that it names others', async () => {
    const zone = 'participant.sml.prod.tech.peppol.org';
    await leaveFor('peppol', 'smp.example', zone);
    for (const [party, namedBy] of [
      ['peppol', undefined],
      ['peppol', 'names.example'],
      ['peppol', 'data.brreg.no'],
      ['accounts', 'data.brreg.no'],
      ['register', zone],
    ] as const) {
      const refused = await leaveFor(party, 'smp.example', namedBy).catch((error: unknown) => error);
      expect(refused, `${party} ${namedBy}`).to.be.instanceOf(HostNotInRegister);
    }
  });

  it('lets the machine itself through for stand-ins, but not in production', async () => {
    const refused = await leaveFor('mail', '127.0.0.1').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(HostNotInRegister);
    open(false);
    await leaveFor('mail', '127.0.0.1');
    await leaveFor('register', '[::1]');
  });

  it('stops every party at its own adapter, before anything is sent', async () => {
    await asSuperuser(cast.database, (client) =>
      client.query(
        `update sub_processors set switched_on = false where code in ('stripe', 'register', 'peppol', 'accounts')`,
      ),
    );
    readHostsAgain();
    const stripe = await askStripe((client) => client.customers.list()).catch((error: unknown) => error);
    expect(stripe).to.be.instanceOf(StripeUnavailable);
    expect(stripe).to.have.property('failure', 'host-not-in-register');
    expect(await outside().register.lookUp('923609016', { interactive: true })).to.include({
      kind: 'Unavailable',
      reason: 'notAllowed',
    });
    for (const asked of [outside().register.accounts('923609016'), outside().peppol.receives('923609016')])
      expect(await asked).to.include({ kind: 'Unavailable', reason: 'notAllowed' });
    openOutgoingMail({
      smtpUrl: 'smtp://smtp.elsewhere.example',
      from: 'info@onnet.tech',
      write: () => ({ subject: '', text: '', html: '' }),
    });
    const mail = await outgoingMail()
      .send?.({ to: 'kari@firma.example', language: 'nb', messageId: '<1@x>', subject: 's', text: 't', html: 'h' })
      .catch((error: unknown) => error);
    closeOutgoingMail();
    expect(mail).to.be.instanceOf(HostNotInRegister);
    expect(new Set(refusals.map(({ party }) => party))).to.deep.equal(new Set(parties));
    expect(JSON.stringify(refusals)).not.to.include('kari@');
  }).timeout(10_000);

  it('lists every configured host that the register does not have, each with its variable', async () => {
    const good = {
      production: true,
      registerUrl: 'https://data.brreg.no/enhetsregisteret/api',
      smtpUrl: undefined,
      stripe: { secretKey: 'sk_live_1', apiUrl: undefined },
    };
    expect(await outboundMistakes(good)).to.deep.equal([
      'the register of sub-processors names nobody who runs the machines: fill in its row (npm run sub-processor -- hosting --name … --country … --agreement …)',
    ]);
    expect(await outboundMistakes({ ...good, production: false })).to.deep.equal([]);
    await setUpSubProcessor('hosting', {
      name: 'Nordskyen AS',
      agreementReference: 'https://nordskyen.example/dpa',
    });
    expect(await outboundMistakes(good)).to.deep.equal([]);
    const mistakes = await outboundMistakes({
      ...good,
      registerUrl: 'https://register.example/api',
      smtpUrl: 'smtps://user:secret@smtp.example:465',
      stripe: { secretKey: 'sk_live_1', apiUrl: 'https://stripe.example' },
    });
    expect(mistakes.map((mistake) => mistake.replace(/, which.*/, ''))).to.deep.equal([
      'REGISTER_URL names register.example',
      'SMTP_URL names smtp.example',
      'STRIPE_API_URL names stripe.example',
    ]);
    expect(mistakes.join()).not.to.include('secret');
    const local = {
      ...good,
      production: false,
      registerUrl: 'http://127.0.0.1:1',
      smtpUrl: 'smtp://localhost:25',
      peppolStandIn: '127.0.0.1:53',
    };
    expect(await outboundMistakes(local)).to.deep.equal([]);
    await asSuperuser(cast.database, (client) =>
      client.query(`update sub_processors set code = 'other-' || code where code in ('mail', 'peppol')`),
    );
    readHostsAgain();
    expect(await outboundMistakes(local)).to.deep.equal([
      'PEPPOL_STAND_IN names a stand-in for peppol, which has no row in the register of sub-processors',
      'SMTP_URL names a stand-in for mail, which has no row in the register of sub-processors',
    ]);
    await asSuperuser(cast.database, (client) =>
      client.query(`update sub_processors set code = replace(code, 'other-', '') where code like 'other-%'`),
    );
  });
});
