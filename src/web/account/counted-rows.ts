import type { CountedRows, KeptOfUser, OwnErasurePreview } from '../../domain/users/own-erasure/preview.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import type { Visit } from '../visit.ts';
import type { NamedKept, NamedPreview, NamedRows } from './pages.ts';

/** What people call a table; what has no name of its own is counted together. */
const labels: Readonly<Record<string, MessageKey>> = {
  users: 'ownErasure.table.users',
  sessions: 'ownErasure.table.sessions',
  sign_in_events: 'ownErasure.table.signIns',
  members: 'ownErasure.table.members',
  mails: 'ownErasure.table.mails',
  activities: 'ending.activities',
  contacts: 'nav.contacts',
  companies: 'nav.companies',
  deals: 'nav.deals',
  exports: 'nav.exports',
  agreement_acceptances: 'ending.kept.agreement',
  audit_entries: 'ownErasure.table.trail',
};
const labelOf = ({ t }: Visit, table: string): string => t(labels[table] ?? 'ownErasure.table.others');

/** Rows under the names of their tables; those without one are counted together. */
export function namedRows(visit: Visit, counted: readonly CountedRows[]): NamedRows[] {
  const sums = new Map<string, number>();
  for (const { table, rows } of counted) {
    const label = labelOf(visit, table);
    sums.set(label, (sums.get(label) ?? 0) + rows);
  }
  return Array.from(sums, ([label, rows]) => ({ label, rows }));
}

/** What is kept, with the name of its table and how long. */
export const namedKept = (visit: Visit, kept: readonly KeptOfUser[]): NamedKept[] =>
  kept.map((one) => ({ ...one, label: labelOf(visit, one.table), until: one.until[visit.language] }));

/** What erasing an account does, in words. */
export const namedPreview = (visit: Visit, { deleted, former, kept, ...stops }: OwnErasurePreview): NamedPreview => ({
  deleted: namedRows(visit, deleted),
  former: namedRows(visit, former),
  kept: namedKept(visit, kept),
  ...stops,
});
