import { enrichCompany } from '../domain/companies/enrich-company.ts';
import { carryOutMatching } from '../domain/companies/matching/carry-out-matching.ts';
import { refreshMirror } from '../domain/register/mirror/refresh-mirror.ts';
import type { Duties } from './carry-out.ts';

/**
 * Asking the register: about a company (see docs/glossary.md for what enrichment may and may not change), for its file, and
 * for the numbers of companies that have none.
 */
export const enrichmentDuties: Duties = {
  enrichment: enrichCompany,
  'mirror-load': refreshMirror,
  'company-matching': carryOutMatching,
};
