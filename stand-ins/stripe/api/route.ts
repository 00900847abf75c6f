import type { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { type Form } from './form.ts';
import { checkParameters } from './parameters.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `/v1/customers/:id`; the named part is handed over as `id`. */
  path: string;
  answer(account: StripeAccount, form: Form, id: string): object;
}

/** One line of the API: a method, an address, the parameters it takes and what it does. */
export function route<Parameters extends { expand?: string[] | undefined }>(
  method: Route['method'],
  path: string,
  parameters: z.ZodType<Parameters>,
  handle: (account: StripeAccount, parameters: Parameters, id: string) => object,
): Route {
  return { method, path, answer: (account, form, id) => handle(account, checkParameters(parameters, form), id) };
}

/** The id in the address when the route is meant, else undefined. */
export function matchRoute(route: Route, method: string, pathname: string): string | undefined {
  if (route.method !== method) return undefined;
  const wanted = route.path.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [position, part] of wanted.entries()) {
    const actual = given[position] ?? '';
    if (part.startsWith(':')) id = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return id;
}
