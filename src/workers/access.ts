import { expirePackage } from '../domain/privacy/access/expire-package.ts';
import { searchOthers } from '../domain/privacy/access/search-others.ts';
import { writePackage } from '../domain/privacy/access/write-package.ts';
import type { Duties } from './carry-out.ts';

export const accessDuties: Duties = {
  'access-search': searchOthers,
  'access-package': writePackage,
  'access-expiry': expirePackage,
};
