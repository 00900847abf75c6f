import type { ListedSuppression, SuppressionFilter } from '../../../domain/privacy/suppression/suppression-list.ts';
import type { Purpose } from '../../../domain/privacy/purposes/purpose.ts';
import type { DeskPage } from '../pages.ts';

// What the pages of the suppression list get to show. Problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/suppressions/index': SuppressionsPage;
    'privacy/suppressions/lift': LiftingPage;
    'privacy/suppressions/take-back': TakingBackPage;
  }
}

type Problems = Readonly<Record<string, string>>;

export interface SuppressionsPage extends DeskPage {
  readonly entries: readonly (ListedSuppression & { readonly canBeTakenBack: boolean })[];
  readonly total: string;
  readonly filter: SuppressionFilter;
  readonly filtered: boolean;
  /** Addresses of the neighbouring pages. */
  readonly first: string | undefined;
  readonly next: string | undefined;
  readonly channels: readonly string[];
  readonly causes: readonly string[];
  /** The answer to an address that was looked for: the entries stand in place of the list. */
  readonly checked: { readonly address: string; readonly found: boolean } | undefined;
  /** The form that was refused. */
  readonly refused: 'check' | 'add' | undefined;
  readonly typed: { readonly address: string; readonly purpose: string; readonly reason: string };
  readonly reasons: readonly string[];
  /** The purposes that can be said no to. */
  readonly purposes: readonly Pick<Purpose, 'id' | 'titleNb' | 'titleEn'>[];
  readonly problems: Problems;
}

export interface LiftingPage {
  readonly entry: ListedSuppression;
  /** The consents the person can have come back by. */
  readonly purposes: readonly Pick<Purpose, 'id' | 'titleNb' | 'titleEn'>[];
  readonly vias: readonly string[];
  readonly typed: {
    readonly address: string;
    readonly purpose: string;
    readonly via: string;
    readonly on: string;
  };
  readonly problems: Problems;
}

export interface TakingBackPage {
  readonly entry: ListedSuppression;
  /** What may have been wrong with it. */
  readonly mistakes: readonly string[];
  readonly typed: { readonly address: string; readonly mistake: string };
  readonly problems: Problems;
}
