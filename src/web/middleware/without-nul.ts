import type { RequestHandler } from 'express';

/**
 * Takes NUL out of what a form holds, before anything reads it, passport included: no text in PostgreSQL can hold it and
 * nobody can type it.
 */
export const withoutNul: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null)
    for (const [name, value] of Object.entries(body))
      Reflect.set(body, name, Array.isArray(value) ? value.map(cleaned) : cleaned(value));
  next();
};

const cleaned = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '') : value);
