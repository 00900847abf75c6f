import { record } from '../../audit/audit.ts';
import { Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { openKey, sealKey } from '../../keys/secret-keys.ts';
import { outside } from '../../outside.ts';
import { change, inPlatform, platformRead, sql } from '../../tenancy.ts';
import type { SignedInUser } from '../../users/sessions.ts';

/** What an endpoint at Stripe sends: the object as it was, or only which object. One route and one secret for each. */
export const endpointPayloads = ['snapshot', 'thin'] as const;
export type EndpointPayload = (typeof endpointPayloads)[number];

/** The endpoint at the address without a name. Its secrets can also stand in the environment (STRIPE_WEBHOOK_SECRET). */
export const DEFAULT_ENDPOINT = 'default';

const nameOfEndpoint = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** An endpoint as the webhook needs it. */
export interface OpenEndpoint {
  readonly key: string;
  readonly payload: EndpointPayload;
  /** The version its events must be of; null for the one this program is built for. */
  readonly apiVersion: string | null;
  /** Every secret that is accepted just now: several while one replaces another. */
  readonly secrets: readonly string[];
}

interface EndpointRow {
  readonly key: string;
  readonly payload: EndpointPayload;
  readonly apiVersion: string | null;
  readonly sealed: readonly { readonly id: string; readonly sealed: string }[];
}

/** How long what was read of an endpoint counts: in a storm it is read once and not for each event. */
const COUNTS_MS = 1_000;

const readLately = new Map<string, { readonly until: number; readonly endpoint: Promise<OpenEndpoint | undefined> }>();

/**
 * The endpoint of this name, with its secrets opened; undefined when there is none or it is closed. What an operator changes counts
 * here at once, and in another process within a second.
 */
export async function openEndpoint(key: string): Promise<OpenEndpoint | undefined> {
  // Anybody may write any address: what no endpoint can be called is not looked for.
  if (!nameOfEndpoint.test(key)) return undefined;
  const found = await lately(key);
  if (!found || key !== DEFAULT_ENDPOINT) return found;
  return { ...found, secrets: [...outside().stripeWebhookSecrets, ...found.secrets] };
}

function lately(key: string): Promise<OpenEndpoint | undefined> {
  const read = readLately.get(key);
  if (read && performance.now() < read.until) return read.endpoint;
  const endpoint = readEndpoint(key);
  readLately.set(key, { until: performance.now() + COUNTS_MS, endpoint });
  // Neither a failure nor a name that anybody may make up is kept.
  endpoint.then(
    (found) => found === undefined && readLately.delete(key),
    () => readLately.delete(key),
  );
  return endpoint;
}

async function readEndpoint(key: string): Promise<OpenEndpoint | undefined> {
  const [row] = await platformRead<EndpointRow>(
    `select e.key, e.payload, e.api_version as "apiVersion",
            coalesce((select json_agg(json_build_object('id', s.id, 'sealed', encode(s.sealed, 'base64')))
                        from stripe_endpoint_secrets s where s.endpoint = e.key and s.retired_at is null), '[]') as sealed
       from stripe_endpoints e where e.key = $1 and e.closed_at is null`,
    [key],
  );
  if (!row) return undefined;
  const { sealed, ...endpoint } = row;
  const opened = sealed.map((one) => openKey(placeOf(one.id), Buffer.from(one.sealed, 'base64')).toString('utf8'));
  return { ...endpoint, secrets: opened };
}

/** Where a secret belongs: it opens nowhere else. */
export const placeOf = (id: string): string => `stripe-endpoint-secret/${id}`;

/** Counts what an endpoint refused, for the operators. By itself, in no transaction, and many at once. */
export async function countRefused(key: string, times: number): Promise<void> {
  await platformRead(`update stripe_endpoints set refused = refused + $2, refused_at = now() where key = $1`, [
    key,
    times,
  ]);
}

/** A secret as operators see it. */
export interface SecretRow {
  readonly id: string;
  /** Its last four characters, to tell it from another. */
  readonly ending: string;
  readonly addedAt: Date;
}

/** An endpoint as operators see it. */
export interface EndpointSummary {
  readonly key: string;
  readonly payload: EndpointPayload;
  readonly apiVersion: string | null;
  readonly secrets: readonly SecretRow[];
  /** How many more secrets of it stand in the environment. */
  readonly fromEnvironment: number;
  /** Posts that no accepted secret had signed, since it was set up. */
  readonly refused: number;
  readonly refusedAt: Date | null;
  /** When its newest event came, of those that are still kept. */
  readonly newestAt: Date | null;
}

/** Every endpoint that is open, in the order of their names. */
export async function stripeEndpoints(): Promise<EndpointSummary[]> {
  const [endpoints, secrets] = await Promise.all([
    platformRead<Omit<EndpointSummary, 'secrets' | 'fromEnvironment'>>(
      `select key, payload, api_version as "apiVersion", refused, refused_at as "refusedAt",
              (select max(e.received_at) from stripe_events e where e.endpoint = stripe_endpoints.key) as "newestAt"
         from stripe_endpoints where closed_at is null order by key`,
    ),
    platformRead<SecretRow & { readonly endpoint: string }>(
      `select id, endpoint, ending, added_at as "addedAt" from stripe_endpoint_secrets
        where retired_at is null order by added_at, id`,
    ),
  ]);
  return endpoints.map((endpoint) => ({
    ...endpoint,
    secrets: secrets.filter((secret) => secret.endpoint === endpoint.key),
    fromEnvironment: endpoint.key === DEFAULT_ENDPOINT ? outside().stripeWebhookSecrets.length : 0,
  }));
}

type Operator = Pick<SignedInUser, 'id' | 'operator'>;

/** An endpoint as typed. */
export interface EndpointForm {
  readonly key: string;
  readonly payload: string;
  readonly apiVersion: string;
  readonly secret: string;
}

/**
 * An operator opens an endpoint, which exists at Stripe already, with its first secret.
 * @throws NotAllowed; Invalid on `key`, `payload`, `apiVersion` and `secret`
 */
export async function openNewEndpoint(operator: Operator, form: EndpointForm): Promise<void> {
  demandOperator(operator);
  const key = form.key.trim();
  const payload = endpointPayloads.find((one) => one === form.payload);
  const apiVersion = form.apiVersion.trim();
  const secret = form.secret.trim();
  const problems = {
    ...(nameOfEndpoint.test(key) ? {} : { key: 'stripeEvents.endpoint.key.bad' }),
    ...(payload ? {} : { payload: 'stripeEvents.endpoint.payload.bad' }),
    ...(apiVersion === '' || (payload !== 'thin' && /^\d{4}-\d\d-\d\d(\.[a-z]+)?$/.test(apiVersion))
      ? {}
      : { apiVersion: 'stripeEvents.endpoint.version.bad' }),
    ...secretProblem(secret),
  };
  if (!payload || Object.keys(problems).length > 0) throw new Invalid(problems);
  await changing(async () => {
    const opened = await change(
      `insert into stripe_endpoints (key, payload, api_version) values ($1, $2, $3)
       on conflict (key) do update set payload = $2, api_version = $3, closed_at = null, refused = 0, refused_at = null
        where stripe_endpoints.closed_at is not null`,
      [key, payload, apiVersion === '' ? null : apiVersion],
    );
    if (opened === 0) throw new Invalid({ key: 'stripeEvents.endpoint.key.taken' });
    await insertSecret(key, secret);
    await record({ kind: 'operator', id: operator.id }, 'stripe-endpoint.opened', { kind: 'stripe-endpoint' }, { key });
  });
}

/**
 * An operator adds a secret, as while one replaces another: both are accepted from now on.
 * @throws NotAllowed; NotFound; Invalid on `secret`
 */
export async function addSecret(operator: Operator, key: string, typed: string): Promise<void> {
  demandOperator(operator);
  const secret = typed.trim();
  const problems = secretProblem(secret);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await changing(async () => {
    await lockedOpen(key);
    await insertSecret(key, secret);
    await record(
      { kind: 'operator', id: operator.id },
      'stripe-endpoint.secret-added',
      { kind: 'stripe-endpoint' },
      { key },
    );
  });
}

/**
 * An operator takes a secret back: what it signed is refused from now on. An endpoint without any refuses everything.
 * @throws NotAllowed; NotFound when it is not there, or is taken back already
 */
export async function retireSecret(operator: Operator, key: string, id: string): Promise<void> {
  demandOperator(operator);
  if (!isId(id)) throw new NotFound('secret');
  await changing(async () => {
    // The sealed secret goes too: a secret nobody accepts is kept by nobody.
    const retired = await change(
      `update stripe_endpoint_secrets set retired_at = now(), sealed = ''
        where id = $1 and endpoint = $2 and retired_at is null`,
      [id, key],
    );
    if (retired === 0) throw new NotFound('secret');
    await record(
      { kind: 'operator', id: operator.id },
      'stripe-endpoint.secret-retired',
      { kind: 'stripe-endpoint' },
      { key },
    );
  });
}

/**
 * An operator closes an endpoint: nothing is taken there any more. The one without a name stays.
 * @throws NotAllowed; NotFound
 */
export async function closeEndpoint(operator: Operator, key: string): Promise<void> {
  demandOperator(operator);
  if (key === DEFAULT_ENDPOINT) throw new NotFound('endpoint');
  await changing(async () => {
    await lockedOpen(key);
    await change(`update stripe_endpoints set closed_at = now() where key = $1`, [key]);
    await change(
      `update stripe_endpoint_secrets set retired_at = now(), sealed = '' where endpoint = $1 and retired_at is null`,
      [key],
    );
    await record({ kind: 'operator', id: operator.id }, 'stripe-endpoint.closed', { kind: 'stripe-endpoint' }, { key });
  });
}

/** Changes endpoints; whoever asks for one after this has returned reads it anew. */
async function changing(work: () => Promise<void>): Promise<void> {
  await inPlatform(work);
  readLately.clear();
}

function demandOperator({ operator }: Operator): void {
  if (!operator) throw new NotAllowed('operator');
}

const secretProblem = (secret: string): { secret?: string } =>
  /^whsec_\w{16,200}$/.test(secret) ? {} : { secret: 'stripeEvents.endpoint.secret.bad' };

async function lockedOpen(key: string): Promise<void> {
  const [row] = await sql(`select 1 from stripe_endpoints where key = $1 and closed_at is null for update`, [key]);
  if (!row) throw new NotFound('endpoint');
}

async function insertSecret(key: string, secret: string): Promise<void> {
  const id = newId();
  await change(`insert into stripe_endpoint_secrets (id, endpoint, sealed, ending) values ($1, $2, $3, $4)`, [
    id,
    key,
    sealKey(placeOf(id), Buffer.from(secret, 'utf8')),
    secret.slice(-4),
  ]);
}
