import type { Route } from '../visit.ts';

export const dealsRoutes: readonly Route[] = [];
