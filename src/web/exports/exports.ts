import type { ContactFilter } from '../../domain/contacts/contact-list.ts';
import { Invalid } from '../../domain/errors.ts';
import { EXPORT_DAYS } from '../../domain/exports/contact-export.ts';
import { AGAIN_HOURS } from '../../domain/exports/everything/request-everything.ts';
import { exportOf, exportsOf, type ExportSummary } from '../../domain/exports/exports-of.ts';
import { requestExport } from '../../domain/exports/request-export.ts';
import { beginningOf } from '../../domain/names.ts';
import { problemWords } from '../problem-words.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

import type { ShownExport } from './pages.ts';

/** GET: the member's own exports. */
export const index = (visit: Visit): Promise<Answer> => list(visit);

/** POST: asks for a file of the contacts in a list: `q`, `owner` and `idle` as in the list's address. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const id = await requestExport(visit.member, filterIn(visit), visit.language);
    return redirect(paths.exports.show({ tenant: visit.member.tenantSlug, id }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return list(visit, error);
  }
}

/** GET: one export; htmx asks for its state alone while it is being made. */
export async function show(visit: Visit): Promise<Answer> {
  const shown = withContents(visit, await exportOf(visit.member, visit.param('id')));
  return page(
    'exports/show',
    visit.t(shown.kind === 'everything' ? 'exports.everything' : 'exports.one'),
    { shown, days: EXPORT_DAYS, againHours: AGAIN_HOURS },
    { place: 'exports', fragment: 'exports/_state' },
  );
}

async function list(visit: Visit, refused?: Invalid): Promise<Answer> {
  const own = await exportsOf(visit.member);
  const problem = refused && problemWords(visit.t, refused.fields['export'] ?? 'form.invalid');
  return page(
    'exports/index',
    visit.t('exports.title'),
    { exports: own.map((one) => withContents(visit, one)), days: EXPORT_DAYS, problem },
    { place: 'exports', status: refused ? 422 : 200 },
  );
}

function filterIn(visit: Visit): ContactFilter {
  const idle = Number(visit.field('idle'));
  return {
    search: beginningOf(visit.field('q'), 100),
    ownerId: visit.field('owner'),
    idleMonths: Number.isInteger(idle) && idle >= 1 && idle <= 240 ? idle : undefined,
  };
}

/** What an export holds, in words: `Alle kontakter`, or `Søk: berg, eier: Kari Nordmann`. */
function withContents({ t }: Visit, one: ExportSummary): ShownExport {
  if (one.kind === 'everything') return { ...one, contents: t('exports.everything') };
  const { search, idleMonths } = one.filter;
  const parts = [
    search === '' ? '' : t('exports.withSearch', { search }),
    one.ownerName === null ? '' : t('exports.withOwner', { name: one.ownerName }),
    idleMonths === undefined ? '' : t('exports.withIdle', { count: idleMonths }),
  ].filter((part) => part !== '');
  const [first = t('exports.all'), ...rest] = parts;
  const contents = [first.charAt(0).toLocaleUpperCase() + first.slice(1), ...rest].join(', ');
  return { ...one, contents };
}
