import type { Route } from '../visit.ts';

export const accountRoutes: readonly Route[] = [];
