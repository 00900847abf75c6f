import { beginCsv, csvRows } from '../../domain/exports/csv.ts';
import { findImport, lockImport, type CompanyImport } from '../../domain/imports/company-import.ts';
import { rowValues } from '../../domain/imports/row-values.ts';
import { countLeftOut, rowsNotBrought, type RowNotBrought } from '../../domain/imports/rows-not-brought.ts';
import { undoableUntil, undoImport } from '../../domain/imports/undo-import.ts';
import { download, page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { targetLabel } from './target-label.ts';

/** What came of an import. */
export async function reportPage(visit: Visit, one: CompanyImport): Promise<Answer> {
  return page(
    'imports/report',
    visit.t('imports.report.title'),
    { one, leftOut: await countLeftOut(one), undoableUntil: undoableUntil(one) },
    { place: 'companies', shown: 0 },
  );
}

/** POST: undoes the whole import. */
export async function undo(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  // Pressed twice: it is undone, and the page says so.
  if ((await lockImport(id)).state === 'undone')
    return redirect(paths.imports.show({ tenant: visit.member.tenantSlug, id }));
  const { left } = await undoImport(visit.member, id);
  return redirect(
    paths.imports.show({ tenant: visit.member.tenantSlug, id }),
    left > 0 ? { text: visit.t('imports.report.undoneToast', { count: left }) } : undefined,
  );
}

/** GET: the rows that were not brought in, with why, as a file that can be mended and brought again. */
export async function file(visit: Visit): Promise<Answer> {
  const { t, formats } = visit;
  const one = await findImport(visit.param('id'));
  const rows = await rowsNotBrought(one);
  const delimiter = visit.language === 'nb' ? ';' : ',';
  const headings = one.fields.map((field) => (field ? targetLabel(visit, one, field) : ''));
  const body =
    beginCsv([...headings, t('imports.report.line'), t('imports.report.why')], { delimiter }) +
    csvRows(
      rows.map((row) => [...row.cells, String(row.line), whyNot(visit, one, row)]),
      { delimiter },
    );
  return download(
    body,
    t('imports.report.fileName', { day: formats.isoDay(one.createdAt) }),
    'text/csv; charset=utf-8',
  );
}

const goneWords = {
  deleted: 'imports.gone.deleted',
  removed: 'imports.gone.removed',
  unknown: 'imports.gone.unknown',
} as const;
const failureWords = {
  blocked: 'imports.failed.blocked',
  trash: 'imports.failed.trash',
  repeated: 'imports.failed.repeated',
  several: 'imports.failed.several',
  unreadable: 'imports.failed.unreadable',
} as const;

/** Why a row was not brought in, in a few words. */
function whyNot(visit: Visit, one: CompanyImport, row: RowNotBrought): string {
  const { t } = visit;
  if (row.dropped) return t('imports.shelf.dropped');
  const failure = Object.entries(failureWords).find(([word]) => row.failed && word === row.reason)?.[1];
  if (failure) return t(failure);
  const gone = Object.entries(goneWords).find(([word]) => word === row.reason)?.[1];
  if (gone) return t(gone);
  if (row.verdict !== 'unreadable') return t(`imports.shelf.${row.verdict}`);
  const problems = Object.entries(rowValues(one.fields, row.cells, one.own).problems);
  return problems
    .map(([name, problem]) => {
      return `${targetLabel(visit, one, name)}: ${problemWords(t, problem)}`;
    })
    .join(' ');
}
