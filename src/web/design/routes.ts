import type { Route } from '../visit.ts';

export const designRoutes: readonly Route[] = [];
