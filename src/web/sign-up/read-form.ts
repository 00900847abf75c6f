import { z } from 'zod';

import type { FieldProblem } from '../../domain/errors.ts';
import { normaliseOrganisationNumber } from '../../domain/register/organisation-number.ts';
import type { CompanyLookUp } from '../../domain/tenants/company-look-up.ts';
import type { NewTenant } from '../../domain/tenants/sign-up.ts';
import { readEmailAddress } from '../../domain/users/email-address.ts';
import { passwordProblem } from '../../domain/users/password-rules.ts';
import { typedPassword } from '../sign-in/typed-password.ts';
import type { Visit } from '../visit.ts';

const LONGEST_NAME = 120;
const text = z.string().min(1).max(LONGEST_NAME);

/** The form, checked. */
export interface ReadSignUp {
  readonly tenant: NewTenant;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Checks the whole form at once, so that every field says what is wrong with it.
 * @param agreementHash of the edition that a customer accepts now
 */
export function readSignUp(
  visit: Visit,
  company: CompanyLookUp,
  agreementHash: string,
): { read: ReadSignUp } | { problems: Record<string, FieldProblem> } {
  const problems: Record<string, FieldProblem> = {};
  const note = (field: string, problem: FieldProblem | undefined): void => {
    if (problem !== undefined) problems[field] = problem;
  };
  const typedEmail = visit.field('email');
  const email = readEmailAddress(typedEmail);
  const name = visit.field('name');
  const password = typedPassword(visit);
  const tenant = tenantOf(visit, company);

  note('organisationNumber', numberProblem(company));
  if (needsName(company)) note('companyName', nameProblem(visit.field('companyName')));
  note('name', nameProblem(name));
  note('email', email === undefined ? 'form.email' : undefined);
  note('password', passwordProblem(password, [typedEmail, name, tenant.name]));
  if (visit.field('accepted') !== 'yes') note('accepted', 'form.mustAccept');
  // The wording changed while the form was open: it must be shown again before it is accepted.
  else if (visit.field('agreement') !== agreementHash) note('accepted', 'signUp.agreement.changed');

  if (email === undefined || Object.keys(problems).length > 0) return { problems };
  return { read: { tenant, name, email, password } };
}

/** Whether the person has to write the name, because the register gives none. */
export const needsName = (company: CompanyLookUp): boolean =>
  company.kind === 'removed' || company.kind === 'unknown' || company.kind === 'unavailable';

/** What stands for the organisation: the one that was chosen among those found, otherwise what was typed. */
export const typedOrganisation = (visit: Visit): string => visit.field('chosen') || visit.field('organisationNumber');

function numberProblem(company: CompanyLookUp): FieldProblem | undefined {
  if (company.kind === 'none') return 'form.required';
  if (company.kind === 'short') return 'signUp.company.short';
  if (company.kind === 'name') return company.hits?.length === 0 ? 'signUp.company.noHits' : 'signUp.company.choose';
  if (company.kind === 'invalid') return `form.organisationNumber.${company.problem}`;
  return company.kind === 'deleted' ? 'signUp.company.deleted.problem' : undefined;
}

function nameProblem(name: string): FieldProblem | undefined {
  if (text.safeParse(name).success) return undefined;
  return name === '' ? 'form.required' : { key: 'form.tooLong', params: { count: LONGEST_NAME } };
}

function tenantOf(visit: Visit, company: CompanyLookUp): NewTenant {
  const { language } = visit;
  if (company.kind !== 'found')
    return {
      name: visit.field('companyName'),
      organisationNumber: normaliseOrganisationNumber(typedOrganisation(visit)),
      addressLines: [],
      language,
    };
  const { fetchedAt, ...registered } = company.company;
  return { ...registered, registerFetchedAt: fetchedAt, language };
}
