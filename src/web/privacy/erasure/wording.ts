import { holdLaws } from '../../../domain/privacy/holds/hold-laws.ts';
import type { LegalHold } from '../../../domain/privacy/holds/legal-holds.ts';
import { groundWords } from '../../../domain/privacy/erasure/ground-words.ts';
import type { KeptPlace } from '../../../domain/privacy/erasure/read-back.ts';
import { isPersonal } from '../../../domain/privacy/inventory/declaration.ts';
import { inventory } from '../../../domain/privacy/inventory/inventory.ts';
import { retentionCodes } from '../../../domain/privacy/inventory/retention-codes.ts';
import { keptUnder, type KeptUnder } from '../../../domain/privacy/inventory/kept-under.ts';
import type { Visit } from '../../visit.ts';
import type { ShownKept } from './pages.ts';
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

/** When what stays without a day goes, as the inventory says of its column; undefined for what it does not know. */
function endOf({ language }: Visit, place: string): string | undefined {
  const [table, name = ''] = place.split('.');
  const column = inventory.find((one) => one.schema === 'public' && one.table === table)?.columns[name];
  return column && isPersonal(column) ? retentionCodes[column.retention][language] : undefined;
}

/** What stays, as a page shows it. */
export const shownKept = (visit: Visit, kept: readonly KeptPlace[]): ShownKept[] =>
  kept.map(({ place, rows, ground, law, until }) => ({
    place: tableLabel(visit, place.split('.')[0] ?? place),
    rows,
    reason: groundWords(ground)[visit.language],
    law,
    until: until === null ? null : visit.formats.date(until),
    ends: until === null && ground.startsWith('declared:') ? endOf(visit, place) : undefined,
  }));
