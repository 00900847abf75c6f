import type { Route } from '../visit.ts';

export const homeRoutes: readonly Route[] = [];
