import { z } from 'zod';
import { page } from '../api/list.ts';
import { expand, flag, pagination } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import type { TaxRate } from '../wire.ts';
import { lookup } from './lookup.ts';

/** The Norwegian standard rate, 25 % (Stortinget's yearly decision on MVA, § 2). */
export const mvaRateId = 'txr_StandInMva25';

export function newMvaRate(created: number): TaxRate {
  return {
    id: mvaRateId,
    object: 'tax_rate',
    active: true,
    country: 'NO',
    created,
    description: 'MVA 25 %',
    display_name: 'MVA',
    effective_percentage: 25,
    flat_amount: null,
    inclusive: false,
    jurisdiction: 'NO',
    jurisdiction_level: 'country',
    livemode: false,
    metadata: {},
    percentage: 25,
    rate_type: 'percentage',
    state: null,
    tax_type: 'vat',
  };
}

export const taxRateRoutes: Route[] = [
  route('GET', '/v1/tax_rates/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.taxRates, id, 'tax rate'),
  ),
  route(
    'GET',
    '/v1/tax_rates',
    z.strictObject({ ...pagination, ...expand, active: flag.optional(), inclusive: flag.optional() }),
    ({ state }, { active, inclusive, ...asked }) => {
      const rates = Object.values(state.taxRates).filter(
        (rate) =>
          (active === undefined || rate.active === active) && (inclusive === undefined || rate.inclusive === inclusive),
      );
      return page('/v1/tax_rates', rates, asked);
    },
  ),
];
