import { holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import type { LegalHold } from '../../../domain/privacy/holds/legal-holds.ts';
import { groundWords } from '../../../domain/privacy/erasure/ground-words.ts';
import type { KeptPlace } from '../../../domain/privacy/erasure/read-back.ts';
import { endOf, endOfPlace, type StayGround } from '../../../domain/privacy/erasure/stays.ts';
import { keptUnder } from '../../../domain/privacy/inventory/kept-under.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { ShownHoldLine, ShownKept } from './pages.ts';
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
    .map(({ place, rows, ground, law, until, ends }) => ({
      place: tableLabel(visit, place.split('.')[0] ?? place),
      rows,
      reason: groundWords(ground)[visit.language],
      law: visit.formats.citation(law),
      until: until === null ? null : visit.formats.date(until),
      ends: until === null ? (ends ?? endOfPlace(place, ground))[visit.language] : ends?.[visit.language],
    }));
