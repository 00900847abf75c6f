import { companyChoices, type CompanyChoice } from '../../domain/companies/company-choices.ts';
import { chosenUnit, unitProblem } from '../../domain/companies/unit-choices.ts';
import { isId } from '../../domain/identifiers.ts';
import { fold } from '../../domain/names.ts';
import { unitsBeside } from '../companies/units-beside.ts';
import type { Visit } from '../visit.ts';
import type { CompanyFormPart, Problems } from './pages.ts';

/** The company that a form names, or what to ask. */
export interface ReadCompany extends CompanyFormPart {
  readonly problems: Problems;
}

/**
 * Reads a company field: one chosen from the list, or a name that only one company has. With more than one the form
 * comes back with the choices, which is how it works without JavaScript.
 */
export async function readCompanyField(visit: Visit): Promise<ReadCompany> {
  const companyName = visit.field('company');
  const companyId = visit.field('companyId');
  const nothing = { companyName, companyId: '', choices: [], problems: {} };
  if (companyName === '' && companyId === '') return nothing;
  const own = companyName === '' ? [] : await companyChoices(visit.member, companyName);
  const choices = companyName === '' ? [] : [...own, ...(await unitsBeside(visit, companyName, own))];
  if (isId(companyId)) return { companyName, companyId, choices, problems: {} };
  const unit = chosenUnit(companyId);
  if (unit !== undefined) {
    const problem = await unitProblem(visit.member, unit);
    return { companyName, companyId, choices, problems: problem === undefined ? {} : { company: problem } };
  }
  const only = onlyMatch(own, companyName);
  if (only) return { companyName: only.name, companyId: only.id, choices: [only], problems: {} };
  const problem = choices.length === 0 ? 'contacts.company.unknown' : 'contacts.company.choose';
  return { companyName, companyId: '', choices, problems: { company: problem } };
}

function onlyMatch(choices: readonly CompanyChoice[], typed: string): CompanyChoice | undefined {
  const same = choices.filter(({ name }) => fold(name) === fold(typed));
  if (same.length === 1) return same[0];
  return choices.length === 1 ? choices[0] : undefined;
}
