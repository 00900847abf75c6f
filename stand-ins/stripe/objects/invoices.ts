import { z } from 'zod';
import { invalid } from '../api/errors.ts';
import { inRange, page, pageInOrder } from '../api/list.ts';
import { expand, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { lookup } from './lookup.ts';

export const invoiceRoutes: Route[] = [
  route('POST', '/v1/invoices/:id/void', z.strictObject(expand), (account, _parameters, id) => {
    const invoice = lookup(account.state.invoices, id, 'invoice');
    if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
      throw invalid(`You can only pass in open or uncollectible invoices. This invoice is ${invoice.status}.`);
    account.change('invoice.voided', invoice, () => {
      invoice.status = 'void';
      invoice.auto_advance = false;
      invoice.next_payment_attempt = null;
      invoice.status_transitions.voided_at = account.now();
    });
    return invoice;
  }),
  route('GET', '/v1/invoices/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.invoices, id, 'invoice'),
  ),
  route('GET', '/v1/invoices/:id/lines', z.strictObject({ ...pagination, ...expand }), ({ state }, asked, id) =>
    pageInOrder(`/v1/invoices/${id}/lines`, lookup(state.invoices, id, 'invoice').lines.data, asked),
  ),
  route(
    'GET',
    '/v1/invoices',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      subscription: requiredText.optional(),
    }),
    ({ state }, { created, customer, status, subscription, ...asked }) => {
      const invoices = Object.values(state.invoices).filter(
        (invoice) =>
          inRange(invoice.created, created) &&
          (!customer || invoice.customer === customer) &&
          (!status || invoice.status === status) &&
          (!subscription || invoice.parent?.subscription_details?.subscription === subscription),
      );
      return page('/v1/invoices', invoices, asked);
    },
  ),
];
