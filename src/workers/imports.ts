import { carryOutImport } from '../domain/imports/carry-out-import.ts';
import { checkImport } from '../domain/imports/check-import.ts';
import type { Duties } from './carry-out.ts';

/** Lists that members bring: holding their rows against the register, and bringing them in. */
export const importDuties: Duties = {
  'import-check': checkImport,
  'company-import': carryOutImport,
};
