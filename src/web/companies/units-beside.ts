import type { CompanyChoice } from '../../domain/companies/company-choices.ts';
import { unitChoices } from '../../domain/companies/unit-choices.ts';
import { may } from '../../domain/users/member.ts';
import type { Visit } from '../visit.ts';

/** With so many companies of one's own to choose from nobody is shown others. */
const ENOUGH = 3;

/** Units of the register to choose from beside one's own companies, for who may add companies. In the tenant's transaction. */
export const unitsBeside = (visit: Visit, typed: string, own: readonly CompanyChoice[]): Promise<CompanyChoice[]> =>
  own.length < ENOUGH && may(visit.member, 'write')
    ? unitChoices(visit.member, typed, visit.language)
    : Promise.resolve([]);
