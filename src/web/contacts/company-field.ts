import { companyChoices, type CompanyChoice } from '../../domain/companies/company-choices.ts';
import { chosenUnit, unitProblem } from '../../domain/companies/unit-choices.ts';
import { isId } from '../../domain/identifiers.ts';
import { companyNamed } from '../../domain/contacts/create-contact.ts';
import { fold } from '../../domain/names.ts';
import { unitsBeside } from '../companies/units-beside.ts';
import { namedSo } from '../named-so.ts';
import type { Visit } from '../visit.ts';
import type { CompanyFormPart, Problems } from './pages.ts';

/** The company that a form names, or what to ask. */
export interface ReadCompany extends CompanyFormPart {
  readonly problems: Problems;
}

/** A company field that is left empty. */
export const noCompany: ReadCompany = { companyName: '', companyId: '', choices: [], problems: {} };

/**
 * Reads a company field: one chosen from the list, or a whole name that only one company has. With anything else the form
 * comes back with the choices, which is how it works without JavaScript.
 */
export async function readCompanyField(visit: Visit): Promise<ReadCompany> {
  const companyName = visit.field('company');
  const companyId = visit.field('companyId');
  if (companyName === '' && companyId === '') return noCompany;
  const own = companyName === '' ? [] : await companyChoices(visit.member, companyName);
  const choices = companyName === '' ? [] : [...own, ...(await unitsBeside(visit, companyName, own))];
  const unit = chosenUnit(companyId);
  // A button pressed before the name was changed again no longer counts.
  if (isId(companyId) && (companyName === '' || (await isMeant(visit, companyId, companyName, own))))
    return { companyName, companyId, choices, problems: {} };
  if (
    unit !== undefined &&
    [...choices, ...own].some((one) => one.id === companyId || one.organisationNumber === unit)
  ) {
    const problem = await unitProblem(visit.member, unit);
    return { companyName, companyId, choices, problems: problem === undefined ? {} : { company: problem } };
  }
  const only = namedSo(own, companyName);
  if (only) return { companyName: only.name, companyId: only.id, choices: [only], problems: {} };
  const problem = choices.length === 0 ? 'contacts.company.unknown' : 'contacts.company.choose';
  return { companyName, companyId: '', choices, problems: { company: problem } };
}

/** Whether a company that was chosen is still one that the typed name may mean. */
async function isMeant(
  { member }: Visit,
  companyId: string,
  typed: string,
  listed: readonly CompanyChoice[],
): Promise<boolean> {
  if (listed.some(({ id }) => id === companyId)) return true;
  const company = await companyNamed(member, companyId);
  return company !== undefined && fold(company.name) === fold(typed);
}
