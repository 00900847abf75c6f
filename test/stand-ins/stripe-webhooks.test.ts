import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { createStripe } from '../../src/domain/billing/stripe-client.ts';
import { arrange } from '../../stand-ins/stripe/deliveries/arrange.ts';
import { startStripeStandIn } from '../../stand-ins/stripe/server.ts';
import { openCheckout, subscribe, useStripeCompany, verified } from './stripe-company.ts';

describe('Webhooks of the Stripe stand-in', () => {
  const company = useStripeCompany();
  const control = () => company.standIn.control;

  it('arrive signed over their bytes, in order, with the version of the SDK', async () => {
    await subscribe(company);
    await control().settled();
    const made = control().events().slice(-company.received.length);
    expect(company.received.map((one) => verified(company.stripe, one).id)).to.deep.equal(made.map(({ id }) => id));
    const [first] = company.received;
    expect(() => verified(company.stripe, { body: `${first?.body} `, headers: first?.headers ?? {} })).to.throw(
      /signature/i,
    );
    expect(made.every((event) => event.pending_webhooks === 0)).to.equal(true);
  });

  it('come again until they are taken, and are given up after the last attempt', async () => {
    company.answers.status = 500;
    await openCheckout(company);
    await control().settled();
    expect(company.types()).to.deep.equal(Array.from({ length: 4 }, () => 'customer.created'));
    expect(control().deliveries().at(-1)).to.deep.include({ state: 'failed', attempts: [500, 500, 500, 500] });
    const missed = await company.stripe.events.list({ delivery_success: false });
    expect(missed.data.map(({ type }) => type)).to.deep.equal(['customer.created']);
    company.answers.status = 200;
    control().redeliver(missed.data[0]?.id ?? '');
    await control().settled();
    expect((await company.stripe.events.list({ delivery_success: false })).data).to.have.length(0);
  });

  it('are kept back, shuffled, doubled and lost as told', async () => {
    control().hold();
    await subscribe(company);
    await control().settled();
    expect(company.received).to.have.length(0);
    const held = control()
      .deliveries()
      .filter(({ state }) => state === 'held')
      .map(({ type }) => type);
    control().release({ order: 'shuffled', seed: 7, copies: 2, drop: ['invoice.paid'] });
    await control().settled();
    const wanted = held.filter((type) => type !== 'invoice.paid').flatMap((type) => [type, type]);
    expect(company.types()).to.have.members(wanted).and.have.length(wanted.length);
    expect(company.types()).not.to.deep.equal(wanted);
    expect(
      control()
        .deliveries()
        .filter(({ state }) => state === 'dropped'),
    ).to.have.length(1);
  });

  it('can be late', async () => {
    control().hold();
    await openCheckout(company);
    control().release({ delayMs: 30 });
    expect(company.received).to.have.length(0);
    await control().settled();
    expect(company.types()).to.deep.equal(['customer.created']);
  });

  it('can be forged, and then the signature does not fit', async () => {
    await openCheckout(company);
    await control().settled();
    company.received.length = 0;
    company.answers.status = 400;
    control().forge(control().events('customer.created').at(-1)?.id ?? '');
    await control().settled();
    const [forged] = company.received;
    if (!forged) throw new Error('Nothing arrived');
    expect(() => verified(company.stripe, forged)).to.throw(/signature/i);
    expect(control().deliveries().at(-1)).to.deep.include({ forged: true, state: 'failed', attempts: [400] });
    company.received.length = 0;
  });

  it('are controlled over HTTP with JSON, and not by a form a foreign page could send', async () => {
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(`${company.standIn.url}/_control/${path}`, { method: 'POST', headers: { 'content-type': type }, body });
    const before = control().now();
    expect((await post('advance', '{"seconds":3600}')).status).to.equal(200);
    expect(control().now() - before).to.be.at.least(3600);
    expect((await post('hold', '{}')).status).to.equal(200);
    await openCheckout(company);
    const report: unknown = await (await post('release', '{"copies":2}')).json();
    expect(report).to.have.property('deliveries').that.is.an('array');
    await control().settled();
    expect(company.types()).to.deep.equal(['customer.created', 'customer.created']);
    expect((await post('advance', 'seconds=1', 'text/plain')).status).to.equal(415);
    expect((await post('advance', '{"seconds":-1}')).status).to.equal(400);
    expect((await post('redeliver', '{"event":"evt_none"}')).status).to.equal(400);
    expect((await post('constructor', '{}')).status).to.equal(404);
    const list = await fetch(`${company.standIn.url}/_control/deliveries`);
    expect(list.status).to.equal(200);
  });

  it('go to this machine only', async () => {
    const abroad = startStripeStandIn({ port: 0, webhookUrl: 'http://example.com/hook', webhookSecret: 'whsec_x' });
    const refused = await abroad.then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(refused).to.match(/this machine only/);
    expect(() => control().deliverTo({ url: 'http://127.0.0.1.example.com/', secret: 'x' })).to.throw(
      /this machine only/,
    );
  });

  it('lose and add nothing when they are shuffled, whatever the seed', () => {
    const batch = fc.array(fc.uuid(), { maxLength: 20 });
    fc.assert(
      fc.property(batch, fc.nat(), fc.integer({ min: 1, max: 3 }), (ids, seed, copies) => {
        const items = ids.map((id) => ({ event: { id, type: 'invoice.paid' } }));
        const { sent } = arrange(items, { order: 'shuffled', seed, copies });
        expect(sent.map(({ event }) => event.id).sort()).to.deep.equal(
          ids.flatMap((id) => Array<string>(copies).fill(id)).sort(),
        );
      }),
    );
  });
});

describe('A Stripe stand-in that is started again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-stand-in-'));
  const stateFile = join(folder, 'stripe.json');
  after(() => rmSync(folder, { recursive: true }));

  it('still holds what was made before, in a file for its owner alone', async () => {
    const first = await startStripeStandIn({ port: 0, stateFile });
    const { secretKey } = first;
    const made = await createStripe({ secretKey, apiUrl: first.url, appVersion: 'test' }).customers.create({
      name: 'Varig AS',
    });
    first.control.advance(3600);
    const then = first.control.now();
    await first.close();
    const second = await startStripeStandIn({ port: 0, stateFile });
    const again = await createStripe({ secretKey, apiUrl: second.url, appVersion: 'test' }).customers.retrieve(made.id);
    expect(again).to.include({ name: 'Varig AS' });
    expect(second.control.now()).to.be.at.least(then);
    await second.close();
    expect(statSync(stateFile).mode & 0o077).to.equal(0);
    expect(readFileSync(stateFile, 'utf8')).to.include(made.id);
  });

  it('delivers what nobody took before', async () => {
    const arrived: string[] = [];
    const server = createServer((request, response) => {
      arrived.push(String(request.headers['stripe-signature']));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const webhookUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const file = join(folder, 'undelivered.json');
    const options = { port: 0, stateFile: file, webhookUrl, webhookSecret: 'whsec_x', retryDelaysMs: [] };
    const first = await startStripeStandIn(options);
    first.control.hold();
    const { secretKey } = first;
    await createStripe({ secretKey, apiUrl: first.url, appVersion: 'test' }).customers.create({ name: 'Ventende AS' });
    await first.close();
    expect(arrived).to.have.length(0);
    const second = await startStripeStandIn(options);
    await second.control.settled();
    expect(arrived).to.have.length(1);
    await second.close();
    server.close();
  });

  it('refuses to run in production', () => {
    const script = new URL('../../stand-ins/stripe/server.ts', import.meta.url).pathname;
    const env = { ...process.env, NODE_ENV: 'production' };
    const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    expect(status).to.equal(1);
    expect(stderr).to.equal('The Stripe stand-in cannot run with NODE_ENV=production\n');
  });
});
