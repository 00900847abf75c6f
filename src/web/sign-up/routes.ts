import type { Route } from '../visit.ts';

export const signUpRoutes: readonly Route[] = [];
