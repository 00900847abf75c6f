import type { Duties } from './carry-out.ts';

export const retentionDuties: Duties = {};
