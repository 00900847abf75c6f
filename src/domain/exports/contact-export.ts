import type { ContactFilter } from '../contacts/contact-list.ts';

/** What is exported: contacts of a list, or everything a tenant has. */
export type ExportKind = 'contacts' | 'everything';

/** Where an export stands. `expired` and `cancelled` have no file any more; `failed` never had one. */
export type ExportState = 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled' | 'expired';

/** Days a finished file is kept. It is a copy of people's data, so it does not lie about. */
export const EXPORT_DAYS = 7;

/** How many exports one person can have under way at a time. */
export const MOST_UNFINISHED = 3;

/** When a file that is finished at this moment is removed. */
export const expiryOf = (finished: Date): Date => new Date(finished.getTime() + EXPORT_DAYS * 86_400_000);

/** All contacts, without a filter. */
export const everyContact: ContactFilter = { search: '', ownerId: '', idleMonths: undefined };

/** The filter as the export's row keeps it. */
export const storedFilter = ({ search, ownerId, idleMonths }: ContactFilter): string =>
  JSON.stringify({ search, ownerId, ...(idleMonths === undefined ? {} : { idleMonths }) });

/** The filter of an export's row; one that has been cleared, with the file, is that of all contacts. */
export const filterOf = (stored: Partial<ContactFilter>): ContactFilter => ({
  search: stored.search ?? '',
  ownerId: stored.ownerId ?? '',
  idleMonths: stored.idleMonths,
});
