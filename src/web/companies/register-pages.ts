import type { KnownCompany } from '../../domain/companies/add-company.ts';
import type { CompanyNews } from '../../domain/companies/news/company-news.ts';
import type { CompanyLookUp } from '../../domain/companies/look-up-company.ts';
import type { AskedStructure, GroupCompany, StructureAnswer } from '../../domain/companies/structure/ask-structure.ts';
import type { RegisterCode } from '../../domain/register/entity.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { CompanySize, FoundUnit, FoundUnits } from '../../domain/companies/finding/find-units.ts';
import type { FindingField } from './finding.ts';
import type { Match, MatchShelf, ShownSuggestion } from '../../domain/companies/matching/match-list.ts';
import type { Matching } from '../../domain/companies/matching/start-matching.ts';
import type { ShownNeighbour } from './shown-neighbour.ts';
import type { Standing } from './standing.ts';

// What the pages show that ask the register, its mirror and its neighbours.
declare module '../visit.ts' {
  interface Views {
    'companies/new': NewCompanyPage;
    'companies/_lookup': LookUpPart;
    'companies/news': CompanyNewsPage;
    'companies/finding': FindingPage;
    'companies/matching': MatchingPage;
    'companies/_matching-progress': MatchingPage;
    'companies/match': MatchPage;
    'companies/structure': StructurePage;
    'companies/_structure-answer': StructurePage;
    'companies/neighbour': NeighbourPage;
  }
}

export interface LookUpPart {
  readonly lookUp: CompanyLookUp;
  /** Which hit is chosen, by number; `none` for the name alone. */
  readonly chosen: string;
  /** A form of organisation in the reader's language. */
  readonly legalForm: (form: RegisterCode) => string;
}

export interface NewCompanyPage extends LookUpPart {
  /** Of the form, not of the company it makes: see `formId`. */
  readonly id: string;
  readonly typed: string;
  readonly problem: FieldProblem | undefined;
}

/** A company of a group with those that stand under it. */
export interface StructureTree {
  readonly member: GroupCompany;
  readonly below: readonly StructureTree[];
}

/** What the register says of the units around a company. */
export interface StructurePage {
  readonly company: AskedStructure['company'];
  readonly what: 'subUnits' | 'group';
  readonly answer: StructureAnswer;
  /** The group, when that is the answer. */
  readonly tree: readonly StructureTree[];
  readonly formId: string;
}

/** Companies to sell to, found in the mirror of the register. */
export interface FindingPage {
  /** When the register made the file that is looked through; null while there is none. */
  readonly asOf: Date | null;
  readonly loaded: boolean;
  /** Whether the tenant has VAT status on. */
  readonly vatOn: boolean;
  /** The fields of the form as they were typed. */
  readonly typed: Readonly<Record<FindingField, string>>;
  readonly problems: Readonly<Partial<Record<FindingField, FieldProblem>>>;
  /** What the industry that was typed was taken for, in words. */
  readonly industries: readonly string[];
  /** Undefined before anything was asked for, and when something typed cannot be used. */
  readonly found: Omit<FoundUnits, 'units'> | undefined;
  readonly units: readonly (FoundUnit & { readonly industryName: string; readonly form: string })[];
  readonly counted: number;
  readonly sizes: readonly CompanySize[];
  readonly forms: readonly { readonly value: string; readonly label: string }[];
  readonly industryWords: readonly string[];
  /** When the industries were read, `YYYY-MM-DD`. */
  readonly industriesReadOn: string;
  /** After which unit this page begins. */
  readonly after: string;
  readonly next: string | undefined;
  readonly clearHref: string;
  /** The law behind what is said of it. */
  readonly law: Readonly<Record<'generic' | 'consent' | 'reservation', string>>;
}

/** A unit that may be a company, as the pages of matching show it. */
export interface SuggestionView extends ShownSuggestion {
  /** The reasons in words, one after the other. */
  readonly why: string;
  /** The form of organisation in words. */
  readonly form: string;
  readonly standing: Standing | undefined;
}

export interface MatchView extends Omit<Match, 'suggestions'> {
  readonly suggestions: readonly SuggestionView[];
}

/** Looking for the numbers of companies that have none. */
export interface MatchingPage {
  readonly matching: Matching | undefined;
  /** Companies without a number that are looked for. */
  readonly unnumbered: number;
  /** The mirror is not in use, so that the register is asked about each. */
  readonly slow: boolean;
  readonly shelf: MatchShelf;
  readonly shelves: readonly { readonly shelf: MatchShelf; readonly href: string; readonly count: number }[];
  readonly matches: readonly MatchView[];
  readonly next: string | undefined;
  /** How many one press accepts. */
  readonly mostAccepted: number;
}

/** Which unit one company is. */
export interface MatchPage extends Omit<LookUpPart, 'chosen'> {
  readonly match: MatchView;
  readonly typed: string;
  readonly problem: FieldProblem | undefined;
  /** Another company that has the number which was chosen. */
  readonly taken: KnownCompany | undefined;
  readonly shelf: MatchShelf;
}

/** What a neighbouring register says of a company. */
export interface NeighbourPage {
  readonly company: { readonly id: string; readonly name: string };
  readonly one: ShownNeighbour;
}

/** What the register has changed. */
export interface CompanyNewsPage {
  readonly news: readonly CompanyNews[];
  /** Those nobody has put aside alone; all of them otherwise. */
  readonly unseen: boolean;
  /** Of the reader's own companies alone. */
  readonly mine: boolean;
  /** When the newest on the page was told, for putting aside no later ones; ISO 8601. */
  readonly until: string | undefined;
  readonly hrefs: Readonly<Record<'unseen' | 'all' | 'anyone' | 'mine', string>> & {
    readonly older: string | undefined;
  };
}
