import { carryOutErasure } from '../domain/privacy/erasure/carry-out-erasure.ts';
import type { Duties } from './carry-out.ts';

export const erasureDuties: Duties = { erasure: carryOutErasure };
