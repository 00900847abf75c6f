import type { OwedCounts, OwedNotice } from '../../../domain/privacy/informing/owed-notices.ts';
import type { DeskPage } from '../pages.ts';

// What the page of those who are to be told gets to show. Problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/informing/index': InformingPage;
  }
}

export interface InformingPage extends DeskPage {
  readonly rows: readonly (OwedNotice & {
    /** Where the data came from, in words. */
    readonly origin: string;
    readonly state: 'late' | 'soon' | 'later';
    readonly ticked: boolean;
  })[];
  readonly counts: OwedCounts;
  readonly given: readonly ShownGiven[];
  /** Of this page and the neighbouring ones. */
  readonly mailing: string;
  readonly recording: string;
  readonly first: string | undefined;
  readonly next: string | undefined;
  readonly most: number;
  readonly hows: readonly string[];
  readonly typed: {
    readonly who: 'chosen' | 'first';
    readonly language: string;
    readonly how: string;
    readonly day: string;
    readonly reason: string;
  };
  /** Which act was refused. */
  readonly refused: 'mailing' | 'recording' | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** Somebody who has been told, or need not be. */
export interface ShownGiven {
  readonly id: string;
  readonly contactId: string;
  readonly name: string;
  /** How and when, in words. */
  readonly words: string;
  readonly reason: string;
  /** Who wrote it down, and when. */
  readonly by: string;
  /** Whether it can be taken back: a mail cannot. */
  readonly undoable: boolean;
}
