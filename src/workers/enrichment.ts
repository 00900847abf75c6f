import { enrichCompany } from '../domain/companies/enrich-company.ts';
import { refreshMirror } from '../domain/register/mirror/refresh-mirror.ts';
import type { Duties } from './carry-out.ts';

/** Asking the register: about a company (see docs/glossary.md for what enrichment may and may not change), and for its file. */
export const enrichmentDuties: Duties = { enrichment: enrichCompany, 'mirror-load': refreshMirror };
