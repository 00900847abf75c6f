import { notPersonal, personalColumns, tenantKey, type TableDeclaration } from '../declaration.ts';

// What Stripe says a tenant pays for. Layer L1. Names, addresses and cards are at Stripe and never here.

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
  },
};

export const billingTables: readonly TableDeclaration[] = [subscriptions, stripeEvents];
