import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { inRange, page } from '../api/list.ts';
import { address, expand, list, metadata, pagination, range, requiredText, text } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { cancelNow } from '../billing/cancel.ts';
import { newId } from '../ids.ts';
import type { Customer } from '../wire.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const customerParameters = z.strictObject({
  ...expand,
  address: z.union([z.literal(''), address]).optional(),
  description: text.optional(),
  email: text.optional(),
  invoice_settings: z
    .strictObject({ default_payment_method: requiredText.optional(), footer: text.optional() })
    .optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
  preferred_locales: list(requiredText).optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse']).optional(),
});

function newCustomer(account: StripeAccount): Customer {
  const id = newId('cus');
  return {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: account.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: id.slice(4, 12).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

function fill(account: StripeAccount, customer: Customer, given: z.infer<typeof customerParameters>): void {
  if (given.description !== undefined) customer.description = given.description;
  if (given.email !== undefined) customer.email = given.email;
  if (given.name !== undefined) customer.name = given.name;
  if (given.phone !== undefined) customer.phone = given.phone;
  if (given.preferred_locales) customer.preferred_locales = given.preferred_locales;
  if (given.tax_exempt) customer.tax_exempt = given.tax_exempt;
  if (given.address !== undefined)
    customer.address = given.address === '' ? null : fullAddress(customer, given.address);
  if (given.metadata !== undefined) customer.metadata = mergedMetadata(customer.metadata, given.metadata);
  const { default_payment_method: method, footer } = given.invoice_settings ?? {};
  if (method) {
    customer.invoice_settings.default_payment_method = lookup(
      account.state.paymentMethods,
      method,
      'PaymentMethod',
      'invoice_settings[default_payment_method]',
    ).id;
  }
  if (footer !== undefined) customer.invoice_settings.footer = footer;
}

function fullAddress(customer: Customer, given: z.infer<typeof address>): NonNullable<Customer['address']> {
  const old = customer.address;
  const pick = (key: keyof typeof given): string | null =>
    given[key] === undefined ? (old?.[key] ?? null) : given[key];
  return {
    city: pick('city'),
    country: pick('country'),
    line1: pick('line1'),
    line2: pick('line2'),
    postal_code: pick('postal_code'),
    state: pick('state'),
  };
}

/** A deleted customer stays readable as a marker with its id, so that old references can be told from wrong ones. */
export function deletedMarker(id: string) {
  return { id, object: 'customer', deleted: true } as const;
}

function deleteCustomer(account: StripeAccount, id: string): object {
  const { state } = account;
  const customer = lookup(state.customers, id, 'customer');
  for (const subscription of Object.values(state.subscriptions)) {
    if (subscription.customer === id && subscription.status !== 'canceled') cancelNow(account, subscription, null);
  }
  delete state.customers[id];
  state.deletedCustomers[id] = true;
  account.emit('customer.deleted', customer);
  return deletedMarker(id);
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', customerParameters, (account, given) => {
    const customer = newCustomer(account);
    fill(account, customer, given);
    account.state.customers[customer.id] = customer;
    account.emit('customer.created', customer);
    return customer;
  }),
  route('GET', '/v1/customers/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    Object.hasOwn(state.deletedCustomers, id) ? deletedMarker(id) : lookup(state.customers, id, 'customer'),
  ),
  route('POST', '/v1/customers/:id', customerParameters, (account, given, id) => {
    const customer = lookup(account.state.customers, id, 'customer');
    account.change('customer.updated', customer, () => fill(account, customer, given));
    return customer;
  }),
  route('DELETE', '/v1/customers/:id', z.strictObject(expand), (account, _parameters, id) =>
    deleteCustomer(account, id),
  ),
  route(
    'GET',
    '/v1/customers',
    z.strictObject({ ...pagination, ...expand, created: range.optional(), email: requiredText.optional() }),
    ({ state }, { created, email, ...asked }) => {
      const customers = Object.values(state.customers).filter(
        (customer) => inRange(customer.created, created) && (!email || customer.email === email),
      );
      return page('/v1/customers', customers, asked);
    },
  ),
];
