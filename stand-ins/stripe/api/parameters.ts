import { z } from 'zod';
import { invalid, StripeApiError } from './errors.ts';
import type { Form } from './form.ts';

/** The building blocks of a request's parameters. Form encoding knows only text; these give it its types back. */

/** Text; the empty text clears the field, which Stripe answers as null. */
export const text = z.string().transform((value) => (value === '' ? null : value));
export const requiredText = z.string().min(1);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
/** A whole number that may be negative, such as an amount given back. */
export const signed = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
/** Unix seconds. */
export const moment = whole;

/** A list, which form encoding writes as an object with positions as keys; the empty text is the empty list. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === '' ? [] : isForm(value) ? Object.values(value) : value), z.array(item));
}

/** `metadata`: empty text at a key removes the key, empty text instead of the whole removes all. */
export const metadata = z.union([z.literal(''), z.record(z.string().max(40), z.string().max(500))]);

export const address = z.strictObject({
  city: text.optional(),
  country: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  postal_code: text.optional(),
  state: text.optional(),
});

export const expand = { expand: list(requiredText).optional() };

export const pagination = {
  limit: whole.pipe(z.number().min(1).max(100)).optional(),
  starting_after: requiredText.optional(),
  ending_before: requiredText.optional(),
};

/** `created=…` or `created[gte]=…`. */
export const range = z.union([
  moment,
  z.strictObject({ gt: moment.optional(), gte: moment.optional(), lt: moment.optional(), lte: moment.optional() }),
]);

/** An address to send a customer back to. The scheme is checked because it ends in a link on a page. */
export const returnUrl = z.string().refine((value) => URL.canParse(value) && /^https?:\/\//i.test(value), {
  message: 'Not a valid URL',
  params: { code: 'url_invalid' },
});

/**
 * Checks a request's parameters.
 *
 * @returns what the schema makes of them
 * @throws StripeApiError `parameter_unknown`, `parameter_missing` or with the message of the failing check
 */
export function checkParameters<Output>(schema: z.ZodType<Output>, form: Form): Output {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const { issues } = result.error;
  // Stripe refuses what it does not know before it looks at what it knows.
  const issue = issues.find((candidate) => candidate.code === 'unrecognized_keys') ?? issues[0];
  throw issue ? refusal(issue, form) : invalid('Invalid parameters');
}

function refusal(issue: z.core.$ZodIssue, form: Form): StripeApiError {
  if (issue.code === 'unrecognized_keys') {
    const param = paramName([...issue.path, issue.keys[0] ?? '']);
    return invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
  const param = paramName(issue.path);
  if (valueAt(form, issue.path) === undefined) {
    return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
  }
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return invalid(
    issue.code === 'custom' ? issue.message : `Invalid value for ${param}: ${issue.message}`,
    param,
    typeof code === 'string' ? code : undefined,
  );
}

function paramName([first, ...rest]: readonly PropertyKey[]): string {
  return String(first) + rest.map((key) => `[${String(key)}]`).join('');
}

function valueAt(form: Form, path: readonly PropertyKey[]): unknown {
  let value: unknown = form;
  for (const key of path) value = isForm(value) ? value[String(key)] : undefined;
  return value;
}

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
