import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { page } from '../api/list.ts';
import { expand, list, metadata, moment, pagination, requiredText, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { changeItems } from '../billing/change-items.ts';
import { newId } from '../ids.ts';
import type { Price, Subscription, SubscriptionSchedule } from '../wire.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

type Phase = SubscriptionSchedule['phases'][number];

const phaseParameters = z.strictObject({
  end_date: moment.optional(),
  items: list(z.strictObject({ price: requiredText, quantity: whole.optional() })),
  metadata: metadata.optional(),
  proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
  start_date: moment.optional(),
});

/** What is planned for a subscription: one schedule, whose first phase is what it has now. */
function create(
  account: StripeAccount,
  given: { from_subscription: string; metadata?: '' | Record<string, string> | undefined },
): SubscriptionSchedule {
  const { state } = account;
  const subscription = lookup(state.subscriptions, given.from_subscription, 'subscription', 'from_subscription');
  if (subscription.schedule !== null)
    throw invalid('This subscription is already attached to a schedule.', 'from_subscription');
  if (subscription.status === 'canceled') throw invalid('A canceled subscription cannot have a schedule.');
  const [item] = subscription.items.data;
  const period = {
    start: item?.current_period_start ?? account.now(),
    end: item?.current_period_end ?? account.now(),
  };
  const items = subscription.items.data.map((one) => phaseItem(one.price, one.quantity ?? 1));
  const schedule: SubscriptionSchedule = {
    id: newId('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: null, type: 'flexible' },
    canceled_at: null,
    completed_at: null,
    created: account.now(),
    current_phase: { start_date: period.start, end_date: period.end },
    customer: subscription.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: mergedMetadata({}, given.metadata),
    pause_schedules: [],
    phases: [newPhase(subscription, { start: period.start, end: period.end, items, prorate: 'create_prorations' })],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  };
  state.subscriptionSchedules[schedule.id] = schedule;
  account.change('customer.subscription.updated', subscription, () => {
    subscription.schedule = schedule.id;
  });
  account.emit('subscription_schedule.created', schedule);
  return schedule;
}

const phaseItem = (price: Price, quantity: number): Phase['items'][number] => ({
  billing_thresholds: null,
  discounts: [],
  metadata: {},
  plan: price.id,
  price: price.id,
  quantity,
  tax_rates: [],
});

function newPhase(
  subscription: Subscription,
  given: { start: number; end: number; items: Phase['items']; prorate: Phase['proration_behavior'] },
): Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency: subscription.currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: given.end,
    invoice_settings: null,
    items: given.items,
    metadata: {},
    on_behalf_of: null,
    proration_behavior: given.prorate,
    start_date: given.start,
    transfer_data: null,
    trial_end: null,
  };
}

/** Replaces the phases; each begins where the one before ends, and the last may go on without an end. */
function update(
  account: StripeAccount,
  schedule: SubscriptionSchedule,
  phases: readonly z.infer<typeof phaseParameters>[],
): void {
  const { state } = account;
  const subscription = lookup(state.subscriptions, schedule.subscription ?? '', 'subscription');
  let start = schedule.current_phase?.start_date ?? account.now();
  schedule.phases = phases.map((phase, index) => {
    const from = phase.start_date ?? start;
    if (index > 0 && from !== start)
      throw invalid('A phase begins where the one before ends.', `phases[${index}][start_date]`);
    const last = index === phases.length - 1;
    if (phase.end_date === undefined && !last)
      throw invalid('Only the last phase goes on without an end.', `phases[${index}][end_date]`, 'parameter_missing');
    const end = phase.end_date ?? from;
    const items = phase.items.map((item) =>
      phaseItem(lookup(state.prices, item.price, 'price', `phases[${index}][items][0][price]`), item.quantity ?? 1),
    );
    start = end;
    return newPhase(subscription, {
      start: from,
      end,
      items,
      prorate: phase.proration_behavior ?? 'create_prorations',
    });
  });
  const [current] = schedule.phases;
  if (current) schedule.current_phase = { start_date: current.start_date, end_date: current.end_date };
}

/** Lets go of the subscription, which goes on as it is. */
function release(account: StripeAccount, schedule: SubscriptionSchedule, status: 'released' | 'completed'): void {
  const subscription = account.state.subscriptions[schedule.subscription ?? ''];
  schedule.status = status;
  schedule.current_phase = null;
  schedule.released_subscription = schedule.subscription;
  schedule.released_at = account.now();
  if (status === 'completed') schedule.completed_at = account.now();
  schedule.subscription = null;
  if (subscription)
    account.change('customer.subscription.updated', subscription, () => {
      subscription.schedule = null;
    });
  account.emit('subscription_schedule.released', schedule);
}

/** The change the next phase of a schedule makes, and when; undefined when none is left. */
export function nextPhase(schedule: SubscriptionSchedule): Phase | undefined {
  if (schedule.status !== 'active' || schedule.current_phase === null) return undefined;
  const { end_date: end } = schedule.current_phase;
  return schedule.phases.find(({ start_date: start }) => start === end);
}

/** Begins a phase: the subscription takes its items. After the last one the schedule lets go of it. */
export function beginPhase(account: StripeAccount, schedule: SubscriptionSchedule, phase: Phase): void {
  const { state } = account;
  const subscription = lookup(state.subscriptions, schedule.subscription ?? '', 'subscription');
  const changes = subscription.items.data.flatMap((item, index) => {
    const wanted = phase.items[index];
    const price = state.prices[wanted?.price ?? ''];
    return price ? [{ item, price, quantity: wanted?.quantity ?? 1 }] : [];
  });
  schedule.current_phase = { start_date: phase.start_date, end_date: phase.end_date };
  const prorate = phase.proration_behavior;
  changeItems(account, subscription, changes, {
    prorate: prorate === 'always_invoice' || prorate === 'none' ? prorate : 'create_prorations',
    unpaid: 'owe',
  });
  account.emit('subscription_schedule.updated', schedule);
  if (phase.end_date <= phase.start_date) release(account, schedule, 'completed');
}

/** A cancelled subscription has nothing planned any more. */
export function dropSchedule(account: StripeAccount, subscription: Subscription): void {
  const schedule = account.state.subscriptionSchedules[subscription.schedule ?? ''];
  if (!schedule) return;
  schedule.status = 'canceled';
  schedule.canceled_at = account.now();
  schedule.current_phase = null;
  account.emit('subscription_schedule.canceled', schedule);
}

const found = ({ state }: StripeAccount, id: string): SubscriptionSchedule =>
  lookup(state.subscriptionSchedules, id, 'subscription schedule');

function demandActive(schedule: SubscriptionSchedule): void {
  if (schedule.status !== 'active')
    throw invalid(`A schedule that is ${schedule.status} cannot be changed.`, undefined, 'resource_invalid_state');
}

export const subscriptionScheduleRoutes: Route[] = [
  route(
    'POST',
    '/v1/subscription_schedules',
    z.strictObject({ ...expand, from_subscription: requiredText, metadata: metadata.optional() }),
    create,
  ),
  route(
    'POST',
    '/v1/subscription_schedules/:id',
    z.strictObject({
      ...expand,
      end_behavior: z.literal('release').optional(),
      metadata: metadata.optional(),
      phases: list(phaseParameters).optional(),
      proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
    }),
    (account, { metadata: given, phases }, id) => {
      const schedule = found(account, id);
      demandActive(schedule);
      account.change('subscription_schedule.updated', schedule, () => {
        if (given !== undefined) schedule.metadata = mergedMetadata(schedule.metadata, given);
        if (phases) update(account, schedule, phases);
      });
      return schedule;
    },
  ),
  route('POST', '/v1/subscription_schedules/:id/release', z.strictObject(expand), (account, _parameters, id) => {
    const schedule = found(account, id);
    demandActive(schedule);
    release(account, schedule, 'released');
    return schedule;
  }),
  route('GET', '/v1/subscription_schedules/:id', z.strictObject(expand), (account, _parameters, id) =>
    found(account, id),
  ),
  route(
    'GET',
    '/v1/subscription_schedules',
    z.strictObject({ ...pagination, ...expand, customer: requiredText.optional() }),
    ({ state }, { customer, ...asked }) => {
      const schedules = Object.values(state.subscriptionSchedules).filter(
        (one) => !customer || one.customer === customer,
      );
      return page('/v1/subscription_schedules', schedules, asked);
    },
  ),
];
