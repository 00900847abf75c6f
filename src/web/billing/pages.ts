import type { ListedDocument } from '../../domain/sales-documents/document-list.ts';
import type { BillingChange } from '../../domain/billing/billing-history.ts';
import type { BillingDetails } from '../../domain/billing/billing-details.ts';
import type { PlanChangePreview } from '../../domain/billing/change-plan.ts';
import type { BillingOverview } from '../../domain/billing/billing-overview.ts';
import type { Plan } from '../../domain/billing/plans.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { MessageKey } from '../../words/catalogue.ts';

declare module '../visit.ts' {
  interface Views {
    'billing/show': BillingPage;
    'billing/change': ChangePage;
    'billing/onward': OnwardPage;
    'billing/documents': DocumentsPage;
  }
}

export interface BillingPage {
  readonly overview: BillingOverview;
  readonly details: BillingDetails;
  /** The newest invoices and credit notes. */
  readonly documents: readonly ListedDocument[];
  /** What is planned, by the name on the invoice; undefined for nothing, or for a price we do not sell. */
  readonly plannedName: string | undefined;
  readonly history: readonly (BillingChange & { readonly words: string })[];
  readonly plans: readonly Plan[];
  readonly mvaPercent: number;
  readonly includingMva: (amount: number) => number;
  /** What is chosen or was typed. */
  readonly form: { readonly price: string; readonly seats: string };
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** Something above the page: what went wrong or what to know, and where to try again. */
  readonly notice: BillingNotice | undefined;
}

export interface BillingNotice {
  readonly kind: 'info' | 'warning';
  readonly title: MessageKey;
  readonly text: MessageKey;
  /** A GET to try again; undefined when the page's own buttons do. */
  readonly retry?: string;
}

/** What a change of plan or seats costs, before it is made. */
export interface ChangePage {
  readonly preview: PlanChangePreview;
  /** The amount has come to differ from the one that was shown. */
  readonly again: boolean;
}

/** On the way to a page of Stripe's. */
export interface OnwardPage {
  readonly url: string;
  readonly to: 'payment' | 'portal' | 'confirm';
}

/** The tenant's invoices and credit notes. */
export interface DocumentsPage {
  readonly documents: readonly ListedDocument[];
}
