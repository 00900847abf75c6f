import { tellOfSubProcessor } from '../domain/privacy/registers/sub-processor-notices.ts';
import type { Duties } from './carry-out.ts';

export const registerDuties: Duties = { 'sub-processor-notice': tellOfSubProcessor };
