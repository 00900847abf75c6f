import type {
  CheckoutSession,
  Customer,
  Invoice,
  InvoiceLine,
  LineItem,
  PaymentMethod,
  PortalSession,
  Price,
  Product,
  StripeEvent,
  Subscription,
  TaxRate,
} from './wire.ts';

/** What Stripe keeps about a checkout beside what it shows of it. */
export interface CheckoutPlan {
  lineItems: LineItem[];
  /** Tax rates of each line, by line item id. */
  taxRates: Record<string, string[]>;
  subscription: { metadata: Record<string, string>; description: string | null; trialEnd: number | null };
  defaultTaxRates: string[];
  /** Set once the customer has chosen a card that asks for authentication. */
  awaitsAuthentication: boolean;
}

/** The remembered answer to a request that carried an idempotency key. */
export interface RememberedAnswer {
  /** Method, path and a digest of the parameters. */
  request: string;
  status: number;
  body: object;
  requestId: string;
  at: number;
}

/** Everything one Stripe account holds; plain JSON, so that it can be kept in a file. Records keep insertion order. */
export interface AccountState {
  version: 1;
  /** Seconds the account's clock is ahead of the machine's. */
  clockAhead: number;
  products: Record<string, Product>;
  prices: Record<string, Price>;
  taxRates: Record<string, TaxRate>;
  customers: Record<string, Customer>;
  deletedCustomers: Record<string, true>;
  paymentMethods: Record<string, PaymentMethod>;
  checkoutSessions: Record<string, CheckoutSession>;
  checkoutPlans: Record<string, CheckoutPlan>;
  portalSessions: Record<string, PortalSession>;
  subscriptions: Record<string, Subscription>;
  invoices: Record<string, Invoice>;
  /** Prorations that wait for a subscription's next invoice, by subscription id. */
  pendingLines: Record<string, InvoiceLine[]>;
  /** Subscriptions whose customer was told that the trial ends. */
  trialEndTold: Record<string, true>;
  events: Record<string, StripeEvent>;
  remembered: Record<string, RememberedAnswer>;
}

export function emptyState(): AccountState {
  return {
    version: 1,
    clockAhead: 0,
    products: {},
    prices: {},
    taxRates: {},
    customers: {},
    deletedCustomers: {},
    paymentMethods: {},
    checkoutSessions: {},
    checkoutPlans: {},
    portalSessions: {},
    subscriptions: {},
    invoices: {},
    pendingLines: {},
    trialEndTold: {},
    events: {},
    remembered: {},
  };
}
