import type { StripeAccount } from '../account.ts';
import { deletedMarker } from '../objects/customers.ts';
import { paidOffStripe, paymentsOf } from '../objects/invoice-payments.ts';
import { invalid } from './errors.ts';

/** Fields that are left out unless asked for, by the kind of object they belong to. */
const includable: Record<string, Record<string, (account: StripeAccount, id: string) => object | number>> = {
  'checkout.session': {
    line_items: (account, id) =>
      everything(`/v1/checkout/sessions/${id}/line_items`, account.state.checkoutPlans[id]?.lineItems ?? []),
  },
  charge: {
    refunds: (account, id) =>
      everything(
        `/v1/charges/${id}/refunds`,
        Object.values(account.state.refunds).filter(({ charge }) => charge === id),
      ),
  },
  invoice: {
    amount_paid_off_stripe: paidOffStripe,
    payments: (account, id) => everything(`/v1/invoice_payments?invoice=${id}`, paymentsOf(account, id)),
  },
  customer: {
    subscriptions: (account, id) =>
      everything(
        `/v1/customers/${id}/subscriptions`,
        Object.values(account.state.subscriptions).filter(
          ({ customer, status }) => customer === id && status !== 'canceled',
        ),
      ),
  },
};

const deepest = 4;

/**
 * Puts objects in the place of ids (docs.stripe.com/api/expanding_objects).
 *
 * @param paths `['latest_invoice', 'items.data.price.product']`; in a list they begin with `data.`
 * @returns a copy of the body
 * @throws StripeApiError when a path does not lead to something that can be expanded
 */
export function expandBody(account: StripeAccount, body: object, paths: readonly string[]): object {
  const copy = structuredClone(body);
  for (const path of paths) {
    const keys = path.split('.');
    if (keys.length > deepest)
      throw invalid(`You cannot expand more than ${deepest} levels of a property. Property: ${path}`, 'expand');
    expandAt(account, copy, keys, path);
  }
  return copy;
}

function expandAt(account: StripeAccount, holder: unknown, [key, ...rest]: readonly string[], path: string): void {
  if (key === undefined || holder === null) return;
  if (Array.isArray(holder)) {
    for (const member of holder as readonly unknown[]) expandAt(account, member, [key, ...rest], path);
    return;
  }
  if (!isRecord(holder)) throw notExpandable(path);
  const fields = holder;
  const kind = typeof fields['object'] === 'string' ? fields['object'] : '';
  const include = includable[kind]?.[key];
  if (include && !(key in fields)) fields[key] = include(account, String(fields['id']));
  const value = fields[key];
  if (include && typeof value === 'number') return;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    fields[key] = value.map((id: string) => structuredClone(find(account, id) ?? id));
  if (typeof value === 'string') {
    const found = find(account, value);
    if (!found) throw notExpandable(path);
    fields[key] = structuredClone(found);
  } else if (value === undefined || (rest.length === 0 && !isExpandable(value))) {
    throw notExpandable(path);
  }
  expandAt(account, fields[key], rest, path);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Nothing, or what already stands in place of its id: a list, an expanded object, a list of those. */
function isExpandable(value: unknown): boolean {
  return value === null || Array.isArray(value) || (typeof value === 'object' && 'object' in value);
}

function notExpandable(path: string) {
  return invalid(`This property cannot be expanded (${path}).`, 'expand');
}

function find({ state }: StripeAccount, id: string): object | undefined {
  const tables: Record<string, Record<string, object>> = {
    ch: state.charges,
    cn: state.creditNotes,
    cus: state.customers,
    di: state.discounts,
    du: state.disputes,
    ii: state.invoiceItems,
    in: state.invoices,
    inpay: state.invoicePayments,
    pi: state.paymentIntents,
    po: state.payouts,
    re: state.refunds,
    pm: state.paymentMethods,
    price: state.prices,
    prod: state.products,
    promo: state.promotionCodes,
    sub: state.subscriptions,
    txi: state.taxIds,
    txn: state.balanceTransactions,
    txr: state.taxRates,
  };
  if (Object.hasOwn(state.deletedCustomers, id)) return deletedMarker(id);
  // A coupon's id is what whoever made it chose, and a schedule's begins as a subscription's does.
  return tables[id.slice(0, id.indexOf('_'))]?.[id] ?? state.subscriptionSchedules[id] ?? state.coupons[id];
}

function everything(url: string, data: readonly object[]): object {
  return { object: 'list', data, has_more: false, url };
}
