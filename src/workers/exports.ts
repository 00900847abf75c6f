import type { Duties } from './carry-out.ts';

export const exportDuties: Duties = {};
