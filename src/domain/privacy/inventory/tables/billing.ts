import { notPersonal, personalColumns, tenantKey, type TableDeclaration } from '../declaration.ts';

// What Stripe says a tenant pays for. Layer L1. Names, addresses and the numbers of cards are at Stripe and never here; of a card
// there are the last four digits, which its owner knows it by.

const soleTraderTenant = `exists (select from tenants t where t.id = subscriptions.tenant_id
                            and t.legal_form in ('ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS'))`;
const payment = personalColumns({
  subject: 'sole-trader',
  purpose: 'subscription',
  basis: 'b',
  retention: 'bookkeeping',
});
const ofSoleTrader = { onlyWhen: soleTraderTenant, keptUnder: 'bookkeeping' } as const;

const subscriptions: TableDeclaration = {
  schema: 'public',
  table: 'subscriptions',
  layer: 'controller',
  holds: 'what each tenant pays for',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    plan: payment('user.payment', 'keep', ofSoleTrader),
    status: payment('user.payment', 'keep', ofSoleTrader),
    stripe_customer_id: payment('user.payment', 'keep', ofSoleTrader),
    stripe_subscription_id: payment('user.payment', 'keep', ofSoleTrader),
    price_lookup_key: notPersonal('which price of ours, one of a fixed list'),
    seats: payment('user.payment', 'keep', ofSoleTrader),
    trial_ends_at: payment('user.payment', 'keep', ofSoleTrader),
    current_period_end: payment('user.payment', 'keep', ofSoleTrader),
    cancel_at: payment('user.payment', 'keep', ofSoleTrader),
    fetched_at: notPersonal('when Stripe was asked'),
    card_brand: payment('user.payment', 'keep', ofSoleTrader),
    card_last4: payment('user.payment', 'keep', ofSoleTrader),
    card_expires: payment('user.payment', 'keep', ofSoleTrader),
    next_invoice_total: payment('user.payment', 'keep', ofSoleTrader),
    next_invoice_at: payment('user.payment', 'keep', ofSoleTrader),
    discount: payment('user.payment', 'keep', ofSoleTrader),
    planned_lookup_key: payment('user.payment', 'keep', ofSoleTrader),
    planned_seats: payment('user.payment', 'keep', ofSoleTrader),
    planned_at: payment('user.payment', 'keep', ofSoleTrader),
    open_invoice_id: payment('user.payment', 'keep', ofSoleTrader),
    open_invoice_amount: payment('user.payment', 'keep', ofSoleTrader),
    open_invoice_attempts: payment('user.payment', 'keep', ofSoleTrader),
    open_invoice_confirm: payment('user.payment', 'keep', ofSoleTrader),
    open_invoice_change: payment('user.payment', 'keep', ofSoleTrader),
    next_attempt_at: payment('user.payment', 'keep', ofSoleTrader),
    details_at: notPersonal('when Stripe was asked'),
    told_invoice_id: notPersonal('the last unpaid invoice that was mailed about'),
    told_attempts: notPersonal('after how many attempts'),
    told_trial_end: notPersonal('the end of a trial that was mailed about'),
    told_card_expires: notPersonal('the month a card runs out that was mailed about'),
    people: notPersonal('how many people took a seat when that was last compared'),
    reconciled_at: notPersonal('when seats were last compared'),
    stripe_left_at: notPersonal('when a former customer was stopped at Stripe'),
  },
};

const stripeEvent = personalColumns({
  subject: 'sole-trader',
  purpose: 'subscription',
  basis: 'b',
  retention: 'stripe-event',
});

const stripeEvents: TableDeclaration = {
  schema: 'public',
  table: 'stripe_events',
  layer: 'controller',
  holds: 'that Stripe said something changed: ids and words, never names',
  ties: [],
  columns: {
    id: notPersonal('the number of an event at Stripe'),
    type: notPersonal('a word of Stripe’s for what happened'),
    api_version: notPersonal('a version of Stripe’s interface'),
    livemode: notPersonal('whether it is real money'),
    created_at: notPersonal('when it happened at Stripe'),
    received_at: notPersonal('when it came here'),
    customer_id: stripeEvent('user.payment', 'expire'),
    object_id: stripeEvent('user.payment', 'expire'),
    outcome: notPersonal('what became of it, one of our own words'),
    endpoint: notPersonal('the name of the address it came in by'),
    object_type: notPersonal('a word of Stripe’s for a kind of object'),
    named_tenant: notPersonal('which tenant it says it is about'),
    concerns: stripeEvent('user.payment', 'expire'),
    parked_for: notPersonal('why it waits, one of our own words'),
    processed_at: notPersonal('when it was followed'),
  },
};

const stripeEndpoints: TableDeclaration = {
  schema: 'public',
  table: 'stripe_endpoints',
  layer: 'controller',
  holds: 'the addresses at which Stripe’s events come in',
  ties: [],
  columns: {
    key: notPersonal('a name in an address of ours'),
    payload: notPersonal('which kind of events come, one of two words'),
    api_version: notPersonal('a version of Stripe’s interface'),
    added_at: notPersonal('when OnNet opened it'),
    closed_at: notPersonal('when OnNet closed it'),
    refused: notPersonal('a count of posts that were refused'),
    refused_at: notPersonal('when one was refused'),
  },
};

const stripeEndpointSecrets: TableDeclaration = {
  schema: 'public',
  table: 'stripe_endpoint_secrets',
  layer: 'controller',
  holds: 'the secrets that Stripe signs with at each of them, sealed',
  ties: [],
  columns: {
    id: notPersonal('a number made by the program for this row'),
    endpoint: notPersonal('the name of the address it is for'),
    sealed: notPersonal('a secret between Stripe and OnNet, sealed'),
    ending: notPersonal('its last four characters, to tell it from another'),
    added_at: notPersonal('when OnNet added it'),
    retired_at: notPersonal('when OnNet took it out of use'),
  },
};

const stripeListing: TableDeclaration = {
  schema: 'public',
  table: 'stripe_listing',
  layer: 'controller',
  holds: 'how far Stripe was asked about events that did not come',
  ties: [],
  columns: {
    single: notPersonal('there is one row'),
    listed_at: notPersonal('when Stripe was last asked for those it could not deliver'),
    all_listed_at: notPersonal('when Stripe was last asked for all'),
    missed: notPersonal('a count of events that had not come'),
    missed_at: notPersonal('when some were found'),
    reconciled_on: notPersonal('the last day on which every customer was looked at'),
  },
};

const stripeMode: TableDeclaration = {
  schema: 'public',
  table: 'stripe_mode',
  layer: 'controller',
  holds: 'which of Stripe’s modes the database is of',
  ties: [],
  columns: {
    single: notPersonal('there is one row'),
    livemode: notPersonal('whether it is real money'),
  },
};

const openDisputes: TableDeclaration = {
  schema: 'public',
  table: 'open_disputes',
  layer: 'controller',
  holds: 'payments that a customer’s bank has taken back, until it is decided',
  ties: [],
  columns: {
    id: notPersonal('the number of a dispute at Stripe'),
    payment: notPersonal('the number of a payment at Stripe'),
    tenant: notPersonal('which tenant it is'),
    amount: notPersonal('an amount at Stripe'),
    currency: notPersonal('the code of a currency, three letters'),
    reason: notPersonal('a word of Stripe’s for what the bank says'),
    status: notPersonal('a word of Stripe’s for how it stands'),
    respond_by: notPersonal('when the bank’s deadline is'),
    opened_at: notPersonal('when the bank opened it'),
    livemode: notPersonal('whether it is real money'),
    fetched_at: notPersonal('when Stripe was asked'),
  },
};

export const billingTables: readonly TableDeclaration[] = [
  subscriptions,
  stripeEvents,
  stripeEndpoints,
  stripeEndpointSecrets,
  stripeListing,
  openDisputes,
  stripeMode,
];
