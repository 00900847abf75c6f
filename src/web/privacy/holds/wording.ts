import { holdLaws, holdReasons } from '../../../domain/privacy/holds/hold-laws.ts';
import type { ListedHold } from '../../../domain/privacy/holds/hold-list.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import { tableLabel } from '../erasure/wording.ts';
import type { ShownHold } from './pages.ts';

/** Until when a row is kept, in words: to and with a day, or until somebody ends it. */
export const endsWords = ({ t, formats }: Visit, until: string | null | undefined): string =>
  until === null || until === undefined ? t('holds.open') : t('holds.until', { date: formats.date(until) });

/** A hold as pages show it. */
export function shownHold(visit: Visit, hold: ListedHold): ShownHold {
  const { language, formats, member } = visit;
  const law = holdLaws[hold.law];
  return {
    ...hold,
    what: tableLabel(visit, hold.table),
    lawWords: law[language],
    citation: formats.citation(law.law),
    why: holdReasons[hold.reason][language],
    ends: endsWords(visit, hold.until),
    href: paths.holds.show({ tenant: member.tenantSlug, id: hold.id }),
  };
}
