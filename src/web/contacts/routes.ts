import type { Route } from '../visit.ts';

export const contactsRoutes: readonly Route[] = [];
