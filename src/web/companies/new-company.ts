import { addCompany, CompanyExists } from '../../domain/companies/add-company.ts';
import { findCompany } from '../../domain/companies/company-record.ts';
import { lookUpCompany, type CompanyLookUp } from '../../domain/companies/look-up-company.ts';
import { Invalid, type FieldProblem } from '../../domain/errors.ts';
import { looksLikeNumber } from '../../domain/register/organisation-number.ts';
import { inTenant } from '../../domain/tenancy.ts';
import { fragment, page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { formId, submissionId } from '../submission-id.ts';
import type { Answer, Visit } from '../visit.ts';
import { legalFormText } from './legal-form.ts';
import type { LookUpPart } from './register-pages.ts';

/** GET: one field for a number or a name. */
export const form = (visit: Visit): Answer => show(visit, { kind: 'nothing' }, undefined);

/** GET, fragment: what is known about the text so far. Without htmx it is the same page with the answer in it. */
export async function lookup(visit: Visit): Promise<Answer> {
  const lookUp = await lookUpCompany(visit.member, visit.query('company'), visit.request.ip ?? '');
  return visit.partial
    ? fragment('companies/_lookup', { ...words(visit), lookUp, chosen: '' })
    : show(visit, lookUp, undefined);
}

/** POST: adds the company. A name alone is first looked up, and the member chooses among the hits or the name itself. */
export async function create(visit: Visit): Promise<Answer> {
  const typed = visit.field('company');
  const chosen = visit.field('number');
  const wanted = looksLikeNumber(typed)
    ? { organisationNumber: typed }
    : chosen === 'none'
      ? { name: typed }
      : chosen === ''
        ? undefined
        : { organisationNumber: chosen };
  if (!wanted) return chooseFirst(visit, typed);
  try {
    const { id, name } = await inTenant(visit.member.tenantId, async () => {
      const id = await addCompany(visit.member, wanted, visit.language, submissionId(visit));
      return { id, name: (await findCompany(visit.member, id)).name };
    });
    return added(visit, id, name);
  } catch (error) {
    if (error instanceof CompanyExists) return show(visit, { kind: 'known', company: error.company }, undefined, 422);
    if (error instanceof Invalid && error.fields['id'] !== undefined)
      return show(visit, await lookUpCompany(visit.member, typed, visit.request.ip ?? ''), error.fields['id'], 422);
    if (error instanceof Invalid) return show(visit, { kind: 'nothing' }, Object.values(error.fields)[0], 422);
    throw error;
  }
}

async function chooseFirst(visit: Visit, typed: string): Promise<Answer> {
  if (typed === '') return show(visit, { kind: 'nothing' }, 'form.required', 422);
  const lookUp = await lookUpCompany(visit.member, typed, visit.request.ip ?? '');
  // Too short for the register: the name is taken for what it is.
  if (lookUp.kind === 'nothing')
    return show(
      visit,
      { kind: 'name', name: typed, hits: [], toldAt: undefined, own: [] },
      'companies.new.choose',
      422,
    );
  return show(visit, lookUp, 'companies.new.choose', 422);
}

function added(visit: Visit, id: string, name: string): Answer {
  const tenant = visit.member.tenantSlug;
  const href = paths.companies.show({ tenant, id });
  if (visit.field('another') === '') return redirect(href);
  return redirect(paths.companies.new({ tenant }), {
    text: visit.t('companies.new.added', { name }),
    link: { href, text: visit.t('companies.new.open') },
  });
}

const words = (visit: Visit): Pick<LookUpPart, 'legalForm'> => ({ legalForm: (form) => legalFormText(visit, form) });

function show(visit: Visit, lookUp: CompanyLookUp, problem: FieldProblem | undefined, status = 200): Answer {
  return page(
    'companies/new',
    visit.t('companies.new.title'),
    {
      ...words(visit),
      id: formId(visit),
      typed: visit.field('company') || visit.query('company'),
      problem,
      lookUp,
      chosen: visit.field('number'),
    },
    { status, place: 'companies' },
  );
}
