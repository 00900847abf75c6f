import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Stripe } from 'stripe';
import { createStripe } from '../../src/domain/billing/stripe-client.ts';
import { startStripeStandIn, type StripeStandIn, type StripeStandInOptions } from '../../stand-ins/stripe/server.ts';

export const webhookSecret = 'whsec_testSecret';

export interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

/** The company's side of the wire: its Stripe client, its webhook endpoint and its customer's browser. */
export interface StripeCompany {
  standIn: StripeStandIn;
  stripe: Stripe;
  /** What the webhook endpoint got, in order of arrival. */
  received: Received[];
  /** The event types that came with a right signature, in order of arrival. */
  types(): string[];
  /** What the endpoint answers; 200 unless a test says otherwise. */
  answers: { status: number };
}

/** Starts a stand-in with a webhook endpoint before the suite and closes both after it. */
export function useStripeCompany(options: Partial<StripeStandInOptions> = {}): StripeCompany {
  const received: Received[] = [];
  const answers = { status: 200 };
  let running: Pick<StripeCompany, 'standIn' | 'stripe'> | undefined;
  const started = (): Pick<StripeCompany, 'standIn' | 'stripe'> => {
    if (!running) throw new Error('The stand-in is used before the suite has started it');
    return running;
  };
  const company: StripeCompany = {
    get standIn() {
      return started().standIn;
    },
    get stripe() {
      return started().stripe;
    },
    received,
    answers,
    types: () => received.map((one) => verified(started().stripe, one).type),
  };
  const endpoint = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ body: Buffer.concat(chunks).toString('utf8'), headers: request.headers });
      response.writeHead(answers.status).end();
    });
  });

  before(async () => {
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    const address = endpoint.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const standIn = await startStripeStandIn({
      port: 0,
      webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
      webhookSecret,
      retryDelaysMs: [5, 5, 5],
      ...options,
    });
    const { secretKey, url } = standIn;
    running = { standIn, stripe: createStripe({ secretKey, apiUrl: url, appVersion: 'test' }) };
  });

  afterEach(async () => {
    answers.status = 200;
    company.standIn.control.release();
    await company.standIn.control.settled();
    received.length = 0;
  });

  after(async () => {
    await company.standIn.close();
    await new Promise<void>((resolve) => {
      endpoint.close(() => resolve());
      endpoint.closeAllConnections();
    });
  });

  return company;
}

/** @throws when the signature does not fit the bytes */
export function verified(stripe: Stripe, { body, headers }: Received): Stripe.Event {
  return stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), webhookSecret);
}

/** A hosted page, or where it led. */
export interface Page {
  status: number;
  location: string | null;
  html: string;
}

/** Visits a page or sends its form the way a browser without JavaScript does; redirects are shown, not followed. */
export async function visit(url: string, form?: Record<string, string>, language = 'nb'): Promise<Page> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'accept-language': language },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

/** A customer with an open checkout for a plan, as the product makes it. */
export async function openCheckout(
  { stripe }: StripeCompany,
  params: Partial<Stripe.Checkout.SessionCreateParams> & { lookupKey?: string; seats?: number } = {},
): Promise<{ customer: Stripe.Customer; session: Stripe.Checkout.Session; price: Stripe.Price }> {
  const { lookupKey = 'team_month', seats = 3, ...own } = params;
  const customer = await stripe.customers.create({
    name: 'Nordlys Frisør AS',
    email: 'post@example.no',
    address: { line1: 'Storgata 1', postal_code: '9008', city: 'Tromsø', country: 'NO' },
    metadata: { tenant_id: 't1' },
  });
  const [price] = (await stripe.prices.list({ lookup_keys: [lookupKey] })).data;
  if (!price) throw new Error(`There is no price ${lookupKey}`);
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    client_reference_id: 't1',
    line_items: [{ price: price.id, quantity: seats }],
    automatic_tax: { enabled: true },
    subscription_data: { metadata: { tenant_id: 't1' } },
    success_url: 'http://127.0.0.1:9/back?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/cancelled',
    ...own,
  });
  return { customer, session, price };
}

/** A customer who has paid for a plan at the hosted page. */
export async function subscribe(
  company: StripeCompany,
  params: Parameters<typeof openCheckout>[1] & { card?: string } = {},
): Promise<{ customer: Stripe.Customer; price: Stripe.Price; subscription: Stripe.Subscription }> {
  const { card = '4242', ...own } = params;
  const { customer, price, session } = await openCheckout(company, own);
  await visit(`${session.url}/pay`, { card });
  const [subscription] = (await company.stripe.subscriptions.list({ customer: customer.id })).data;
  if (!subscription) throw new Error('The checkout did not end in a subscription');
  return { customer, price, subscription };
}

/** What a refused request was refused with. */
export async function refusal(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`Expected Stripe to refuse, got ${String(outcome)}`);
}

/** The id of what Stripe gives as an id or, where it was expanded, whole. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  if (!reference) throw new Error('There is no reference');
  return typeof reference === 'string' ? reference : reference.id;
}
