import { deliverEhf } from '../domain/sales-documents/delivery/deliver-ehf.ts';
import { issueOwed } from '../domain/sales-documents/issue-owed.ts';
import type { Duties } from './carry-out.ts';

export const salesDocumentDuties: Duties = {
  'sales-document': issueOwed,
  'ehf-delivery': deliverEhf,
};
