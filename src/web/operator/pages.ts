import type { Closings } from '../../domain/books/close-term.ts';
import type { Movement } from '../../domain/books/movements.ts';
import type { PostedByHand, TypedPosting } from '../../domain/books/post-by-hand.ts';
import type { VatCodeNumber } from '../../domain/books/vat-codes.ts';
import type { Accountant } from '../../domain/books/readers.ts';
import type {
  DeferredMonth,
  OpenItem,
  PayoutSum,
  UnpostedMovement,
  VatSum,
  VoucherGaps,
} from '../../domain/books/reports.ts';
import type { EndpointSummary } from '../../domain/billing/events/endpoints.ts';
import type { StripeHealth } from '../../domain/billing/events/event-health.ts';
import type { StripeEventRow } from '../../domain/billing/events/stored-events.ts';
import type { DeadLetter, SetAsideReason } from '../../domain/operations/obligations.ts';
import type { OperationsOverview } from '../../domain/operations/overview.ts';
import type { ShownBreach } from '../breaches/pages.ts';
import type { TrailsStanding } from '../../domain/audit/trail-check.ts';
import type { DrillStanding } from '../../domain/operations/restore-drill.ts';
import type { TenantSubscriptions } from '../../domain/operations/tenant-subscriptions.ts';
import type { StoredRefusal } from '../../domain/outbound/refusals.ts';
import type { ControlReport } from '../../domain/sales-documents/control/control-report.ts';
import type { EnteredRate, TypedRate } from '../../domain/sales-documents/exchange-rates.ts';
import type { OperatorsDocument } from '../../domain/sales-documents/document-list.ts';
import type { WaitingHost } from '../../domain/privacy/registers/host-waits.ts';
import type { LegalEntityProblem } from '../../domain/privacy/legal-entity.ts';

declare module '../visit.ts' {
  interface Views {
    'operator/show': OperatorPage;
    'operator/set-aside': SetAsidePage;
    'operator/subscriptions': TenantSubscriptions;
    'operator/stripe': OperatorStripePage;
    'operator/sales-documents': SalesDocumentsPage;
    'operator/books': OperatorBooksPage;
    'operator/book-movement': BookMovementPage;
    'operator/exchange-rates': ExchangeRatesPage;
  }
}

/** With what went wrong in words. */
type Worded<Failing> = Failing & { readonly failureWords: string };

export interface WordedLetter extends Worded<DeadLetter> {
  /** What was to be done, and which mail. */
  readonly what: string;
  /** Whose it was, by name. */
  readonly whose: string;
}

/** Asks why something that was given up is not tried again. */
export interface SetAsidePage {
  readonly letter: WordedLetter;
  readonly reasons: readonly SetAsideReason[];
  readonly problem: string | undefined;
}

export interface OperatorPage extends Omit<OperationsOverview, 'state'> {
  /** The worst that is true; `redis`: it does not answer, and so no work is handed out. */
  readonly state: OperationsOverview['state'] | 'redis';
  readonly deadLetters: readonly WordedLetter[];
  readonly mirrors: readonly Worded<OperationsOverview['mirrors'][number]>[];
  readonly registerFeed: OperationsOverview['registerFeed'] & {
    readonly series: readonly Worded<OperationsOverview['registerFeed']['series'][number]>[];
  };
  readonly queues: readonly (OperationsOverview['queues'][number] & { readonly words: string })[];
  readonly stripeEvents: readonly WordedEvent[];
  /** When the figures were read, which ages are counted from. */
  readonly readAt: Date;
  /** Calls to hosts that the register of sub-processors does not have in use. */
  readonly refusals: readonly StoredRefusal[];
  readonly legalEntityProblems: readonly LegalEntityProblem[];
  /** What somebody has to look at about OnNet's own invoices. */
  readonly documentsToLookAt: number;
  /** The same about OnNet's own books. */
  readonly booksToLookAt: number;
  /** Breaches of OnNet's own of which somebody is still to be told, the most pressing first. */
  readonly untoldBreaches: readonly ShownBreach[];
  /** When restoring a backup was last tried. */
  readonly drill: DrillStanding;
  /** How the audit trails were when they were last looked at. */
  readonly trails: TrailsStanding;
  /** What Google’s tag waits for, where a container is set up and the register does not have Google in use. */
  readonly waitingTag: WaitingHost | undefined;
}

/** OnNet's own invoices and credit notes. */
export interface SalesDocumentsPage {
  readonly documents: readonly OperatorsDocument[];
  /** Where the next page begins. */
  readonly next: string | undefined;
  readonly search: string;
  /** Whether it is the first page, which alone has the control. */
  readonly first: boolean;
  readonly control: ControlReport;
}

/** An event with what came of it in words. */
export type WordedEvent = StripeEventRow & { readonly outcomeWords: string };

/** A form of the page that was refused; a secret that was typed is not shown again. */
export interface RefusedForm {
  /** Which endpoint's; empty for that of a new one. */
  readonly endpoint: string;
  readonly typed: Readonly<Partial<Record<'key' | 'payload' | 'apiVersion', string>>>;
  readonly problems: Readonly<Record<string, string>>;
}

export interface OperatorStripePage {
  readonly health: StripeHealth;
  readonly parked: readonly WordedEvent[];
  readonly recent: readonly WordedEvent[];
  /** With the full address that Stripe posts to. */
  readonly endpoints: readonly (EndpointSummary & { readonly url: string })[];
  readonly followedTypes: readonly string[];
  readonly refused: RefusedForm | undefined;
  readonly readAt: Date;
}

export interface ExchangeRatesPage {
  readonly rates: readonly EnteredRate[];
  readonly currencies: readonly string[];
  readonly typed: TypedRate;
  readonly problems: Readonly<Record<string, string>>;
}

/** A movement that somebody says how to post. */
export interface BookMovementPage {
  readonly movement: Movement;
  readonly accounts: readonly { readonly number: string; readonly name: string }[];
  readonly vatCodes: readonly VatCodeNumber[];
  readonly typed: TypedPosting;
  readonly problems: Readonly<Record<string, string>>;
}

export interface OperatorBooksPage {
  readonly year: number;
  /** 1 is January and February; 0 the whole year. */
  readonly term: number;
  /** Every year that can be shown, the newest first. */
  readonly years: readonly number[];
  /** The day that open items and what is paid ahead are shown of. */
  readonly on: string;
  readonly items: readonly OpenItem[];
  readonly vat: readonly VatSum[];
  readonly payouts: readonly PayoutSum[];
  readonly deferred: readonly DeferredMonth[];
  readonly gaps: VoucherGaps;
  readonly unposted: readonly UnpostedMovement[];
  readonly byHand: readonly (PostedByHand & { readonly accountName: string })[];
  readonly closings: Closings;
  /** Who reads the books besides the operators; for operators alone. */
  readonly readers:
    | {
        readonly accountants: readonly Accountant[];
        /** As it was typed. */
        readonly email: string;
        readonly problems: Readonly<Record<string, string>>;
      }
    | undefined;
}
