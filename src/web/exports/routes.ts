import type { Route } from '../visit.ts';

export const exportsRoutes: readonly Route[] = [];
