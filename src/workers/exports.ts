import { expireExport } from '../domain/exports/expire-export.ts';
import { exportEverything } from '../domain/exports/everything/export-everything.ts';
import { exportContacts } from '../domain/exports/export-contacts.ts';
import type { Duties } from './carry-out.ts';
import { exportWords } from './exports/export-words.ts';

export const exportDuties: Duties = {
  'contact-export': (obligation, signal) => exportContacts(obligation, signal, exportWords),
  'tenant-export': exportEverything,
  'export-expiry': expireExport,
};
