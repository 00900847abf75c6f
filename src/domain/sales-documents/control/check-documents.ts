import type { Stripe } from 'stripe';

import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { outside } from '../../outside.ts';
import { inPlatform } from '../../tenancy.ts';
import { issuedFor } from '../issue.ts';
import { oweMissingDocument } from '../issue-owed.ts';
import { setAlarms, standingAlarms, type AlarmKind, type Found } from './alarms.ts';
import { refundsWithoutCredit } from './refunds-without-credit.ts';
import { changedDocuments, seriesReports } from './series-report.ts';
import { billedAtStripe, undocumented } from './undocumented.ts';

/** How far back Stripe is looked through each night: longer than it keeps its events, so that nothing is lost with them. */
const DAYS_BACK = 35;

/**
 * Looks every night whether all is there: our numbers without a gap, every document as it was issued, Stripe's numbers without
 * a gap, a document for everything that was billed or credited there, and a credit note for every refund. What has no document
 * is owed one, so this also makes up for events that never came.
 * @throws StripeUnavailable; what is of our own has been looked at by then
 */
export async function checkDocuments(): Promise<void> {
  await inPlatform(async () => {
    const series = await seriesReports();
    const changed = await changedDocuments();
    await setAlarms(
      ['gap', 'changed'],
      [...series.flatMap(({ missing }) => missing.map(alarmAbout('gap'))), ...changed.map(alarmAbout('changed'))],
    );
  });
  await faultPoint('own documents checked');
  if (outside().stripe) await checkAgainstStripe();
}

const alarmAbout =
  (kind: AlarmKind) =>
  (about: string): Found => ({ kind, about });

async function checkAgainstStripe(): Promise<void> {
  const since = await lookedThroughFrom();
  const { invoices, notes } = await billedAtStripe({ created: { gte: since } });
  const unissued = await undocumented(invoices, notes);
  const voided = await voidedAfterIssue(notes);
  const refunds = await refundsWithoutCredit(since);
  await faultPoint('Stripe looked through');
  await inPlatform(async () => {
    for (const { id } of unissued) await oweMissingDocument(id);
    // Looked at anew, each by itself: what it finds raises the alarm of an invoice that cannot be made final, or settles it.
    for (const id of await notFinalized(invoices)) await oweMissingDocument(id);
    const dayAgo = now().getTime() / 1000 - 86_400;
    await setAlarms(
      ['not-issued', 'credit-voided', 'refund-without-credit', 'stripe-gap'],
      [
        ...unissued.filter(({ finalAt }) => finalAt < dayAgo).map(({ id }) => alarmAbout('not-issued')(id)),
        ...voided.map(alarmAbout('credit-voided')),
        ...refunds.map(alarmAbout('refund-without-credit')),
        ...missingNumbers(invoices).map(alarmAbout('stripe-gap')),
      ],
    );
  });
}

/** Drafts that Stripe could not make final, and those of which an alarm says so. */
async function notFinalized(invoices: readonly Stripe.Invoice[]): Promise<ReadonlySet<string>> {
  const standing = (await standingAlarms()).filter(({ kind }) => kind === 'not-finalized');
  const drafts = invoices.filter((one) => one.status === 'draft' && one.last_finalization_error !== null);
  return new Set([...standing.map(({ about }) => about), ...drafts.map(({ id }) => id)]);
}

/** In seconds since 1970. What an alarm stands about is looked at until it is right, however long ago it was. */
async function lookedThroughFrom(): Promise<number> {
  const [oldest] = await inPlatform(standingAlarms);
  const from = oldest ? Math.min(oldest.foundAt.getTime(), now().getTime()) : now().getTime();
  return Math.floor(from / 1000) - DAYS_BACK * 86_400;
}

async function voidedAfterIssue(notes: readonly Stripe.CreditNote[]): Promise<string[]> {
  const found: string[] = [];
  for (const { id, status } of notes)
    if (status === 'void' && (await inPlatform(() => issuedFor(id, 'credit')))) found.push(id);
  return found;
}

/** Numbers between the first and last of each series of Stripe's, that no invoice bears: `ONNET-0002`. */
export function missingNumbers(invoices: readonly Pick<Stripe.Invoice, 'number'>[]): string[] {
  const bySeries = new Map<string, Map<number, string>>();
  for (const { number } of invoices) {
    const parts = /^(.*?)(\d+)$/.exec(number ?? '');
    if (!parts?.[2]) continue;
    const [, prefix = '', digits = ''] = parts;
    const known = bySeries.get(prefix) ?? new Map<number, string>();
    bySeries.set(prefix, known.set(Number(digits), digits));
  }
  return [...bySeries].flatMap(([prefix, known]) => {
    const numbers = [...known.keys()].toSorted((a, b) => a - b);
    const width = known.get(numbers[0] ?? 0)?.length ?? 1;
    return numbers.flatMap((number, at) => {
      const next = numbers[at + 1] ?? number + 1;
      // A hole larger than this is where one series ended and another began, not numbers that were lost.
      if (next - number > MOST_IN_A_ROW) return [];
      return Array.from(
        { length: next - number - 1 },
        (_, step) => `${prefix}${String(number + step + 1).padStart(width, '0')}`,
      );
    });
  });
}

const MOST_IN_A_ROW = 50;
