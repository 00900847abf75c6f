import { addCompany, CompanyExists, companyWithNumber } from '../../domain/companies/add-company.ts';
import { addNamed } from '../../domain/companies/add-named.ts';
import { findCompany } from '../../domain/companies/company-record.ts';
import { lookUpCompany, type CompanyLookUp } from '../../domain/companies/look-up-company.ts';
import { recordReading } from '../../domain/audit/record-reading.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../../domain/register/organisation-number.ts';
import { inTenant, readingTenant } from '../../domain/tenancy.ts';
import { demand, type Member } from '../../domain/users/member.ts';
import { paths } from '../paths.ts';
import { publicLink } from '../public-link.ts';
import type { ApiAnswer, ApiCall } from './call.ts';
import { companyBody } from './company-body.ts';

/** Several of the tenant's companies are called so, or the one with the number lies in the trash: the program cannot say which is meant. */
export class CompanyUnclear extends Error {}

/** GET: the tenant's company with a number. */
export async function show({ member, param }: ApiCall): Promise<ApiAnswer> {
  const number = normaliseOrganisationNumber(param('number'));
  const known = await readingTenant(member.tenantId, () => companyWithNumber(member, number));
  if (!known || known.inTrash) throw new NotFound('company');
  const body = await bodyOf(member, known.id);
  await recordReading(member, {
    action: 'company.viewed',
    subject: { kind: 'company', id: known.id },
    route: paths.api.company.pattern,
  });
  return { status: 200, body };
}

/**
 * POST: a number or a name becomes a company in one step. A company the tenant has already is answered as it is, so that a program may
 * ask again. A number that the register does not know is refused; that it does not answer is no reason not to add one, which is then
 * filled later.
 */
export async function create({ member, only, text, from }: ApiCall): Promise<ApiAnswer> {
  demand(member, 'write');
  only('organisation_number', 'name');
  const number = normaliseOrganisationNumber(text('organisation_number'));
  const name = text('name').replace(/\s+/g, ' ');
  if (number !== '') return byNumber(member, number, name, from);
  if (name === '') throw new Invalid({ organisation_number: 'form.required' });
  const named = await inTenant(member.tenantId, () => addNamed(member, name, member.tenantLanguage));
  if (!named) throw new CompanyUnclear();
  return { status: named.added ? 201 : 200, body: await bodyOf(member, named.id) };
}

async function byNumber(member: ApiCall['member'], number: string, name: string, from: string): Promise<ApiAnswer> {
  const known = await numbered(member, number, from);
  if (known) return { status: 200, body: await bodyOf(member, known) };
  try {
    const id = await inTenant(member.tenantId, () =>
      addCompany(member, { organisationNumber: number, name: name || undefined }, member.tenantLanguage),
    );
    return { status: 201, body: await bodyOf(member, id), location: paths.api.company({ number }) };
  } catch (error) {
    // Somebody added it in the same moment.
    if (error instanceof CompanyExists && !error.company.inTrash)
      return { status: 200, body: await bodyOf(member, error.company.id) };
    throw error instanceof CompanyExists ? new CompanyUnclear() : error;
  }
}

async function bodyOf(member: Member, id: string): Promise<object> {
  const company = await readingTenant(member.tenantId, () => findCompany(member, id));
  return companyBody(company, publicLink(paths.companies.show({ tenant: member.tenantSlug, id })));
}

/** The company with the number, if the tenant has it. @throws Invalid for one that is no unit's; CompanyUnclear from the trash */
async function numbered(member: Member, number: string, from: string): Promise<string | undefined> {
  const problem = organisationNumberProblem(number);
  if (problem)
    throw new Invalid({
      organisation_number: `form.organisationNumber.${problem === 'checksum' ? 'checksum' : 'length'}`,
    });
  const told: CompanyLookUp = await lookUpCompany(member, number, from);
  if (told.kind === 'unknown') throw new Invalid({ organisation_number: 'api.problem.unknownNumber' });
  if (told.kind === 'removed') throw new Invalid({ organisation_number: 'api.problem.removedNumber' });
  if (told.kind !== 'known') return undefined;
  if (told.company.inTrash) throw new CompanyUnclear();
  return told.company.id;
}
