import { z } from 'zod';

import { isId } from '../../identifiers.ts';
import type { EndpointPayload } from './endpoints.ts';

/** What is read of an event: ids and words. Whatever else it holds, such as names and addresses, is never kept. */
export interface IncomingEvent {
  readonly id: string;
  /** Stripe's word for what happened, such as `invoice.paid`, the same for both kinds of payload. */
  readonly type: string;
  readonly createdAt: Date;
  /** Null for a thin event, which has no version: the object is fetched. */
  readonly apiVersion: string | null;
  readonly livemode: boolean;
  /** Type and id of the object: all that following it needs. */
  readonly objectType: string;
  readonly objectId: string | null;
  /** Null where the event does not say. */
  readonly customerId: string | null;
  /** The tenant that the object's metadata names. A word of Stripe's, which our own record may contradict. */
  readonly namedTenant: string | null;
  /** The app and environment that the object's metadata names, on an account that is shared. */
  readonly app: string | null;
  readonly environment: string | null;
}

/** A text that can be stored: PostgreSQL holds no NUL, and no half of a pair of UTF-16. */
const word = z.string().regex(/^[^\0\p{Cs}]*$/u);
const name = word.min(1).max(255);

const reference = z.union([word, z.looseObject({ id: word }).transform(({ id }) => id)]);

/** The last second of the year 9999. */
const LATEST = 253_402_300_799;

const metadata = z.record(z.string(), z.unknown()).nullish();

const snapshotShape = z.object({
  id: name,
  type: name,
  created: z.int().min(0).max(LATEST),
  api_version: word.nullish(),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({
      object: name,
      id: word.optional(),
      customer: reference.nullish(),
      metadata,
      parent: z.looseObject({ subscription_details: z.looseObject({ metadata }).nullish() }).nullish(),
    }),
  }),
});

const thinShape = z.object({
  id: name,
  object: z.literal('v2.core.event'),
  type: name.startsWith('v1.').transform((type) => type.slice('v1.'.length)),
  created: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  livemode: z.boolean(),
  /** The snapshot event that says the same: where both kinds are sent, they are one. */
  snapshot_event: name.nullish(),
  related_object: z.looseObject({ id: word, type: name }).nullish(),
});

/** @returns undefined for what is no event of this kind */
export function readEvent(payload: EndpointPayload, parsed: unknown): IncomingEvent | undefined {
  return payload === 'thin' ? readThin(parsed) : readSnapshot(parsed);
}

function readSnapshot(parsed: unknown): IncomingEvent | undefined {
  const { success, data: event } = snapshotShape.safeParse(parsed);
  if (!success) return undefined;
  const { object } = event.data;
  const said = { ...object.parent?.subscription_details?.metadata, ...object.metadata };
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000),
    apiVersion: event.api_version ?? null,
    livemode: event.livemode,
    objectType: object.object,
    objectId: object.id ?? null,
    customerId: (object.object === 'customer' ? object.id : object.customer) ?? null,
    namedTenant: tenantIn(said['tenant_id']),
    app: textIn(said['app']),
    environment: textIn(said['environment']),
  };
}

function readThin(parsed: unknown): IncomingEvent | undefined {
  const { success, data: event } = thinShape.safeParse(parsed);
  if (!success) return undefined;
  const { id = null, type = 'none' } = event.related_object ?? {};
  return {
    id: event.snapshot_event ?? event.id,
    type: event.type,
    createdAt: event.created,
    apiVersion: null,
    livemode: event.livemode,
    objectType: type,
    objectId: id,
    customerId: type === 'customer' ? id : null,
    namedTenant: null,
    app: null,
    environment: null,
  };
}

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const tenantIn = (value: unknown): string | null => (typeof value === 'string' && isId(value) ? value : null);
