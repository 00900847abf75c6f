import type { ListedHold, HeldContent } from '../../../domain/privacy/holds/hold-list.ts';
import type { DeskPage } from '../pages.ts';

// What the pages of holds get to show. Laws, reasons, tables and problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/holds/index': HoldsPage;
    'privacy/holds/show': HoldPage;
    'privacy/holds/new': NewHoldPage;
  }
}

/** A hold in words. */
export interface ShownHold extends ListedHold {
  /** What kind of row it is. */
  readonly what: string;
  /** What the law calls it, and the provision. */
  readonly lawWords: string;
  readonly citation: string;
  readonly why: string;
  /** Its last day, or that somebody ends it. */
  readonly ends: string;
  readonly href: string;
}

export interface HoldsPage extends DeskPage {
  readonly holds: readonly ShownHold[];
  /** Addresses of the neighbouring pages. */
  readonly first: string | undefined;
  readonly next: string | undefined;
}

export interface HoldPage {
  readonly hold: ShownHold;
  /** What is kept, as lines of a name and what stands there. */
  readonly content: readonly { readonly label: string; readonly value: string }[];
  readonly body: HeldContent['body'];
  /** The provision was not read in the law itself. */
  readonly unread: boolean;
  readonly endings: readonly { readonly value: string; readonly text: string }[];
  /** Why it ended, when somebody ended it. */
  readonly endedBecause: string | undefined;
  readonly contactHref: string | undefined;
  readonly erasureHref: string | undefined;
  readonly typed: { readonly because: string };
  readonly problems: Readonly<Record<string, string>>;
}

export interface NewHoldPage {
  readonly name: string;
  readonly items: readonly {
    readonly value: string;
    readonly kind: string;
    readonly text: string;
    readonly date: string;
    /** Until when it is held already. */
    readonly held: string | undefined;
    readonly chosen: boolean;
  }[];
  /** The items are more than are shown. */
  readonly many: boolean;
  readonly laws: readonly {
    readonly title: string;
    readonly citation: string;
    readonly unread: boolean;
    readonly reasons: readonly { readonly value: string; readonly text: string }[];
  }[];
  readonly typed: { readonly reason: string; readonly day: string; readonly request: string };
  readonly problems: Readonly<Record<string, string>>;
  readonly action: string;
  readonly backHref: string;
}
