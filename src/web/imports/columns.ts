import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import { chooseColumns, samplesOf } from '../../domain/imports/choose-columns.ts';
import { findImport, type CompanyImport } from '../../domain/imports/company-import.ts';
import { importFields, importTarget, ownTarget } from '../../domain/imports/import-fields.ts';
import { rememberedColumns } from '../../domain/imports/remembered-columns.ts';
import { targetLabel } from './target-label.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** POST: says what each column is, `column-0` and so on, and has the list checked. */
export async function choose(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const one = await findImport(id);
  const chosen = one.headings.map((_, at) => visit.field(`column-${at}`));
  try {
    await chooseColumns(visit.member, id, chosen);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const typed = { ...one, fields: chosen.map((field) => importTarget(field, one.own)) };
    return await columnsPage(visit, typed, await samplesOf(one, visit.member), error.fields['columns']);
  }
  return redirect(paths.imports.show({ tenant: visit.member.tenantSlug, id }));
}

/** The columns of a list with samples of what stands in them. */
export async function columnsPage(
  visit: Visit,
  one: CompanyImport,
  samples: readonly (readonly string[])[],
  problem?: FieldProblem,
): Promise<Answer> {
  const remembered = await rememberedColumns(one.headings, one.own);
  const option = (value: string): { value: string; label: string } => ({
    value,
    label: targetLabel(visit, one, value),
  });
  return page(
    'imports/columns',
    visit.t('imports.columns.title'),
    {
      one,
      columns: one.headings.map((heading, at) => ({
        heading,
        field: one.fields[at],
        samples: samples.map((cells) => cells[at] ?? '').filter((cell) => cell !== ''),
      })),
      options: importFields.map(option),
      ownOptions: one.own.map((field) => option(ownTarget(field))),
      rememberedAt: remembered?.chosenAt,
      problem,
    },
    { place: 'companies', status: problem ? 422 : 200, shown: samples.length },
  );
}
