import type { Route } from '../visit.ts';

export const billingRoutes: readonly Route[] = [];
