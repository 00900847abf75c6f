import { changeFieldValue } from '../../domain/custom-fields/field-values.ts';
import { NotFound } from '../../domain/errors.ts';
import { parseDate } from '../../words/parsing.ts';
import { page, redirect } from '../answers.ts';
import { stoppedBy, type Stopped } from '../contacts/edit-page.ts';
import { bothTexts, fieldStart, typedText } from '../fields/field-text.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { findFor } from './company.ts';

/** GET: the form of one of the tenant's own fields on a company. */
export const edit = (visit: Visit): Promise<Answer> => form(visit);

/** POST: saves it. */
export async function update(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const typed = visit.field('value');
  const stopped = await stoppedBy(() =>
    changeFieldValue(visit.member, 'company', id, visit.param('field'), parseDate(typed) ?? typed, fieldStart(visit)),
  );
  return stopped
    ? form(visit, stopped)
    : redirect(paths.companies.show({ tenant: visit.member.tenantSlug, id }), { text: visit.t('done.saved') });
}

async function form(visit: Visit, stopped?: Stopped): Promise<Answer> {
  const company = await findFor(visit);
  const field = company.custom_fields.find(({ id, retired }) => id === visit.param('field') && !retired);
  if (company.deleted_at || !field) throw new NotFound('field');
  return page(
    'companies/custom-field',
    visit.t('fields.edit', { field: field.label, name: company.name }),
    {
      company: { id: company.id, name: company.name },
      field,
      value: stopped ? visit.field('value') : typedText(visit, field),
      ...(stopped && !stopped.conflict ? fieldStart(visit) : { version: company.version, was: field.value }),
      conflict: stopped?.conflict && bothTexts(visit, field, stopped.conflict),
      problem: stopped && fieldWords(visit.t, stopped.problems)['value'],
    },
    { place: 'companies', status: stopped ? (stopped.conflict ? 409 : 422) : 200 },
  );
}
