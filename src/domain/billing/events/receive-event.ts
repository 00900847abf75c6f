import { NotFound } from '../../errors.ts';
import { stripeLibrary } from '../../heavy-packages.ts';
import { outside } from '../../outside.ts';
import { isMadeElsewhere } from '../our-metadata.ts';
import { isLivemode } from '../stripe-client.ts';
import { openEndpoint } from './endpoints.ts';
import { isFollowed } from './followed-types.ts';
import { readEvent, type IncomingEvent } from './read-event.ts';
import { NotFromStripe, signedBody } from './signed-body.ts';
import { storeEvent } from './store-events.ts';
import type { SetAside } from './stored-events.ts';

/**
 * Takes an event as it came over the wire: checks whose it is and stores it together with the obligation to follow it, in
 * one transaction that is committed when this returns. Only then may Stripe be told that it arrived. The same event again is
 * the same row, and all that waits of a customer is one obligation: so their events are followed one after the other, and several with
 * one fetch.
 *
 * Ids and words alone are kept, and not the body: to follow an event again takes no more than which object it was about, since
 * what is true is fetched, and a body holds names, addresses and cards that would be a copy more to look after.
 *
 * @param endpoint the name in the address
 * @param body the bytes exactly as they came; the signature is over them
 * @param signature the header `Stripe-Signature`
 * @throws NotFound when there is no such endpoint
 * @throws NotFromStripe for a missing or wrong signature, and for what is no event of the endpoint's kind
 * @throws StripeUnavailable when the endpoint has no secret
 */
export async function receiveStripeEvent(endpoint: string, body: Buffer, signature: string | undefined): Promise<void> {
  const open = await openEndpoint(endpoint);
  if (!open) throw new NotFound('endpoint');
  const event = readEvent(open.payload, signedBody(body, signature, open.secrets));
  if (!event) throw new NotFromStripe();
  const demanded = open.payload === 'thin' ? null : (open.apiVersion ?? stripeLibrary().Stripe.API_VERSION);
  const aside = setAside(event);
  await storeEvent({
    event,
    endpoint,
    outcome: aside,
    parkedFor: aside === null && demanded !== null && event.apiVersion !== demanded ? 'other-version' : null,
  });
}

/**
 * Why an event is not followed, or null. The library takes both modes, and an account may be shared with another app or another
 * environment of ours, so these are ours to check. Stripe gets its 200 all the same: an endpoint that refuses is switched off.
 */
export function setAside(event: IncomingEvent): SetAside | null {
  const { stripe } = outside();
  if (stripe && event.livemode !== isLivemode(stripe)) return 'other-mode';
  if (isMadeElsewhere(event)) return 'other-app';
  return isFollowed(event.type) ? null : 'ignored';
}
