import type { Route } from './api/route.ts';
import { balanceTransactionRoutes } from './objects/balance-transactions.ts';
import { chargeRoutes } from './objects/charges.ts';
import { checkoutSessionRoutes } from './objects/checkout-sessions.ts';
import { couponRoutes } from './objects/coupons.ts';
import { creditNoteRoutes } from './objects/credit-notes.ts';
import { customerBalanceRoutes } from './objects/customer-balance.ts';
import { customerRoutes } from './objects/customers.ts';
import { disputeRoutes } from './objects/disputes.ts';
import { eventRoutes } from './objects/events.ts';
import { invoiceItemRoutes } from './objects/invoice-items.ts';
import { invoicePaymentRoutes } from './objects/invoice-payments.ts';
import { invoiceRoutes } from './objects/invoices.ts';
import { paymentIntentRoutes } from './objects/payment-intents.ts';
import { paymentMethodRoutes } from './objects/payment-methods.ts';
import { payoutRoutes } from './objects/payouts.ts';
import { portalConfigurationRoutes } from './objects/portal-configurations.ts';
import { portalSessionRoutes } from './objects/portal-sessions.ts';
import { priceRoutes } from './objects/prices.ts';
import { productRoutes } from './objects/products.ts';
import { promotionCodeRoutes } from './objects/promotion-codes.ts';
import { refundRoutes } from './objects/refunds.ts';
import { subscriptionScheduleRoutes } from './objects/subscription-schedules.ts';
import { subscriptionRoutes } from './objects/subscriptions.ts';
import { taxIdRoutes } from './objects/tax-ids.ts';
import { taxRateRoutes } from './objects/tax-rates.ts';

/** The whole API of the stand-in. A new kind of object is a file in `objects/` and a line here. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...customerBalanceRoutes,
  ...taxIdRoutes,
  ...productRoutes,
  ...priceRoutes,
  ...taxRateRoutes,
  ...paymentMethodRoutes,
  ...checkoutSessionRoutes,
  ...portalConfigurationRoutes,
  ...portalSessionRoutes,
  ...subscriptionRoutes,
  ...subscriptionScheduleRoutes,
  ...couponRoutes,
  ...promotionCodeRoutes,
  ...invoiceRoutes,
  ...invoiceItemRoutes,
  ...invoicePaymentRoutes,
  ...paymentIntentRoutes,
  ...chargeRoutes,
  ...balanceTransactionRoutes,
  ...refundRoutes,
  ...creditNoteRoutes,
  ...disputeRoutes,
  ...payoutRoutes,
  ...eventRoutes,
];
