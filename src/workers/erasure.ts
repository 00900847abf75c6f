import { eraseAccount } from '../domain/users/own-erasure/carry-out.ts';
import { carryOutErasure } from '../domain/privacy/erasure/carry-out-erasure.ts';
import type { Duties } from './carry-out.ts';

export const erasureDuties: Duties = { erasure: carryOutErasure, 'account-erasure': eraseAccount };
