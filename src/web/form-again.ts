import type { Request } from 'express';

/** A form that could not be saved, to be sent again as it was. */
export interface FormAgain {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What somebody wrote themselves, to be read. */
  readonly typed: readonly string[];
}

/** The form of a request, as it was sent. What was sent as a file is none of it. */
export function sentForm(request: Request): FormAgain {
  const body: Readonly<Record<string, unknown>> =
    typeof request.body === 'object' && !Buffer.isBuffer(request.body) ? (request.body ?? {}) : {};
  const fields = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === 'string')
      .map((one) => [name, one] as const),
  );
  return {
    action: request.originalUrl,
    fields,
    typed: fields.filter(([name, value]) => written.has(name) && value.trim() !== '').map(([, value]) => value),
  };
}

/** The fields that people write in, as against what they choose and what a form carries along. */
const written: ReadonlySet<string> = new Set(
  (
    'givenName familyName name email phone value role title body note message reason ' +
    'amount closeOn day street lines postalCode place country countryCode'
  ).split(' '),
);
