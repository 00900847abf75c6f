import type { UnitBody } from './units/unit-body.ts';

/** A unit as the bulk file has it: without HAL, and with lists of links that are always empty. */
export function bulkBody(body: UnitBody): UnitBody {
  const form = body['organisasjonsform'];
  return {
    ...body,
    ...(typeof form === 'object' && form !== null ? { organisasjonsform: { ...form, links: [] } } : {}),
    links: [],
  };
}
