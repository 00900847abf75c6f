import { changeFact, chooseSource } from '../../domain/companies/change-fact.ts';
import { changeNumber } from '../../domain/companies/change-number.ts';
import { changeOwner } from '../../domain/companies/change-owner.ts';
import { CompanyExists } from '../../domain/companies/add-company.ts';
import { findCompany, type Company } from '../../domain/companies/company-record.ts';
import { writeValue } from '../../domain/companies/fields.ts';
import { despiteNumbersTaken } from '../../domain/companies/number-taken.ts';
import { factText } from '../../domain/companies/typed-value.ts';
import { EditConflict, Invalid, NotFound } from '../../domain/errors.ts';
import { inTenant } from '../../domain/tenancy.ts';
import { fragment, page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { findFor } from './company.ts';
import { factLabel, factView, isFactField, type FactField } from './facts.ts';
import type { FactEditPage } from './pages.ts';
import { standingOfCompany } from './standing.ts';

type EditableField = Exclude<FactField, 'legalForm'>;

function fieldOf(visit: Visit): EditableField {
  const field = visit.param('field');
  if (!isFactField(field) || field === 'legalForm') throw new NotFound('field');
  return field;
}

/** GET: the fact with a form in its place; a page of its own without htmx. With `show` the fact as it is, for cancelling. */
export async function edit(visit: Visit): Promise<Answer> {
  const field = fieldOf(visit);
  const company = await findFor(visit);
  if (visit.query('show') !== '' && visit.partial) return shownFact(visit, company, field);
  return editForm(visit, company, field, { typed: typedFrom(company, field) });
}

/** POST: keeps what was typed, or, with `choice`, settles whether the register's value is used. */
export async function update(visit: Visit): Promise<Answer> {
  const field = fieldOf(visit);
  const id = visit.param('id');
  try {
    const company = await despiteNumbersTaken(visit.member.tenantId, async () => {
      await save(visit, id, field);
      return findCompany(visit.member, id);
    });
    // A new number starts a question to the register, which the whole page shows.
    if (field === 'organisationNumber') return redirect(companyHref(visit));
    return shownFact(visit, company, field);
  } catch (error) {
    return refused(visit, field, error);
  }
}

async function save(visit: Visit, id: string, field: EditableField): Promise<void> {
  const version = Number(visit.field('version'));
  const was = visit.field('was') || null;
  const choice = visit.field('choice');
  if (field === 'owner') {
    await changeOwner(visit.member, id, { ownerId: visit.field('value') || null, version, was });
  } else if (field === 'organisationNumber') {
    await changeNumber(visit.member, id, { number: visit.field('value'), version, was });
  } else if (choice === 'register' || choice === 'keep') {
    await chooseSource(visit.member, id, field, choice);
  } else {
    await changeFact(visit.member, id, { field, typed: typedIn(visit), version, was });
  }
}

async function refused(visit: Visit, field: EditableField, error: unknown): Promise<Answer> {
  const conflict = error instanceof EditConflict ? error : undefined;
  const taken = error instanceof CompanyExists ? error.company : undefined;
  if (!(error instanceof Invalid) && !conflict && !taken) throw error;
  return inTenant(visit.member.tenantId, async () =>
    editForm(visit, await findFor(visit), field, {
      typed: typedIn(visit),
      problems: error instanceof Invalid ? error.fields : {},
      conflict: conflict && { theirs: conflict.theirs ?? '', yours: conflict.yours ?? '' },
      taken,
      // What was typed keeps its beginning while it is corrected; whoever has seen both values begins again from what is there now.
      start: conflict ? undefined : { version: Number(visit.field('version')), was: visit.field('was') },
      status: conflict ? 409 : 422,
    }),
  );
}

const parts = ['value', 'lines', 'postalCode', 'place', 'country'] as const;

const typedIn = (visit: Visit): Record<string, string> =>
  Object.fromEntries(parts.map((part) => [part, visit.field(part)]));

function typedFrom(company: Company, field: EditableField): Record<string, string> {
  if (field === 'owner') return { value: company.owner_id ?? '' };
  if (field === 'organisationNumber') return { value: company.organisation_number ?? '' };
  if (field !== 'address') return { value: factText(field, company) };
  return {
    lines: company.address_lines.join('\n'),
    postalCode: company.postal_code ?? '',
    place: company.place ?? '',
    country: company.country_code ?? 'NO',
  };
}

function valueNow(company: Company, field: EditableField): string {
  if (field === 'owner') return company.owner_id ?? '';
  if (field === 'organisationNumber') return company.organisation_number ?? '';
  return writeValue(field, company) ?? '';
}

async function editForm(
  visit: Visit,
  company: Company,
  field: EditableField,
  form: Pick<FactEditPage, 'typed'> &
    Partial<Pick<FactEditPage, 'problems' | 'conflict' | 'taken'>> & {
      readonly start?: Pick<FactEditPage, 'version' | 'was'> | undefined;
      readonly status?: number;
    },
): Promise<Answer> {
  const label = visit.t(factLabel(field));
  return page(
    'companies/fact-edit',
    label,
    {
      companyId: company.id,
      companyName: company.name,
      listQuery: listPart(visit),
      inPlace: visit.partial,
      field,
      label,
      typed: form.typed,
      problems: form.problems ?? {},
      ...(form.start ?? { version: company.version, was: valueNow(company, field) }),
      conflict: form.conflict,
      taken: form.taken,
      owners: field === 'owner' ? await offeredOwners(visit, [company.owner_id]) : [],
    },
    { status: form.status ?? 200, place: 'companies', fragment: 'companies/_fact-edit' },
  );
}

function shownFact(visit: Visit, company: Company, field: FactField): Answer {
  if (!visit.partial) return redirect(companyHref(visit), { text: visit.t('done.saved') });
  return fragment('companies/_changed-fact', {
    companyId: company.id,
    listQuery: listPart(visit),
    editable: true,
    fact: factView(visit, company, field),
    name: company.name,
    standing: standingOfCompany(company.register_status, company.enrichment_state),
  });
}

const companyHref = (visit: Visit): string =>
  paths.companies.show({ tenant: visit.member.tenantSlug, id: visit.param('id') }) + listPart(visit);
