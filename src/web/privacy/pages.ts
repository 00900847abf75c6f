import type { DeskNews } from './desk/news.ts';
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

export interface DeskOverviewPage extends DeskPage, DeskNews {}
