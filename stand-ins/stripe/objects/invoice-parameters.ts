import { z } from 'zod';
import { expand, flag, list, metadata, moment, requiredText, text, whole } from '../api/parameters.ts';

const changeable = {
  ...expand,
  auto_advance: flag.optional(),
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  days_until_due: whole.optional(),
  default_payment_method: requiredText.optional(),
  default_tax_rates: list(requiredText).optional(),
  description: text.optional(),
  due_date: moment.optional(),
  footer: text.optional(),
  metadata: metadata.optional(),
};

export const updateInvoiceParameters = z.strictObject(changeable);

export const createInvoiceParameters = z.strictObject({
  ...changeable,
  currency: requiredText.optional(),
  customer: requiredText,
  pending_invoice_items_behavior: z.enum(['exclude', 'include']).optional(),
});

export const previewParameters = z.strictObject({
  ...expand,
  customer: requiredText.optional(),
  preview_mode: z.literal('next').optional(),
  schedule: requiredText.optional(),
  subscription: requiredText.optional(),
  subscription_details: z
    .strictObject({
      items: list(
        z.strictObject({ id: requiredText, price: requiredText.optional(), quantity: whole.optional() }),
      ).optional(),
      proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
      proration_date: moment.optional(),
    })
    .optional(),
});
