import type { CompanyChoice } from '../../domain/companies/company-choices.ts';
import type { OwnerChoice } from '../../domain/contacts/owner-choices.ts';
import type { ContactChoice } from '../../domain/deals/contact-choices.ts';
import type { ClosedDeal } from '../../domain/deals/closed-deals.ts';
import type { DealColumn } from '../../domain/deals/deal-board.ts';
import type { Stage } from '../../domain/deals/deal.ts';
import type { TrashedDeal } from '../../domain/deals/trash.ts';
import type { Deal } from '../../domain/deals/deal-record.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { TimelinePart } from '../activities/pages.ts';

declare module '../visit.ts' {
  interface Views {
    'deals/index': DealBoardPage;
    'deals/show': DealPage;
    'deals/form': DealFormPage;
    'deals/trash': DealTrashPage;
    'deals/closed': ClosedDealsPage;
    'deals/_contact-choices': {
      readonly choices: readonly ContactChoice[];
      /** The id of the one that is chosen from the start, '' for none. */
      readonly chosen: string;
      readonly typed: string;
    };
  }
}

export interface DealBoardPage {
  readonly columns: readonly (DealColumn & {
    /** Where all of its deals are. */
    readonly allHref: string;
  })[];
  /** One stage is shown alone: the way back to the board, to its first page, and to its next. */
  readonly alone:
    | { readonly boardHref: string; readonly firstHref: string | undefined; readonly nextHref: string | undefined }
    | undefined;
  readonly stages: readonly Stage[];
  readonly mine: boolean;
  readonly empty: boolean;
  /** Today in Norway, `YYYY-MM-DD`, to tell which deals are late. */
  readonly today: string;
}

/** The deals that are won or lost, with what the filters stand on. */
export interface ClosedDealsPage {
  readonly deals: readonly ClosedDeal[];
  readonly outcome: 'won' | 'lost' | '';
  /** `me`, a member's id, or '' for anyone. */
  readonly owner: string;
  /** Four digits, or '' for any. */
  readonly year: string;
  readonly years: readonly string[];
  readonly owners: readonly OwnerChoice[];
  readonly filtered: boolean;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

export interface DealPage {
  readonly deal: Deal;
  readonly stages: readonly Stage[];
  readonly editable: boolean;
  readonly late: boolean;
  readonly timelinePart: TimelinePart;
}

/** A deal's form with what was typed. */
export interface DealFormPage {
  /** Undefined for a new deal. */
  readonly id: string | undefined;
  /** What a new deal's id will be. */
  readonly newId: string;
  readonly typed: TypedDeal;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly version: number;
  /** What stood in the form when it was opened; undefined for a new deal. */
  readonly was: TypedDeal | undefined;
  /** Somebody else saved first: what differs. */
  readonly conflicts: DealConflicts | undefined;
  readonly stages: readonly Stage[];
  readonly owners: readonly OwnerChoice[];
  readonly companyChoices: readonly CompanyChoice[];
  readonly contactChoices: readonly ContactChoice[];
}

/** What differs between a form and what somebody else saved meanwhile, by who changed it since the form was opened. */
export interface DealConflicts {
  /** Both wrote it; or nobody knows who. */
  readonly both: readonly DealDifference[];
  readonly theirs: readonly DealDifference[];
  readonly yours: readonly DealDifference[];
}

/** One field as it stood when the form was opened, as it is kept now, and as it was sent; '' for none. */
export interface DealDifference {
  readonly label: string;
  readonly was: string | undefined;
  readonly theirs: string;
  readonly yours: string;
}

export interface TypedDeal {
  readonly title: string;
  readonly stage: string;
  readonly company: string;
  readonly companyId: string;
  readonly contact: string;
  readonly contactId: string;
  readonly owner: string;
  readonly amount: string;
  readonly closeOn: string;
}

export interface DealTrashPage {
  readonly deals: readonly (TrashedDeal & { readonly until: Date })[];
  readonly days: number;
}
