import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { page } from '../api/list.ts';
import { expand, pagination, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Customer, TaxId } from '../wire.ts';
import { lookup } from './lookup.ts';

/** The forms of the kinds of number that have been built (docs.stripe.com/billing/customer/tax-ids). */
const forms = { eu_vat: /^[A-Z]{2}[A-Z0-9]{2,12}$/, gb_vat: /^GB\d{9}$/, no_vat: /^\d{9}MVA$/, no_voec: /^\d{7}$/ };

const kinds = ['eu_vat', 'gb_vat', 'no_vat', 'no_voec'] as const;

function create(
  account: StripeAccount,
  customer: Customer,
  { type, value }: { type: (typeof kinds)[number]; value: string },
): TaxId {
  if (!forms[type].test(value)) throw invalid(`Invalid value for ${type}.`, 'value', 'tax_id_invalid');
  const taxId: TaxId = {
    id: newId('txi'),
    object: 'tax_id',
    country: type === 'eu_vat' || type === 'gb_vat' ? value.slice(0, 2) : 'NO',
    created: account.now(),
    customer: customer.id,
    customer_account: null,
    livemode: false,
    owner: { customer: customer.id, customer_account: null, type: 'customer' },
    type,
    value,
    verification: { status: 'unavailable', verified_address: null, verified_name: null },
  };
  account.state.taxIds[taxId.id] = taxId;
  account.emit('customer.tax_id.created', taxId);
  return taxId;
}

export const taxIdRoutes: Route[] = [
  route(
    'POST',
    '/v1/customers/:id/tax_ids',
    z.strictObject({ ...expand, type: z.enum(kinds), value: requiredText }),
    (account, given, id) => create(account, lookup(account.state.customers, id, 'customer'), given),
  ),
  route('DELETE', '/v1/customers/:customer/tax_ids/:id', z.strictObject(expand), (account, _parameters, id) => {
    const taxId = lookup(account.state.taxIds, id, 'tax id');
    delete account.state.taxIds[id];
    account.emit('customer.tax_id.deleted', taxId);
    return { id, object: 'tax_id', deleted: true };
  }),
  route('GET', '/v1/customers/:id/tax_ids', z.strictObject({ ...pagination, ...expand }), ({ state }, asked, id) => {
    const own = Object.values(state.taxIds).filter(({ customer }) => customer === id);
    return page(`/v1/customers/${id}/tax_ids`, own, asked);
  }),
];
