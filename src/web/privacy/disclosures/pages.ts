import type { ListedDisclosure } from '../../../domain/privacy/disclosures/disclosure-log.ts';
import type { DisclosedCategory } from '../../../domain/privacy/disclosures/disclosed-categories.ts';
import type { TypedDisclosure } from '../../../domain/privacy/disclosures/record-by-hand.ts';
import type { RecipientNotice, WayTold } from '../../../domain/privacy/disclosures/recipient-notices.ts';
import type { DeskPage } from '../pages.ts';

// What the pages about recipients get to show. Problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/disclosures/contact': DisclosuresPage;
    'privacy/disclosures/correct': CorrectionPage;
    'privacy/disclosures/recipients': RecipientsPage;
  }
}

export interface ShownDisclosure extends Omit<ListedDisclosure, 'categories'> {
  /** What kinds of data, in a line. */
  readonly what: string;
}

export interface DisclosuresPage {
  readonly contact: { readonly id: string; readonly name: string };
  readonly disclosures: readonly ShownDisclosure[];
  /** Whether the reader may take a line back. */
  readonly correctable: boolean;
  /** Whether one can be written down here. */
  readonly editable: boolean;
  readonly categories: readonly { readonly value: DisclosedCategory; readonly label: string }[];
  readonly typed: TypedDisclosure;
  readonly today: string;
  readonly problems: Readonly<Record<string, string>>;
}

/** One line that is about to be taken back. */
export interface CorrectionPage {
  readonly line: ShownDisclosure;
  readonly backHref: string;
  readonly reason: string;
  readonly problems: Readonly<Record<string, string>>;
}

export interface ShownNotice extends RecipientNotice {
  /** How it stands, in words. */
  readonly standing: string;
  /** Where the lines of the log stand that it comes of. */
  readonly linesHref: string;
  readonly kind: 'success' | 'warning' | 'danger' | 'info';
  readonly icon: string;
}

export interface RecipientsPage extends DeskPage {
  readonly notices: readonly ShownNotice[];
  readonly ways: readonly WayTold[];
  readonly refused: { readonly id: string; readonly problem: string } | undefined;
}
