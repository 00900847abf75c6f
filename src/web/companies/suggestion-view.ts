import type { ShownSuggestion } from '../../domain/companies/matching/match-list.ts';
import type { Visit } from '../visit.ts';
import { legalFormText } from './legal-form.ts';
import type { SuggestionView } from './register-pages.ts';
import { standingOf } from './standing.ts';

/** A unit of the register that a company, or a row of a list, may be, with what speaks for it in words. */
export const suggestionView = (visit: Visit, one: ShownSuggestion): SuggestionView => ({
  ...one,
  why: one.reasons.map((reason) => visit.t(`companies.matching.reason.${reason}`)).join(' · '),
  form: legalFormText(visit, { code: one.legalForm }),
  standing: one.status === 'active' ? undefined : standingOf(one.status),
});
