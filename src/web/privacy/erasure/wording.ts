import { holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import type { LegalHold } from '../../../domain/privacy/holds/legal-holds.ts';
import { groundWords } from '../../../domain/privacy/erasure/ground-words.ts';
import type { TreatedRows } from '../../../domain/privacy/erasure/erase-here.ts';
import type { KeptPlace } from '../../../domain/privacy/erasure/read-back.ts';
import { isOfContacts } from '../../../domain/privacy/erasure/kept-grounds.ts';
import { endOf, endOfPlace, type StayGround } from '../../../domain/privacy/erasure/stays.ts';
import { keptUnder } from '../../../domain/privacy/inventory/kept-under.ts';
import type { MessageKey } from '../../../words/catalogue.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { ErasurePage, ShownHoldLine, ShownKept } from './pages.ts';
import { wordsOfPlace } from './place-words.ts';
import { erasureTableTitles } from './table-titles.ts';

/** What the rows of a table are to whoever reads the page; the program's own name for one that is not in the inventory. */
export function tableLabel({ t }: Visit, table: string): string {
  const title = erasureTableTitles[table];
  return title === undefined ? table : t(title);
}

/** A place where the person still stands, with the program's name for it, since somebody has to find it. */
export function placeLabel(visit: Visit, place: string): string {
  const [room = place] = place.split(/[./]/);
  const title = place.startsWith('files/') ? 'erasure.table.file' : erasureTableTitles[room];
  return `${visit.t(title ?? 'erasure.table.notForPeople')} (${place})`;
}

/** What a place is where others, or nobody in particular, are written about and the person is named. */
function labelAtOthers(visit: Visit, place: string): string {
  const [table = place, column = ''] = place.split('.');
  const key = atOthers[table] ?? wordsOfPlace(table, column);
  return key === undefined ? tableLabel(visit, table) : visit.t(key);
}

/** What was treated, as a page shows it. */
export const shownTreated = (visit: Visit, treated: readonly TreatedRows[]): ErasurePage['treated'] =>
  treated.map(({ table, rows, ofOthers }) => ({
    label: ofOthers === true ? labelAtOthers(visit, table) : tableLabel(visit, table),
    rows,
  }));

/** Tables whose title says that their rows are the person's. */
const atOthers: Readonly<Record<string, MessageKey>> = {
  contacts: 'erasure.others.contact',
  contact_addresses: 'erasure.others.addresses',
  contact_companies: 'erasure.others.roles',
  companies: 'erasure.others.companies',
  mails: 'erasure.others.mails',
  data_subject_requests: 'erasure.others.requests',
  data_subject_request_letters: 'erasure.others.letters',
  identity_checks: 'erasure.others.requests',
  recipient_notices: 'erasure.others.notices',
};

/** The grounds on which something stays, with when it goes, in one line. */
export const reasonsOf = (
  { t, formats, language }: Visit,
  stays: readonly StayGround[],
  until: string | null,
): string =>
  [
    ...stays.map(
      (stay) =>
        `${keptUnder[stay.ground][language]} (${formats.citation(keptUnder[stay.ground].law)}). ${endOf(stay)[language]}`,
    ),
    ...(stays.length === 0 || until === null ? [] : [t('erasure.kept.until', { date: formats.date(until) })]),
  ].join('; ');

/** One hold in words. */
export function holdLine(visit: Visit, hold: LegalHold): ShownHoldLine {
  const what = `${tableLabel(visit, hold.table)}: ${holdLaws[hold.law][visit.language]}`;
  const law = visit.formats.citation(holdLaws[hold.law].law);
  const text =
    hold.until === undefined || hold.until === null
      ? visit.t('erasure.hold.open', { what, law })
      : visit.t('erasure.hold.until', { what, law, date: visit.formats.date(hold.until) });
  return { text, href: paths.holds.show({ tenant: visit.member.tenantSlug, id: hold.id }) };
}

/**
 * What stays, as a page shows it. The row itself, which is empty, is not listed among it: the page says of it in a sentence what
 * it is, why it stays and when it goes.
 */
export const shownKept = (visit: Visit, kept: readonly KeptPlace[]): ShownKept[] =>
  kept
    .filter(({ place }) => place !== 'contacts')
    .map(({ place, rows, ground, law, until, ends, ofOthers }) => ({
      place: labelOfKept(visit, place, ground, ofOthers === true),
      rows,
      reason: groundWords(ground)[visit.language],
      law: visit.formats.citation(law),
      until: until === null ? null : visit.formats.date(until),
      ends: until === null ? (ends ?? endOfPlace(place, ground))[visit.language] : ends?.[visit.language],
    }));

function labelOfKept(visit: Visit, place: string, ground: string, ofOthers: boolean): string {
  const [table = place, column = ''] = place.split('.');
  const decided = ground.startsWith('decided:') ? wordsOfPlace(table, column) : undefined;
  if (decided !== undefined) return visit.t(decided);
  if (ground === 'their-own' && isOfContacts(place))
    return visit.t(column.startsWith('company_') ? 'erasure.others.colleagues' : 'erasure.others.contacts');
  return ofOthers ? labelAtOthers(visit, place) : tableLabel(visit, table);
}
