import { StripeUnavailable } from '../billing/ask-stripe.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { MustWait, owe, oweStill, settle, type LeasedObligation } from '../outbox.ts';
import { inPlatform } from '../tenancy.ts';
import { settleAlarm } from './control/alarms.ts';
import { raiseNotFinalized } from './control/not-finalized.ts';
import { newestInvoiceTo } from './newest-invoice.ts';
import type { SaleFacts } from './facts.ts';
import { issueDocument, issuedFor } from './issue.ts';
import { NotIssued } from './not-issued.ts';
import { remainder } from './remainder.ts';
import { seller } from './seller.ts';
import { creditNoteAtStripe } from './stripe/facts-of-credit-note.ts';
import { invoiceAtStripe, turned, type InvoiceAtStripe } from './stripe/facts-of-invoice.ts';

/** How long a document waits for a person before it is tried again by itself. */
const WAIT_MS = 3_600_000;

/**
 * Owes it, in OnNet's own open transaction, that an invoice or credit note at Stripe gets its document. Owed for a cause, such as
 * the id of an event: a later event of the same object is owed anew, since the object has changed meanwhile.
 * @param objectId `in_…` or `cn_…`
 */
export const oweDocument = (objectId: string, cause: string): Promise<void> =>
  owe('sales-document', `${objectId}:${cause}`);

/** As `oweDocument`, for what was found without one: owed once, and again when it was done or given up and is found still. */
export const oweMissingDocument = (objectId: string): Promise<void> =>
  oweStill('sales-document', `${objectId}:missing`);

/**
 * Carries out what is owed about an invoice or credit note: it is fetched anew, and its document issued unless it was. A void
 * invoice that had a document gets a credit note over what is left of it. One that Stripe could not make final is an alarm, until it is. Safe at any time and any number of times.
 *
 * @throws StripeUnavailable; MustWait while something is missing that a person has to see to, which is never given up
 */
export async function issueOwed(obligation: LeasedObligation): Promise<void> {
  const [id = ''] = obligation.key.split(':');
  try {
    await (id.startsWith('cn_') ? credit(id, obligation) : invoice(id, obligation));
  } catch (error) {
    if (error instanceof NotIssued) throw new MustWait(error.failure, new Date(now().getTime() + WAIT_MS));
    throw error;
  }
}

async function invoice(id: string, obligation: LeasedObligation): Promise<void> {
  const found = await invoiceAtStripe(id);
  await faultPoint('invoice fetched');
  if (found?.state === 'not-finalized') {
    await inPlatform(async () => {
      await raiseNotFinalized(id, found);
      await settle(obligation);
    });
    return;
  }
  // By itself: a document that has to wait for something else must not keep the alarm standing.
  await inPlatform(() => settleAlarm('not-finalized', id));
  const soldBy = found && (await seller(found.facts.livemode));
  await inPlatform(async () => {
    const facts = found && (await factsToIssue(found));
    if (facts && soldBy) await issueDocument(facts, soldBy);
    await settle(obligation);
  });
}

/** What an invoice at Stripe leads to now; undefined when that is nothing. */
async function factsToIssue({
  state,
  facts,
}: Exclude<InvoiceAtStripe, { state: 'not-finalized' }>): Promise<SaleFacts | undefined> {
  if (state === 'sold') return facts.total < 0 ? asCredit(facts) : facts;
  // Nobody was ever sent a document of it: then there is nothing to take back.
  const issued = await issuedFor(facts.stripeObjectId, 'invoice');
  return issued && remainder(issued.id, facts);
}

/**
 * An invoice that comes to less than nothing, as when a plan is made smaller: money back is a credit note in law, over the
 * newest invoice of the same buyer.
 */
async function asCredit(facts: SaleFacts): Promise<SaleFacts> {
  const earlier = await newestInvoiceTo(facts);
  if (!earlier) throw new NotIssued('no-invoice');
  return {
    ...facts,
    kind: 'credit',
    lines: facts.lines.map(turned),
    total: 0 - facts.total,
    prepaid: 0,
    credits: { stripeInvoiceId: earlier.stripeObjectId, reason: 'correction' },
  };
}

async function credit(id: string, obligation: LeasedObligation): Promise<void> {
  const facts = await creditNoteAtStripe(id);
  await faultPoint('credit note fetched');
  const soldBy = facts && (await seller(facts.livemode));
  await inPlatform(async () => {
    if (facts && soldBy) {
      const { credits } = facts;
      // Stripe tells of both in any order: what is credited is issued first.
      if (credits && !(await issuedFor(credits.stripeInvoiceId, 'invoice'))) {
        await oweDocument(credits.stripeInvoiceId, facts.stripeObjectId);
        throw new StripeUnavailable('document-invoice-first');
      }
      await issueDocument(facts, soldBy);
    }
    await settle(obligation);
  });
}
