import { z } from 'zod';
import { page } from '../api/list.ts';
import { expand, flag, list, pagination, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Product } from '../wire.ts';
import { lookup } from './lookup.ts';

/** A product as the seed makes it: a service, sold by price. */
export function newProduct(id: string, name: string, created: number): Product {
  return {
    id,
    object: 'product',
    active: true,
    created,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name,
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: 'seat',
    updated: created,
    url: null,
  };
}

export const productRoutes: Route[] = [
  route('POST', '/v1/products', z.strictObject({ ...expand, name: requiredText }), (account, { name }) => {
    const product = newProduct(newId('prod'), name, account.now());
    account.state.products[product.id] = product;
    return product;
  }),
  route('GET', '/v1/products/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.products, id, 'product'),
  ),
  route(
    'GET',
    '/v1/products',
    z.strictObject({ ...pagination, ...expand, active: flag.optional(), ids: list(requiredText).optional() }),
    ({ state }, { active, ids, ...asked }) => {
      const products = Object.values(state.products).filter(
        (product) => (active === undefined || product.active === active) && (!ids || ids.includes(product.id)),
      );
      return page('/v1/products', products, asked);
    },
  ),
];
