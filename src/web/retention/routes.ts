import type { Route } from '../visit.ts';

export const retentionRoutes: readonly Route[] = [];
