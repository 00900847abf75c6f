import type { Visit } from '../visit.ts';

/** A posted password exactly as typed: unlike other fields it is not trimmed. */
export function typedPassword(visit: Visit, name = 'password'): string {
  const body: unknown = visit.request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : '';
}
