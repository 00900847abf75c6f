import { expireExport } from '../domain/exports/expire-export.ts';
import { exportContacts } from '../domain/exports/export-contacts.ts';
import type { Duties } from './carry-out.ts';
import { exportWords } from './exports/export-words.ts';

export const exportDuties: Duties = {
  'contact-export': (obligation, signal) => exportContacts(obligation, signal, exportWords),
  'export-expiry': expireExport,
};
