import { auditDuties } from './audit.ts';
import { accessDuties } from './access.ts';
import type { Duties } from './carry-out.ts';
import { enrichmentDuties } from './enrichment.ts';
import { erasureDuties } from './erasure.ts';
import { exportDuties } from './exports.ts';
import { importDuties } from './imports.ts';
import { mailDuties } from './mail.ts';
import { registerDuties } from './registers.ts';
import { retentionDuties } from './retention.ts';
import { salesDocumentDuties } from './sales-documents.ts';
import { stripeEventDuties } from './stripe-events.ts';

/** Who carries out which kind of obligation: one file per queue. */
export const duties: Duties = {
  ...mailDuties,
  ...enrichmentDuties,
  ...exportDuties,
  ...importDuties,
  ...accessDuties,
  ...retentionDuties,
  ...stripeEventDuties,
  ...salesDocumentDuties,
  ...auditDuties,
  ...registerDuties,
  ...erasureDuties,
};
