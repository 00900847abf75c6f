import { z } from 'zod';
import { invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import { expand, flag, list, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { lookup } from './lookup.ts';

/** Stripe lists events for thirty days (docs.stripe.com/api/events). */
const listedSeconds = 30 * 24 * 3600;

export const eventRoutes: Route[] = [
  route('GET', '/v1/events/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.events, id, 'event'),
  ),
  route(
    'GET',
    '/v1/events',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      delivery_success: flag.optional(),
      type: requiredText.optional(),
      types: list(requiredText).optional(),
    }),
    (account, { created, delivery_success: delivered, type, types, ...asked }) => {
      if (type && types) throw invalid('You may only specify one of these parameters: type, types.', 'type');
      const wanted = type ? [type] : types;
      const oldest = account.now() - listedSeconds;
      const events = Object.values(account.state.events).filter(
        (event) =>
          event.created >= oldest &&
          inRange(event.created, created) &&
          (delivered === undefined || (event.pending_webhooks === 0) === delivered) &&
          (!wanted || wanted.some((name) => matches(event.type, name))),
      );
      return page('/v1/events', events, asked);
    },
  ),
];

/** `customer.*` stands for all events of a kind. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
