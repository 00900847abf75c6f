import type { ShownField } from '../../domain/custom-fields/field-values.ts';
import type { WordedValue } from '../fields/field-text.ts';
import type { KnownCompany } from '../../domain/companies/add-company.ts';
import type { CompanyChoice } from '../../domain/companies/company-choices.ts';
import type { CompanyFilter, CompanyListRow, CompanySort } from '../../domain/companies/company-list.ts';
import type { CompanyDeal, CompanyPerson } from '../../domain/companies/company-record.ts';
import type { CompanyNews } from '../../domain/companies/news/company-news.ts';
import type { OwnerChoice } from '../../domain/contacts/owner-choices.ts';
import type { Relatives } from '../../domain/companies/structure/relatives.ts';
import type { TrashedCompany } from '../../domain/companies/trash.ts';
import type { EditConflict, FieldProblem } from '../../domain/errors.ts';
import type { TimelinePart } from '../activities/pages.ts';
import type { FactView } from './facts.ts';
import type { ShownNeighbour } from './shown-neighbour.ts';
import type { Standing } from './standing.ts';

declare module '../visit.ts' {
  interface Views {
    'companies/custom-field': CompanyCustomFieldPage;
    'companies/index': CompaniesPage;
    'companies/_found': CompaniesPage;
    'companies/filters': CompanyFiltersPage;
    'companies/_count': { readonly count: string };
    'companies/show': CompanyPage;
    'companies/_facts': CompanyAnsweredPart;
    'companies/_changed-fact': FactPart;
    'companies/fact-edit': FactEditPage;
    'companies/trash': CompanyTrashPage;
    'companies/_choices': CompanyChoicesPart;
  }
}

/** The list of companies. */
export interface CompaniesPage {
  readonly rows: readonly (CompanyListRow & { readonly standing: Standing | undefined })[];
  readonly filter: CompanyFilter;
  readonly filtered: boolean;
  /** What stands in the owner filter: `me`, a member's id, or nothing. */
  readonly owner: string;
  readonly chips: readonly ListChip[];
  /** Address and direction of each sortable column. */
  readonly sorts: Readonly<
    Record<CompanySort, { readonly href: string; readonly state: 'ascending' | 'descending' | undefined }>
  >;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** How many the list holds, where the address asks for it. */
  readonly total: string | undefined;
  readonly countHref: string;
  /** The same page with `total`, for browsers without JavaScript. */
  readonly countedHref: string;
  readonly allHref: string;
  readonly mineHref: string;
  /** The list without its filters. */
  readonly clearHref: string;
  readonly filtersHref: string;
  readonly indexHref: string;
  /** What a record's address says of the list it was reached from, so that next, previous and back follow it. */
  readonly rowQuery: string;
}

export interface ListChip {
  readonly text: string;
  /** The list without this filter. */
  readonly href: string;
}

export interface CompanyFiltersPage {
  readonly filter: CompanyFilter;
  /** What stands in the owner filter, as in the list. */
  readonly owner: string;
  readonly owners: readonly OwnerChoice[];
}

/** The facts of a company, their sources, and how asking the register goes. */
export interface CompanyFactsPart {
  readonly companyId: string;
  readonly name: string;
  readonly editable: boolean;
  readonly facts: readonly FactView[];
  readonly standing: Standing | undefined;
  readonly register: RegisterState;
  /** Since when it has that standing, `YYYY-MM-DD`, where the register told. */
  readonly standingSince: string | null;
  readonly personLike: boolean;
  /** Which list the company was reached from, to go after each address: `?q=berg`, or empty. */
  readonly listQuery: string;
}

/** The facts as the answer of a page that waits, with what is outside them and tells of the same answer. */
export interface CompanyAnsweredPart extends CompanyFactsPart {
  /** Its owner and sub-units; undefined for a company without a number. */
  readonly relatives: Relatives | undefined;
  /** Of the forms that add a relative. */
  readonly formId: string;
}

export interface RegisterState {
  readonly state: 'none' | 'waiting' | 'found' | 'deleted' | 'removed' | 'unknown' | 'unavailable';
  readonly hasNumber: boolean;
  readonly askedAt: Date | null;
}

export interface CompanyPage extends CompanyAnsweredPart {
  /** The list the company was reached from, and its neighbours there. */
  readonly listHref: string;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly inTrashUntil: Date | undefined;
  /** What the register changed and nobody has put aside. */
  readonly news: readonly CompanyNews[];
  readonly ownFields: readonly WordedValue[];
  /** The neighbouring registers that the tenant has on, for a company they may be asked about. */
  readonly neighbours: readonly ShownNeighbour[];
  /** None of them is on, and the reader could switch them on. */
  readonly neighboursOff: boolean;
  readonly people: readonly CompanyPerson[];
  readonly morePeople: boolean;
  readonly deals: readonly CompanyDeal[];
  readonly moreDeals: boolean;
  readonly timelinePart: TimelinePart;
}

export interface FactPart {
  readonly companyId: string;
  /** Which list the company was reached from, to go after each address: `?q=berg`, or empty. */
  readonly listQuery: string;
  readonly editable: boolean;
  readonly fact: FactView;
  readonly name: string;
  readonly standing: Standing | undefined;
}

/** One of the tenant's own fields being edited. */
export interface CompanyCustomFieldPage {
  readonly company: { readonly id: string; readonly name: string };
  readonly field: ShownField;
  readonly value: string;
  /** Where the edit began, to be sent along. */
  readonly version: number;
  readonly was?: string | null | undefined;
  readonly conflict: Pick<EditConflict, 'theirs' | 'yours'> | undefined;
  /** Worded already. */
  readonly problem: string | undefined;
}

/** One fact being edited, as a page or in its place. */
export interface FactEditPage {
  /** In place of the fact; not when the form has a page of its own, where a plain form is sent. */
  readonly inPlace: boolean;
  readonly companyId: string;
  readonly companyName: string;
  /** Which list the company was reached from, to go after each address: `?q=berg`, or empty. */
  readonly listQuery: string;
  readonly field: string;
  readonly label: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly version: number;
  readonly was: string;
  readonly conflict: { readonly theirs: string; readonly yours: string } | undefined;
  readonly taken: KnownCompany | undefined;
  readonly owners: readonly OwnerChoice[];
}

export interface CompanyTrashPage {
  readonly companies: readonly (TrashedCompany & { readonly until: Date })[];
  readonly days: number;
}

export interface CompanyChoicesPart {
  readonly name: string;
  readonly choices: readonly CompanyChoice[];
  /** The id of the one that is chosen from the start, '' for none. */
  readonly chosen: string;
  readonly typed: string;
}
