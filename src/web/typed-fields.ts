import type { Request } from 'express';

import { isNationalIdentity } from '../domain/national-identity.ts';

/** Kept by nobody as they are written. */
const secrets = new Set(['password', 'current']);

/** Whether a form holds a password, which is never shown again. */
export const holdsSecret = ({ body }: Request): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).some((name) => secrets.has(name));

/** The fields of a form into which somebody typed a national identity number. */
export function fieldsWithIdentity({ method, body }: Request): string[] {
  if (method !== 'POST' || typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return [];
  const fields: [string, unknown][] = Object.entries(body);
  return fields
    .filter(([name, value]) => !secrets.has(name) && textsOf(value).some(isNationalIdentity))
    .map(([name]) => name);
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
