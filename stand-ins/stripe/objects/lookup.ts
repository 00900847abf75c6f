import { noSuch } from '../api/errors.ts';

/**
 * The object with this id.
 *
 * @param param the parameter that named it; `id` when the address did
 * @throws StripeApiError `resource_missing`
 */
export function lookup<Found>(table: Record<string, Found>, id: string, noun: string, param = 'id'): Found {
  const found = Object.hasOwn(table, id) ? table[id] : undefined;
  if (found === undefined) throw noSuch(noun, id, param);
  return found;
}
