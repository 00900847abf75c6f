import type { Route } from '../visit.ts';

export const auditRoutes: readonly Route[] = [];
