import type { Route } from '../visit.ts';

export const companiesRoutes: readonly Route[] = [];
