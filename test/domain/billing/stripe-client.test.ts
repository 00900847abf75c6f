import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect } from 'chai';
import { Stripe } from 'stripe';
import { createStripe } from '../../../src/domain/billing/stripe-client.ts';

describe('The Stripe client', () => {
  const seen: { headers: IncomingHttpHeaders; url: string | undefined }[] = [];
  const failures = { left: 0 };
  const server = createServer((request, response) => {
    seen.push({ headers: request.headers, url: request.url });
    const status = failures.left > 0 ? 503 : 200;
    failures.left -= 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"cus_1","object":"customer"}');
  });
  let apiUrl = '';

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    apiUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  beforeEach(() => {
    seen.length = 0;
    failures.left = 0;
  });
  after(() => server.close());

  const client = () => createStripe({ secretKey: 'sk_test_x', apiUrl, appVersion: '1.2.3' });

  it('speaks the version its types describe and says who is calling, without telemetry', async () => {
    await client().customers.retrieve('cus_1');
    await client().customers.retrieve('cus_1');
    const [first] = seen;
    expect(first?.headers).to.include({ authorization: 'Bearer sk_test_x', 'stripe-version': Stripe.API_VERSION });
    expect(first?.headers['user-agent']).to.include('OnNet CRM/1.2.3');
    expect(seen.some(({ headers }) => 'x-stripe-client-telemetry' in headers)).to.equal(false);
  });

  it('repeats a request that met a fault, under the same idempotency key', async () => {
    failures.left = 1;
    await client().customers.create({ name: 'x' }, { idempotencyKey: 'cust:t1' });
    expect(seen.map(({ headers }) => headers['idempotency-key'])).to.deep.equal(['cust:t1', 'cust:t1']);
  });

  it('goes to Stripe itself when no address is given, and refuses one that is not an origin', () => {
    expect(createStripe({ secretKey: 'sk_test_x', appVersion: '1' })).to.be.instanceOf(Stripe);
    for (const wrong of ['ftp://127.0.0.1', 'http://127.0.0.1/v1', 'http://127.0.0.1?x', 'nowhere']) {
      expect(() => createStripe({ secretKey: 'sk_test_x', apiUrl: wrong, appVersion: '1' }), wrong).to.throw(TypeError);
    }
  });
});
