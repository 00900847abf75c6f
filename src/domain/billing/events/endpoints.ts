import { openKey } from '../../keys/secret-keys.ts';
import { outside } from '../../outside.ts';
import { platformRead } from '../../tenancy.ts';

/** What an endpoint at Stripe sends: the object as it was, or only which object. One route and one secret for each. */
export const endpointPayloads = ['snapshot', 'thin'] as const;
export type EndpointPayload = (typeof endpointPayloads)[number];

/** The endpoint at the address without a name. Its secrets can also stand in the environment (STRIPE_WEBHOOK_SECRET). */
export const DEFAULT_ENDPOINT = 'default';

/** What an endpoint can be called. */
export const nameOfEndpoint = /^[a-z0-9][a-z0-9-]{0,39}$/;

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

/** Has every endpoint read anew; for who has just changed one. */
export const readEndpointsAgain = (): void => readLately.clear();

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
