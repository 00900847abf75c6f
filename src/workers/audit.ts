import { anchorAudit } from '../domain/audit/anchor-audit.ts';
import type { Duties } from './carry-out.ts';

export const auditDuties: Duties = { 'audit-anchor': anchorAudit };
