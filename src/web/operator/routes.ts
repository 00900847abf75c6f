import type { Route } from '../visit.ts';

export const operatorRoutes: readonly Route[] = [];
