import type { Duties } from './carry-out.ts';

export const enrichmentDuties: Duties = {};
