import { record, system } from '../audit/audit.ts';
import { now, osloDay } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { everyTenantId } from '../housekeeping.ts';
import { bookkeepingUntil } from '../privacy/holds/hold-laws.ts';
import { billedAtStripe, undocumented } from '../sales-documents/control/undocumented.ts';
import { oweMissingDocument } from '../sales-documents/issue-owed.ts';
import { change, inPlatform, inTenant, readingTenant, sql } from '../tenancy.ts';
import { openDisputes } from './disputes/open-disputes.ts';
import { askStripe, findAtStripe } from './ask-stripe.ts';
import { isLive } from './governing-subscription.ts';

/** A customer at Stripe whose tenant is closed here. */
interface LeftCustomer {
  readonly customer: string;
  readonly closedAt: Date;
  readonly leftAt: Date | null;
}

/**
 * Ends at Stripe what tenants that are closed left there (hard case 28), in this order: the subscription is stopped and cards
 * are removed; everything that was billed gets its document here; then the customer is emptied of name, address and e-mail and
 * deleted there, since OnNet's own documents are what bookkeeping needs. One who owes something stays until it is paid or
 * written off, at the longest until the books of it are let go, and one whose payment a bank asks back until that is decided. Every step can be done again. One that fails does not keep the
 * others waiting, and is tried again the next night.
 * @throws AggregateError with what failed, after all have been visited
 */
export async function leaveStripe(): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await everyTenantId()) {
    const left = await readingTenant(tenantId, leftCustomer);
    if (!left) continue;
    try {
      if (left.leftAt === null) await stop(tenantId, left.customer);
      else if (await hasDispute(tenantId)) continue;
      else if (osloDay() > bookkeepingUntil(osloDay(left.closedAt)) || !(await owes(left.customer)))
        await redact(tenantId, left.customer);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} former customers remain at Stripe`);
}

/** Asked by every tenant, the platform's own scope among them, which has none. */
async function leftCustomer(): Promise<LeftCustomer | undefined> {
  const [row] = await sql<LeftCustomer>(
    `select s.stripe_customer_id as customer, t.closed_at as "closedAt", s.stripe_left_at as "leftAt"
       from subscriptions s join tenants t on t.id = s.tenant_id
      where s.stripe_customer_id is not null and t.closed_at is not null`,
  );
  return row;
}

/**
 * Nothing is renewed and no card is kept. What is unpaid can still be paid by the invoice's own page. It has left once every
 * invoice and credit note has its document: until then each is owed one, and the next night looks again.
 */
async function stop(tenantId: string, customer: string): Promise<void> {
  const subscriptions = await findAtStripe((stripe) => stripe.subscriptions.list({ customer, status: 'all' }));
  for (const { id, status } of subscriptions?.data ?? [])
    if (isLive(status)) await findAtStripe((stripe) => stripe.subscriptions.cancel(id));
  await faultPoint('subscription stopped');
  const cards = await findAtStripe((stripe) => stripe.paymentMethods.list({ customer, limit: 100 }));
  for (const { id } of cards?.data ?? []) await findAtStripe((stripe) => stripe.paymentMethods.detach(id));
  await faultPoint('cards removed');
  if (await oweMissingDocuments(customer)) return;
  await inTenant(tenantId, async () => {
    await change(`update subscriptions set stripe_left_at = $2 where tenant_id = $1`, [tenantId, now()]);
    await record(system, 'subscription.left-stripe', { kind: 'tenant', id: tenantId });
  });
}

/** @returns whether something was billed that has no document yet */
async function oweMissingDocuments(customer: string): Promise<boolean> {
  const { invoices, notes } = await billedAtStripe({ customer });
  const missing = await undocumented(invoices, notes);
  await inPlatform(async () => {
    for (const { id } of missing) await oweMissingDocument(id);
  });
  return missing.length > 0;
}

/** Whether a customer has something open at Stripe. */
async function owes(customer: string): Promise<boolean> {
  const { invoices } = await billedAtStripe({ customer });
  return invoices.some(({ status }) => status === 'open' || status === 'draft');
}

/** A payment that a bank asks back needs its customer at Stripe until it is decided (hard case 28). */
const hasDispute = async (tenantId: string): Promise<boolean> =>
  (await openDisputes()).some((dispute) => dispute.tenantId === tenantId);

/** Stripe redacts what it keeps of a deleted customer only when nothing is open on it any more. */
async function redact(tenantId: string, customer: string): Promise<void> {
  const open = await findAtStripe((stripe) => stripe.invoices.list({ customer, status: 'open', limit: 100 }));
  for (const { id } of open?.data ?? []) await askStripe((stripe) => stripe.invoices.voidInvoice(id));
  await faultPoint('invoices voided');
  await findAtStripe((stripe) => stripe.customers.update(customer, nobody));
  await faultPoint('customer emptied');
  await findAtStripe((stripe) => stripe.customers.del(customer));
  await faultPoint('customer deleted');
  await inTenant(tenantId, async () => {
    await change(
      `update subscriptions set stripe_customer_id = null, stripe_subscription_id = null where tenant_id = $1`,
      [tenantId],
    );
    await record(system, 'subscription.redacted-at-stripe', { kind: 'tenant', id: tenantId });
  });
}

/** A customer without anything that tells whose it was. Empty texts remove what stood there (docs.stripe.com/api/metadata). */
const nobody = {
  name: '',
  email: '',
  phone: '',
  description: '',
  address: '',
  metadata: { tenant_id: '' },
} as const;
