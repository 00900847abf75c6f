import type { Request } from 'express';

import { isNationalIdentity } from '../domain/national-identity.ts';

/** Kept by nobody as they are written. */
const secrets = new Set(['password', 'current']);

/** What the program made itself, such as the id of a form or the hash of an agreement: digits stand in it by chance. */
const made = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})$/i;

/** Whether a text holds a national identity number that somebody typed. */
export const holdsIdentity = (text: string): boolean => !made.test(text) && isNationalIdentity(text);

/** The fields of a form into which somebody typed a national identity number. */
export function fieldsWithIdentity({ method, body }: Request): string[] {
  if (method !== 'POST' || typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return [];
  const fields: [string, unknown][] = Object.entries(body);
  return fields
    .filter(([name, value]) => !secrets.has(name) && textsOf(value).some(holdsIdentity))
    .map(([name]) => name);
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
