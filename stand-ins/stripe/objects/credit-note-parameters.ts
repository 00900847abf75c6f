import { z } from 'zod';
import { expand, list, metadata, moment, requiredText, text, whole } from '../api/parameters.ts';

export const creditNoteParameters = z.strictObject({
  ...expand,
  amount: whole.optional(),
  credit_amount: whole.optional(),
  effective_at: moment.optional(),
  email_type: z.enum(['credit_note', 'none']).optional(),
  invoice: requiredText,
  lines: list(
    z.strictObject({
      amount: whole.optional(),
      invoice_line_item: requiredText,
      quantity: whole.optional(),
      type: z.literal('invoice_line_item'),
    }),
  ).optional(),
  memo: text.optional(),
  metadata: metadata.optional(),
  out_of_band_amount: whole.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory']).optional(),
  refund_amount: whole.optional(),
  refunds: list(z.strictObject({ amount_refunded: whole.optional(), refund: requiredText })).optional(),
});

export type CreditNoteParameters = z.infer<typeof creditNoteParameters>;
