import type { WantedDiscount } from './billing/discounts.ts';
import type { MissingCard } from './billing/start-subscription.ts';
import type { TestCard } from './billing/test-cards.ts';
import type {
  BalanceTransaction,
  Charge,
  CheckoutSession,
  Coupon,
  CreditNote,
  Customer,
  CustomerBalanceTransaction,
  Discount,
  Dispute,
  FinalizationError,
  Invoice,
  InvoiceItem,
  InvoiceLine,
  InvoicePayment,
  LineItem,
  PaymentIntent,
  PaymentMethod,
  Payout,
  PortalConfiguration,
  PortalSession,
  Price,
  Product,
  PromotionCode,
  Refund,
  StripeEvent,
  Subscription,
  SubscriptionSchedule,
  TaxId,
  TaxRate,
} from './wire.ts';

/** What Stripe keeps about a checkout beside what it shows of it. */
export interface CheckoutPlan {
  lineItems: LineItem[];
  /** Tax rates of each line, by line item id. */
  taxRates: Record<string, string[]>;
  subscription: {
    metadata: Record<string, string>;
    description: string | null;
    trialEnd: number | null;
    whenTrialEndsWithoutCard: MissingCard;
  };
  discounts: WantedDiscount[];
  defaultTaxRates: string[];
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
  /** Cards the bank was asked about, by the id of the checkout or invoice that waits for its answer. */
  awaitedCards: Record<string, TestCard['last4']>;
  portalConfigurations: Record<string, PortalConfiguration>;
  portalSessions: Record<string, PortalSession>;
  subscriptions: Record<string, Subscription>;
  invoices: Record<string, Invoice>;
  /** Why the invoices of a customer cannot be made final, by the customer's id. */
  refusedFinalizations: Record<string, FinalizationError>;
  /** All lines of each invoice, by invoice id; the invoice itself shows the first of them. */
  invoiceLines: Record<string, InvoiceLine[]>;
  /** Items of their own, waiting for a customer's next invoice or on one. */
  invoiceItems: Record<string, InvoiceItem>;
  invoicePayments: Record<string, InvoicePayment>;
  paymentIntents: Record<string, PaymentIntent>;
  charges: Record<string, Charge>;
  balanceTransactions: Record<string, BalanceTransaction>;
  /** The payout that carried a balance transaction, by its id. */
  payoutOf: Record<string, string>;
  coupons: Record<string, Coupon>;
  promotionCodes: Record<string, PromotionCode>;
  discounts: Record<string, Discount>;
  subscriptionSchedules: Record<string, SubscriptionSchedule>;
  taxIds: Record<string, TaxId>;
  refunds: Record<string, Refund>;
  creditNotes: Record<string, CreditNote>;
  customerBalance: Record<string, CustomerBalanceTransaction>;
  disputes: Record<string, Dispute>;
  payouts: Record<string, Payout>;
  /** Unix seconds of the last try to pay out. */
  payoutTriedAt: number;
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
    awaitedCards: {},
    portalConfigurations: {},
    portalSessions: {},
    subscriptions: {},
    invoices: {},
    refusedFinalizations: {},
    invoiceLines: {},
    invoiceItems: {},
    invoicePayments: {},
    paymentIntents: {},
    charges: {},
    balanceTransactions: {},
    payoutOf: {},
    coupons: {},
    promotionCodes: {},
    discounts: {},
    subscriptionSchedules: {},
    taxIds: {},
    refunds: {},
    creditNotes: {},
    customerBalance: {},
    disputes: {},
    payouts: {},
    payoutTriedAt: 0,
    pendingLines: {},
    trialEndTold: {},
    events: {},
    remembered: {},
  };
}
