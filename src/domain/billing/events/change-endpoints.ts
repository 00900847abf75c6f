import { record } from '../../audit/audit.ts';
import { Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { sealKey } from '../../keys/secret-keys.ts';
import { change, inPlatform, sql } from '../../tenancy.ts';
import type { SignedInUser } from '../../users/sessions.ts';
import { DEFAULT_ENDPOINT, endpointPayloads, nameOfEndpoint, placeOf, readEndpointsAgain } from './endpoints.ts';

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
  readEndpointsAgain();
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
