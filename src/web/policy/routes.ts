import type { Route } from '../visit.ts';

export const policyRoutes: readonly Route[] = [];
