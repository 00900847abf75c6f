import type { Route } from '../visit.ts';

export const searchRoutes: readonly Route[] = [];
