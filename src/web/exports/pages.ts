import type { ExportSummary } from '../../domain/exports/exports-of.ts';

// What the pages of exports get to show.
declare module '../visit.ts' {
  interface Views {
    'exports/index': ExportsPage;
    'exports/show': ExportPage;
    'exports/_state': ExportPage;
  }
}

/** An export with the words for what it holds. */
export interface ShownExport extends ExportSummary {
  /** For example `Alle kontakter`, or `Søk: berg`. */
  readonly contents: string;
}

export interface ExportsPage {
  readonly exports: readonly ShownExport[];
  /** Days a file is kept. */
  readonly days: number;
  readonly problem: string | undefined;
}

export interface ExportPage {
  readonly shown: ShownExport;
  readonly days: number;
  /** Hours after the first download in which an archive of everything can be fetched again. */
  readonly againHours: number;
}
