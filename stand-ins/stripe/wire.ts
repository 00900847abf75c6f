import type { Stripe } from 'stripe';

/**
 * A Stripe object as it travels and as it is stored here: related objects by id, decimals as strings, absent as absent.
 * Derived from the SDK's types, so that a field Stripe moves or adds stops the type check instead of a customer.
 */
export type Wire<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends readonly (infer Item)[]
      ? WireField<Item>[]
      : T extends object
        ? { [Key in keyof T as T[Key] extends void ? never : Key]: WireField<T[Key]> }
        : never;

/** A field that can be an id or the object behind it is always the id here; `expand` puts the object in its place. */
type WireField<Field> = string extends Field ? Exclude<Field, object> : Wire<Field>;

export type Customer = Wire<Stripe.Customer>;
export type Product = Wire<Stripe.Product>;
export type Price = Wire<Stripe.Price>;
export type TaxRate = Wire<Stripe.TaxRate>;
export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type CheckoutSession = Wire<Stripe.Checkout.Session>;
export type LineItem = Wire<Stripe.LineItem>;
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>;
export type PortalSession = Wire<Stripe.BillingPortal.Session>;
export type Subscription = Wire<Stripe.Subscription>;
export type SubscriptionItem = Wire<Stripe.SubscriptionItem>;
export type Invoice = Wire<Stripe.Invoice>;
export type FinalizationError = NonNullable<Invoice['last_finalization_error']>;
export type InvoiceLine = Wire<Stripe.InvoiceLineItem>;
export type InvoiceItem = Wire<Stripe.InvoiceItem>;
export type InvoicePayment = Wire<Stripe.InvoicePayment>;
export type PaymentIntent = Wire<Stripe.PaymentIntent>;
export type Charge = Wire<Stripe.Charge>;
export type CreditNote = Wire<Stripe.CreditNote>;
export type CreditNoteLine = Wire<Stripe.CreditNoteLineItem>;
export type CustomerBalanceTransaction = Wire<Stripe.CustomerBalanceTransaction>;
export type Coupon = Wire<Stripe.Coupon>;
export type Discount = Wire<Stripe.Discount>;
export type PromotionCode = Wire<Stripe.PromotionCode>;
export type SubscriptionSchedule = Wire<Stripe.SubscriptionSchedule>;
export type Dispute = Wire<Stripe.Dispute>;
export type Payout = Wire<Stripe.Payout>;
export type Refund = Wire<Stripe.Refund>;
export type TaxId = Wire<Stripe.TaxId>;
export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;

/** The kinds of event this stand-in sends; each name is checked against the SDK. */
export type EventName = Extract<
  Stripe.Event['type'],
  | 'charge.dispute.closed'
  | 'charge.dispute.created'
  | 'charge.dispute.funds_reinstated'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.updated'
  | 'charge.refunded'
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'credit_note.created'
  | 'credit_note.updated'
  | 'credit_note.voided'
  | 'customer.created'
  | 'customer.deleted'
  | 'customer.updated'
  | 'customer.tax_id.created'
  | 'customer.tax_id.deleted'
  | 'customer.subscription.created'
  | 'customer.subscription.deleted'
  | 'customer.subscription.paused'
  | 'customer.subscription.pending_update_applied'
  | 'customer.subscription.pending_update_expired'
  | 'customer.subscription.resumed'
  | 'customer.subscription.trial_will_end'
  | 'customer.subscription.updated'
  | 'invoice.created'
  | 'invoice.deleted'
  | 'invoice.finalization_failed'
  | 'invoice.finalized'
  | 'invoice.marked_uncollectible'
  | 'invoice.paid'
  | 'invoice.payment_action_required'
  | 'invoice.payment_failed'
  | 'invoice.payment_succeeded'
  | 'invoice.updated'
  | 'invoice.voided'
  | 'invoice_payment.paid'
  | 'payment_method.attached'
  | 'payment_method.detached'
  | 'payout.created'
  | 'payout.failed'
  | 'payout.paid'
  | 'refund.created'
  | 'refund.failed'
  | 'refund.updated'
  | 'subscription_schedule.canceled'
  | 'subscription_schedule.created'
  | 'subscription_schedule.released'
  | 'subscription_schedule.updated'
>;

/** The object an event of this name carries. */
export type EventObject<Name extends EventName> = Wire<Extract<Stripe.Event, { type: Name }>['data']['object']>;

/** Any event, as it is stored, listed and delivered. */
export type StripeEvent = Omit<Wire<Stripe.EventBase>, 'data' | 'type'> & {
  data: { object: object; previous_attributes?: object };
  type: EventName;
};
