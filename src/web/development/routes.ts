import type { Route } from '../visit.ts';

export const developmentRoutes: readonly Route[] = [];
