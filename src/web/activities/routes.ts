import type { Route } from '../visit.ts';

export const activitiesRoutes: readonly Route[] = [];
