import { Invalid, NotFound, type FieldProblem } from '../../domain/errors.ts';
import { findImport, type CompanyImport } from '../../domain/imports/company-import.ts';
import {
  askAgain as askTheRegisterAgain,
  chooseForRow,
  chooseSure,
  dropUnreadable as dropTheUnreadable,
  mendRow,
  type RowChoice,
} from '../../domain/imports/decide-rows.ts';
import { reviewCounts, rowsOn, shelves, type ReviewedRow, type Shelf } from '../../domain/imports/review-list.ts';
import { startImport } from '../../domain/imports/start-import.ts';
import { goOn } from '../../domain/imports/work-on-import.ts';
import { readingTenant } from '../../domain/tenancy.ts';
import { page, redirect } from '../answers.ts';
import { suggestionView } from '../companies/suggestion-view.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import type { RowView } from './pages.ts';
import { targetLabel } from './target-label.ts';

/** A row that somebody mended and that was not kept so, with what is wrong with each of its cells. */
interface Refused {
  readonly line: number;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

/** The review of a list, shelf by shelf: what needs somebody first. */
export async function reviewPage(
  visit: Visit,
  one: CompanyImport,
  { problem, refused }: { readonly problem?: FieldProblem | undefined; readonly refused?: Refused } = {},
): Promise<Answer> {
  const counts = await reviewCounts(one);
  const wanted = visit.query('shelf') || visit.field('shelf');
  const shelf = shelves.find((name) => name === wanted) ?? inOrder.find((name) => counts.shelves.has(name)) ?? 'new';
  const after = refused ? refused.line - 1 : Number(visit.query('after'));
  const { rows, more } = await rowsOn(one, shelf, Number.isSafeInteger(after) && after > 0 ? after : 0);
  return page(
    'imports/review',
    visit.t('imports.review.title'),
    {
      one,
      shelf,
      shelves: inOrder
        .filter((name) => counts.shelves.has(name) || name === shelf)
        .map((name) => ({ shelf: name, href: addressOf(visit, name), count: counts.shelves.get(name) ?? 0 })),
      rows: rows.map((row) => rowView(visit, one, row, refused)),
      inLine: counts.inLine,
      sure: counts.sure,
      next: more ? `${addressOf(visit, shelf)}&after=${rows.at(-1)?.line ?? 0}` : undefined,
      problem,
    },
    { place: 'companies', status: problem || refused ? 422 : 200, shown: rows.length },
  );
}

/** What needs somebody comes first. */
const inOrder: readonly Shelf[] = [
  'unreadable',
  'unanswered',
  'named',
  'several',
  'trash',
  'gone',
  'new',
  'exists',
  'repeated',
  'blocked',
  'dropped',
];

/** POST: what a member says about a row: `drop`, `take`, `undo`, or `use` with a number. */
export async function decide(visit: Visit): Promise<Answer> {
  const line = lineOf(visit);
  const act = visit.field('act');
  const choice: RowChoice =
    act === 'use' ? { number: visit.field('number') } : act === 'drop' || act === 'take' ? act : 'as-judged';
  await chooseForRow(visit.member, visit.param('id'), line, choice);
  return redirect(addressOf(visit, visit.field('shelf')));
}

/** POST: mends the cells of a row, `cell-0` and so on, and judges it anew. */
export async function mend(visit: Visit): Promise<Answer> {
  const { member } = visit;
  const id = visit.param('id');
  const line = lineOf(visit);
  const { fields } = await readingTenant(member.tenantId, () => findImport(id));
  try {
    await mendRow(
      member,
      id,
      line,
      fields.map((_, at) => visit.field(`cell-${at}`)),
    );
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const refused = { line, problems: error.fields };
    return readingTenant(member.tenantId, async () => reviewPage(visit, await findImport(id), { refused }));
  }
  return redirect(addressOf(visit, visit.field('shelf')), { text: visit.t('imports.row.mended', { line }) });
}

/** POST: takes the unit that is sure for every row that has one. */
export async function useSure(visit: Visit): Promise<Answer> {
  const count = await chooseSure(visit.member, visit.param('id'));
  return redirect(addressOf(visit, 'named'), { text: visit.t('imports.review.chosen', { count }) });
}

/** POST: leaves out every row that cannot be read. */
export async function dropUnreadable(visit: Visit): Promise<Answer> {
  const count = await dropTheUnreadable(visit.member, visit.param('id'));
  return redirect(addressOf(visit, ''), { text: visit.t('imports.review.dropped', { count }) });
}

/** POST: asks the register again about what it did not answer; `go-on` goes on with work that was given up. */
export async function askAgain(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  await (visit.field('act') === 'go-on' ? goOn(visit.member, id) : askTheRegisterAgain(visit.member, id));
  return redirect(addressOf(visit, ''));
}

/** POST: says yes: the rows in line are brought in. */
export async function run(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    await startImport(visit.member, id);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return reviewPage(visit, await findImport(id), { problem: error.fields['import'] });
  }
  return redirect(addressOf(visit, ''));
}

function lineOf(visit: Visit): number {
  const line = Number(visit.param('line'));
  if (!Number.isInteger(line) || line < 1 || line > 2_000_000_000) throw new NotFound('row');
  return line;
}

function addressOf(visit: Visit, shelf: string): string {
  const address = paths.imports.show({ tenant: visit.member.tenantSlug, id: visit.param('id') });
  return shelves.some((name) => name === shelf) ? `${address}?shelf=${shelf}` : address;
}

const rowView = (visit: Visit, one: CompanyImport, row: ReviewedRow, refused: Refused | undefined): RowView => {
  const typed = refused?.line === row.line ? refused : undefined;
  return {
    ...row,
    suggestions: row.suggestions.map((one) => suggestionView(visit, one)),
    fields: one.fields.flatMap((field, at) => {
      if (!field) return [];
      const cell = `cell-${at}`;
      const problem = typed ? typed.problems[cell] : row.values.problems[field];
      return [
        {
          at,
          field,
          label: targetLabel(visit, one, field),
          value: typed ? visit.field(cell) : (row.cells[at] ?? ''),
          problem: problem === undefined ? undefined : problemWords(visit.t, problem),
        },
      ];
    }),
  };
};
