import type { ShownBreach } from '../breaches/pages.ts';
import type { DeskAttention } from './desk/news.ts';
import type { ShownRequest } from './requests/shown-request.ts';
import type { ShownTab } from './tabs.ts';

// What the frame of the privacy desk and its overview get to show; each room adds its own pages beside its handlers.
declare module '../visit.ts' {
  interface Views {
    'privacy/overview': DeskOverviewPage;
  }
}

/** Every page of the desk has the tabs over it. */
export interface DeskPage {
  readonly tabs: readonly ShownTab[];
}

export interface DeskOverviewPage extends DeskPage {
  readonly attention: readonly DeskAttention[];
  readonly cases: DeskCases;
  /** Those that are not closed, the most pressing first. */
  readonly breaches: readonly ShownBreach[];
  /** How many are to be told that they are here, by when; empty where nobody is. */
  readonly informing: readonly DeskLine[];
  readonly rules: readonly DeskRule[];
  /** What people said in the last `saidDays`, by purpose. */
  readonly said: readonly DeskLine[];
  readonly saidDays: number;
  readonly kept: readonly DeskLine[];
  readonly papers: readonly DeskLine[];
}

/** Who waits for an answer. */
export interface DeskCases {
  readonly shown: readonly ShownRequest[];
  /** How many there are besides. */
  readonly more: number;
  /** How the last year went; undefined when nothing was answered in it. */
  readonly year: string | undefined;
  /** Where people ask. */
  readonly formLink: string;
}

/** A name, what it comes to, and where that is shown. */
export interface DeskLine {
  readonly label: string;
  /** As it is written, with a plus where counting stopped. */
  readonly value: string;
  readonly note: string | undefined;
  readonly href: string;
  /** Where it is in order or not; left out of what is neither. */
  readonly tone?: 'success' | 'warning' | 'danger';
  readonly icon?: string;
}

/** A retention rule and what it comes to. */
export interface DeskRule {
  readonly text: string;
  readonly href: string;
  readonly tone: 'success' | 'warning' | 'danger';
  readonly icon: string;
  readonly words: string;
  readonly counts: readonly DeskLine[];
}
