import { Invalid } from '../../domain/errors.ts';
import { bringList, type BroughtList } from '../../domain/imports/bring-list.ts';
import { samplesOf } from '../../domain/imports/choose-columns.ts';
import { findImport, newestImports, type CompanyImport } from '../../domain/imports/company-import.ts';
import { encodings } from '../../domain/imports/reading/decode-text.ts';
import { delimiters, MOST_ROWS } from '../../domain/imports/reading/read-table.ts';
import { discardImport } from '../../domain/imports/start-import.ts';
import { isGivenUp, isInterrupted } from '../../domain/imports/work-on-import.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { columnsPage } from './columns.ts';
import { reportPage } from './outcome.ts';
import { reviewPage } from './review.ts';

/** The largest form that brings a list, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** GET: the newest lists, and a form for another. */
export const index = (visit: Visit): Promise<Answer> => list(visit);

/** POST: takes a file in, or what was pasted, and goes on to its columns. */
export async function create(visit: Visit): Promise<Answer> {
  const { file } = visit;
  const text = visit.field('text');
  if (!file && text === '') return list(visit, 'imports.problem.nothingBrought');
  try {
    const id = await bringList(visit.member, { ...(file ? { file } : { text }), ...readingOf(visit) }, visit.language);
    return redirect(paths.imports.show({ tenant: visit.member.tenantSlug, id }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return list(visit, error.fields['file'] ?? error.fields['import'] ?? Object.values(error.fields)[0]);
  }
}

/** GET: an import, where it stands: its columns, its progress, its review or its report. */
export async function show(visit: Visit): Promise<Answer> {
  const one = await findImport(visit.param('id'));
  const underWay = one.state === 'checking' || one.state === 'running';
  // The part that asks how it goes: it is done, and the page is another one now.
  if (visit.partial && !underWay) return redirect(paths.imports.show({ tenant: visit.member.tenantSlug, id: one.id }));
  if (one.state === 'columns') return await columnsPage(visit, one, await samplesOf(one, visit.member));
  if (underWay) return progress(visit, one);
  return one.state === 'review' ? reviewPage(visit, one) : reportPage(visit, one);
}

/** POST: throws away a list of which nothing has been brought in. */
export async function discard(visit: Visit): Promise<Answer> {
  await discardImport(visit.member, visit.param('id'));
  return redirect(paths.imports.index({ tenant: visit.member.tenantSlug }), { text: visit.t('imports.discarded') });
}

/** For htmx, which asks for it again and again, the part alone; once the work is done the browser goes to what came of it. */
async function progress(visit: Visit, one: CompanyImport): Promise<Answer> {
  return page(
    'imports/progress',
    visit.t(`imports.progress.${one.state === 'running' ? 'running' : 'checking'}`),
    { one, givenUp: await isGivenUp(one), interrupted: await isInterrupted(one) },
    { place: 'companies', fragment: 'imports/_progress', shown: 0 },
  );
}

/** How a member wants the list read; what they leave open is found out. */
const readingOf = (visit: Visit): Pick<BroughtList, 'encoding' | 'delimiter'> => ({
  encoding: encodings.find((one) => one === visit.field('encoding')),
  // A tab alone would be taken for a blank on the way.
  delimiter: delimiters.find((one) => (one === '\t' ? 'tab' : one) === visit.field('delimiter')),
});

async function list(visit: Visit, problem?: FieldProblem): Promise<Answer> {
  return page(
    'imports/index',
    visit.t('imports.title'),
    {
      imports: await newestImports(),
      mostRows: MOST_ROWS,
      mostBytes: MOST_BYTES,
      typed: visit.field('text'),
      reading: { encoding: visit.field('encoding'), delimiter: visit.field('delimiter') },
      problem,
    },
    { place: 'companies', status: problem ? 422 : 200 },
  );
}
