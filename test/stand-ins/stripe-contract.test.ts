import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { EventName } from '../../stand-ins/stripe/wire.ts';
import { idOf, subscribe, useStripeCompany } from './stripe-company.ts';

const folder = new URL('../../../shared/data/stripe/endive/', import.meta.url);

/** The names of all fields, as paths; a list speaks through its first member, free-form metadata not at all. */
function fieldPaths(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((member: unknown) => fieldPaths(member, `${at}[]`));
  if (typeof value !== 'object' || value === null || /metadata$|previous_attributes$/.test(at)) return [];
  return Object.entries(value).flatMap(([key, inside]: [string, unknown]) => [
    `${at}.${key}`,
    ...fieldPaths(inside, `${at}.${key}`),
  ]);
}

/** Fields below a field that is null, empty or absent on the other side cannot be compared. */
function comparable(paths: readonly string[], other: readonly string[]): string[] {
  const open = new Set(other.map((path) => path.replace(/(\[\])?\.[^.]+$/, '')));
  return paths.filter((path) => open.has(path.replace(/(\[\])?\.[^.]+$/, '')));
}

describe('The bodies of the Stripe stand-in beside reference events', () => {
  const company = useStripeCompany();

  before(function () {
    if (!existsSync(folder)) {
      console.warn('      SKIPPED: the reference events are not present beside the project');
      this.skip();
    }
  });

  const events: [EventName, string][] = [
    ['checkout.session.completed', 'checkout.session.completed'],
    ['customer.deleted', 'customer.deleted'],
    ['charge.dispute.created', 'charge.dispute.created'],
    ['charge.refunded', 'charge.refunded'],
    ['credit_note.created', 'credit_note.created'],
    ['customer.updated', 'customer.updated'],
    ['customer.subscription.created', 'customer.subscription.created'],
    ['customer.subscription.updated', 'customer.subscription.updated.past_due'],
    ['customer.subscription.deleted', 'customer.subscription.deleted'],
    ['customer.subscription.trial_will_end', 'customer.subscription.trial_will_end'],
    ['invoice.created', 'invoice.created'],
    ['invoice.finalized', 'invoice.finalized'],
    ['invoice.paid', 'invoice.paid'],
    ['invoice.payment_action_required', 'invoice.payment_action_required'],
    ['invoice.payment_failed', 'invoice.payment_failed'],
    ['invoice.voided', 'invoice.voided'],
    ['payment_method.attached', 'payment_method.attached'],
  ];

  before(async () => {
    const { customer, subscription } = await subscribe(company, {
      card: '0341',
      subscription_data: { trial_period_days: 5 },
    });
    company.standIn.control.advance(7 * 24 * 3600);
    company.standIn.control.replaceCard(customer.id, '3184');
    company.standIn.control.advance(4 * 24 * 3600);
    const { data: open } = await company.stripe.invoices.list({ customer: customer.id, status: 'open' });
    await company.stripe.invoices.voidInvoice(open[0]?.id ?? '');
    const { subscription: paid } = await subscribe(company);
    const invoice = idOf(paid.latest_invoice);
    const [line] = (await company.stripe.invoices.listLineItems(invoice)).data;
    await company.stripe.creditNotes.create({
      invoice,
      lines: [{ type: 'invoice_line_item', invoice_line_item: line?.id ?? '', quantity: 1 }],
      refund_amount: 49_875,
    });
    const { data: charges } = await company.stripe.charges.list({ customer: idOf(paid.customer) });
    company.standIn.control.dispute(charges[0]?.id ?? '');
    await company.stripe.subscriptions.cancel(subscription.id);
    await company.stripe.customers.del(customer.id);
  });

  for (const [type, file] of events) {
    it(`have the fields of ${file}, no more and no fewer`, () => {
      const reference: unknown = JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8'));
      const ours = fieldPaths(company.standIn.control.events(type).at(-1));
      const theirs = fieldPaths(reference);
      expect(ours, 'the event was made').not.to.have.length(0);
      expect(comparable(ours, theirs)).to.have.members(comparable(theirs, ours));
    });
  }
});
