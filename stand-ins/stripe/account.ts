import { isDeepStrictEqual } from 'node:util';

import { stripeLibrary } from '../../src/domain/heavy-packages.ts';
import { newId } from './ids.ts';
import type { AccountState } from './state.ts';
import type { EventName, EventObject, StripeEvent } from './wire.ts';

/** The API request that is being answered; events made meanwhile name it. */
export interface CurrentRequest {
  id: string;
  idempotencyKey: string | null;
}

/**
 * One Stripe account: its objects, its clock and the events it makes. All changes are synchronous, so a request is
 * answered whole before the next begins.
 */
export class StripeAccount {
  readonly state: AccountState;
  /** Where the hosted pages are reached, without a trailing slash. */
  readonly publicUrl: string;
  /** What becomes of a subscription whose last payment attempt failed, a setting of the account at Stripe. */
  readonly afterLastAttempt: 'unpaid' | 'canceled';
  request: CurrentRequest | null = null;
  readonly #announce: (event: StripeEvent) => void;

  constructor(options: {
    state: AccountState;
    publicUrl: string;
    afterLastAttempt: 'unpaid' | 'canceled';
    announce: (event: StripeEvent) => void;
  }) {
    this.state = options.state;
    this.publicUrl = options.publicUrl;
    this.afterLastAttempt = options.afterLastAttempt;
    this.#announce = options.announce;
  }

  /** The account's time in whole seconds since 1970. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.state.clockAhead;
  }

  /** Records an event with a copy of the object as it is now, and hands it to delivery. */
  emit<Name extends EventName>(type: Name, object: EventObject<Name> & object, previous?: object): void {
    const event: StripeEvent = {
      id: newId('evt'),
      object: 'event',
      api_version: stripeLibrary().Stripe.API_VERSION,
      created: this.now(),
      data: structuredClone<StripeEvent['data']>({ object, ...(previous && { previous_attributes: previous }) }),
      livemode: false,
      pending_webhooks: 1,
      request: { id: this.request?.id ?? null, idempotency_key: this.request?.idempotencyKey ?? null },
      type,
    };
    this.state.events[event.id] = event;
    this.#announce(event);
  }

  /** Changes an object and emits the event with what the changed fields held before; nothing changed, no event. */
  change<Name extends EventName>(type: Name, object: EventObject<Name> & object, mutate: () => void): void {
    const before = structuredClone(object);
    mutate();
    const previous = previousAttributes(before, object);
    if (Object.keys(previous).length > 0) this.emit(type, object, previous);
  }
}

/** Top-level fields that differ, with their old values; a list shows only its old `data`, as Stripe does. */
function previousAttributes(before: object, after: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after));
  const changed = Object.entries(before).filter(([key, value]) => !isDeepStrictEqual(value, now.get(key)));
  return Object.fromEntries(changed.map(([key, value]: [string, unknown]) => [key, listData(value)]));
}

function listData(value: unknown): unknown {
  const isList = typeof value === 'object' && value !== null && 'object' in value && value.object === 'list';
  return isList && 'data' in value ? { data: value.data } : value;
}
