import type { Stripe } from 'stripe';

import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotAllowed } from '../errors.ts';
import { faultPoint } from '../fault-points.ts';
import { inTenant, readingTenant } from '../tenancy.ts';
import { asActor, demand, heldBack, type Member } from '../users/member.ts';
import { askStripe, findAtStripe, StripeUnavailable } from './ask-stripe.ts';
import { billableSeats } from './billable-seats.ts';
import { changeNow, type ChangedNow } from './change-now.ts';
import { followDetails } from './follow-details.ts';
import { followSubscription } from './follow-subscription.ts';
import { isLive } from './governing-subscription.ts';
import type { PlanChoiceForm } from './plan-choice.ts';
import { type PlanChange, readPlanChange } from './plan-change.ts';
import { callOff, planChangeAtPeriodEnd } from './planned-change.ts';
import { includingMva } from './plans.ts';
import { priceId } from './price-id.ts';
import { storedSubscription, type StoredSubscription } from './stored-subscription.ts';
import { endOf } from './subscription-facts.ts';

/** What a change would cost, as it is shown before it is confirmed. All amounts in øre. */
export interface PlanChangePreview extends PlanChange {
  /** Charged at once, with MVA; 0 when nothing is. */
  readonly dueNow: number;
  /** How much of `dueNow` is MVA. */
  readonly mva: number;
  /** For each period from then on, with MVA. */
  readonly eachPeriod: number;
  /** When the subscription ends all the same, since it was cancelled; null when it is renewed. */
  readonly ends: Date | null;
  /** Something else is planned, and gives way. */
  readonly replaces: boolean;
  /** When it counts from. */
  readonly from: Date;
  /** The second the amount was worked out for. It is confirmed with the form, and charged for. */
  readonly at: number;
}

/** How long an amount that was shown can be confirmed; after that it is shown anew. */
const SHOWN_SECONDS = 15 * 60;

/**
 * Works out what a change would cost, without making it.
 * @throws Invalid on `price` and `seats`; NotAllowed; StripeUnavailable
 */
export async function previewPlanChange(by: Member, form: PlanChoiceForm): Promise<PlanChangePreview> {
  const { change, subscription } = await readyToChange(by, form);
  return priced(change, subscription, Math.floor(now().getTime() / 1000));
}

/**
 * Makes a change at the price that was shown.
 *
 * @param confirmed what was shown: the second, and the amount
 * @returns the preview that must be shown anew when the amount has come to differ, else what was done, or where the bank wants
 *   the payment confirmed first
 * @throws Invalid on `price` and `seats`, and on `card` when the bank refuses the payment; then nothing has changed
 * @throws NotAllowed; StripeUnavailable
 */
export async function changePlan(
  by: Member,
  form: PlanChoiceForm,
  confirmed: { readonly at: string; readonly dueNow: string },
): Promise<
  ChangedNow | { readonly kind: 'planned' } | { readonly kind: 'look-again'; readonly preview: PlanChangePreview }
> {
  const { change, subscription, stored } = await readyToChange(by, form);
  const nowSeconds = Math.floor(now().getTime() / 1000);
  const shownAt = /^\d{1,12}$/.test(confirmed.at) ? Number(confirmed.at) : 0;
  const fresh = shownAt <= nowSeconds && nowSeconds - shownAt <= SHOWN_SECONDS;
  const preview = await priced(change, subscription, fresh ? shownAt : nowSeconds);
  if (!fresh || String(preview.dueNow) !== confirmed.dueNow) return { kind: 'look-again', preview };
  await tellOfAsking(by, change, stored);
  const made = change.when === 'now' ? await changeNow(subscription, change.choice, shownAt) : await planned();
  await faultPoint('changed at Stripe');
  await followSubscription(by.tenantId);
  await followDetails(by.tenantId);
  return made;

  async function planned(): Promise<{ readonly kind: 'planned' }> {
    await planChangeAtPeriodEnd(subscription, await priceId(change.choice), change.choice.seats);
    return { kind: 'planned' };
  }
}

interface Ready {
  readonly change: PlanChange;
  readonly subscription: Stripe.Subscription;
  readonly stored: StoredSubscription;
}

async function readyToChange(by: Member, form: PlanChoiceForm): Promise<Ready> {
  demand(by, 'billing');
  if (heldBack(by) === 'ended') throw new NotAllowed('billing');
  const [stored, used] = await readingTenant(by.tenantId, () =>
    Promise.all([storedSubscription(by.tenantId), billableSeats(by.tenantId)]),
  );
  const id = stored?.subscriptionId;
  if (!id || !isLive(stored.status)) throw new Invalid({ price: 'billing.change.none' });
  const change = readPlanChange(form, stored, used);
  const subscription = await findAtStripe((stripe) => stripe.subscriptions.retrieve(id));
  if (!subscription || !['active', 'trialing'].includes(subscription.status))
    throw new Invalid({ price: 'billing.change.unpaid' });
  // There is no next period for it to count from, and planning one would take the cancellation back.
  if (change.when === 'atPeriodEnd' && endOf(subscription)) throw new Invalid({ price: 'billing.change.ending' });
  return { change, subscription, stored };
}

async function priced(
  { choice, when }: PlanChange,
  subscription: Stripe.Subscription,
  at: number,
): Promise<PlanChangePreview> {
  const eachPeriod = includingMva(choice.seats * choice.price.seatAmount);
  const [item] = subscription.items.data;
  if (!item) throw new StripeUnavailable('stripe-no-price');
  const replaces = subscription.schedule !== null;
  const ends = endOf(subscription);
  if (when === 'atPeriodEnd')
    return { choice, when, dueNow: 0, mva: 0, eachPeriod, ends, replaces, from: momentOf(item.current_period_end), at };
  const price = await priceId(choice);
  const invoice = await askStripe((stripe) =>
    stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: {
        items: [{ id: item.id, price, quantity: choice.seats }],
        proration_behavior: 'always_invoice',
        proration_date: at,
      },
    }),
  );
  const mva = (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
  return { choice, when, dueNow: invoice.amount_due, mva, eachPeriod, ends, replaces, from: momentOf(at), at };
}

const momentOf = (seconds: number): Date => new Date(seconds * 1000);

/** Before Stripe is asked, so that who asked is known whatever happens next; what came of it is told when it is followed. */
const tellOfAsking = (by: Member, { choice, when }: PlanChange, stored: StoredSubscription): Promise<unknown> =>
  inTenant(by.tenantId, () =>
    record(
      asActor(by),
      'subscription.change-asked',
      { kind: 'subscription' },
      {
        price: choice.price.lookupKey,
        seats: choice.seats,
        when,
        previousPrice: stored.lookupKey,
        previousSeats: stored.seats,
      },
    ),
  );

/**
 * Calls off what is planned for the end of the period. @returns false when nothing was
 * @throws NotAllowed; StripeUnavailable
 */
export async function callOffPlannedChange(by: Member): Promise<boolean> {
  demand(by, 'billing');
  const stored = await readingTenant(by.tenantId, () => storedSubscription(by.tenantId));
  const id = stored?.subscriptionId;
  const subscription = id ? await findAtStripe((stripe) => stripe.subscriptions.retrieve(id)) : undefined;
  if (!subscription?.schedule) return false;
  await inTenant(by.tenantId, () => record(asActor(by), 'subscription.call-off-asked', { kind: 'subscription' }, {}));
  await callOff(subscription.schedule);
  await faultPoint('called off at Stripe');
  await followDetails(by.tenantId);
  return true;
}
