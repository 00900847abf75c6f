import type { Route } from '../visit.ts';

export const peopleRoutes: readonly Route[] = [];
