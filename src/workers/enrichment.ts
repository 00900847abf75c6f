import { enrichCompany } from '../domain/companies/enrich-company.ts';
import type { Duties } from './carry-out.ts';

/** Asking the register about a company; see docs/glossary.md for what enrichment may and may not change. */
export const enrichmentDuties: Duties = { enrichment: enrichCompany };
