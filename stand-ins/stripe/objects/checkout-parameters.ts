import { z } from 'zod';
import { expand, flag, list, metadata, moment, requiredText, returnUrl, text, whole } from '../api/parameters.ts';

const lineItem = z.strictObject({
  adjustable_quantity: z
    .strictObject({ enabled: flag, maximum: whole.optional(), minimum: whole.optional() })
    .optional(),
  price: requiredText,
  quantity: whole.pipe(z.number().min(1)).optional(),
  tax_rates: list(requiredText).optional(),
});

/** The parameters of a checkout for a subscription; other modes have not been built. */
export const checkoutParameters = z.strictObject({
  ...expand,
  allow_promotion_codes: flag.optional(),
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: returnUrl.optional(),
  client_reference_id: requiredText.max(200).optional(),
  customer: requiredText,
  customer_update: z
    .strictObject({ address: z.enum(['auto', 'never']).optional(), name: z.enum(['auto', 'never']).optional() })
    .optional(),
  discounts: list(
    z.strictObject({ coupon: requiredText.optional(), promotion_code: requiredText.optional() }),
  ).optional(),
  expires_at: moment.optional(),
  line_items: list(lineItem),
  locale: z.enum(['auto', 'en', 'nb']).optional(),
  metadata: metadata.optional(),
  mode: z.literal('subscription'),
  payment_method_collection: z.literal('always').optional(),
  subscription_data: z
    .strictObject({
      default_tax_rates: list(requiredText).optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: moment.optional(),
      trial_period_days: whole.pipe(z.number().min(1)).optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
        })
        .optional(),
    })
    .optional(),
  success_url: returnUrl,
  tax_id_collection: z.strictObject({ enabled: flag }).optional(),
  ui_mode: z.literal('hosted_page').optional(),
});

export type CheckoutParameters = z.infer<typeof checkoutParameters>;
