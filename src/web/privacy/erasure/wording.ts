import { holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import type { LegalHold } from '../../../domain/privacy/holds/legal-holds.ts';
import { groundWords } from '../../../domain/privacy/erasure/ground-words.ts';
import type { KeptPlace } from '../../../domain/privacy/erasure/read-back.ts';
import { keptUnder, type KeptUnder } from '../../../domain/privacy/inventory/kept-under.ts';
import type { MessageKey } from '../../../words/catalogue.ts';
import type { Visit } from '../../visit.ts';
import type { ShownKept } from './pages.ts';

const tables: Readonly<Record<string, MessageKey>> = {
  contacts: 'erasure.table.contacts',
  contact_emails: 'erasure.table.emails',
  contact_phones: 'erasure.table.phones',
  contact_addresses: 'erasure.table.addresses',
  contact_companies: 'erasure.table.workplaces',
  contact_purposes: 'erasure.table.purposes',
  consent_events: 'erasure.table.consents',
  activities: 'erasure.table.activities',
  deals: 'erasure.table.deals',
  companies: 'erasure.table.companies',
  company_field_sources: 'erasure.table.companyFacts',
  mails: 'erasure.table.mails',
  audit_entries: 'erasure.table.audit',
  restrictions: 'erasure.table.restrictions',
  subject_keys: 'erasure.table.key',
  disclosures: 'erasure.table.disclosures',
  recipient_notices: 'erasure.table.notices',
};

/** What the rows of a table are to whoever reads the page. */
export const tableLabel = ({ t }: Visit, table: string): string => t(tables[table] ?? 'erasure.table.other');

/** The grounds on which something stays, in one line. */
export const reasonsOf = ({ language }: Visit, grounds: readonly KeptUnder[]): string =>
  grounds.map((ground) => `${keptUnder[ground][language]} (${keptUnder[ground].law})`).join('; ');

/** One hold in words. */
export function holdLine(visit: Visit, hold: LegalHold): string {
  const what = `${tableLabel(visit, hold.table)}: ${holdLaws[hold.law][visit.language]}`;
  const { law } = holdLaws[hold.law];
  return hold.until === undefined || hold.until === null
    ? visit.t('erasure.hold.open', { what, law })
    : visit.t('erasure.hold.until', { what, law, date: visit.formats.date(hold.until) });
}

/** What stays, as a page shows it. */
export const shownKept = (visit: Visit, kept: readonly KeptPlace[]): ShownKept[] =>
  kept.map(({ place, rows, ground, law, until }) => ({
    place: tableLabel(visit, place.split('.')[0] ?? place),
    rows,
    reason: groundWords(ground)[visit.language],
    law,
    until: until === null ? null : visit.formats.date(until),
  }));
