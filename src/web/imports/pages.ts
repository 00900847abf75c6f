import type { CompanyImport } from '../../domain/imports/company-import.ts';
import type { ImportTarget } from '../../domain/imports/import-fields.ts';
import type { ReviewedRow, Shelf } from '../../domain/imports/review-list.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { SuggestionView } from '../companies/register-pages.ts';

// What the pages of imports get to show.
declare module '../visit.ts' {
  interface Views {
    'imports/index': ImportsPage;
    'imports/columns': ColumnsPage;
    'imports/progress': ImportProgressPage;
    'imports/_progress': ImportProgressPage;
    'imports/review': ReviewPage;
    'imports/report': ReportPage;
  }
}

/** The newest lists, and the form for another. */
export interface ImportsPage {
  readonly imports: readonly CompanyImport[];
  readonly mostRows: number;
  readonly mostBytes: number;
  /** What was pasted, when it could not be read. */
  readonly typed: string;
  /** How to read the list, as the member says; '' for finding out. */
  readonly reading: { readonly encoding: string; readonly delimiter: string };
  readonly problem: FieldProblem | undefined;
}

/** What the columns of a list are. */
export interface ColumnsPage {
  readonly one: CompanyImport;
  readonly columns: readonly {
    readonly heading: string;
    readonly field: ImportTarget | undefined;
    readonly samples: readonly string[];
  }[];
  /** What a column may become. */
  readonly options: readonly ColumnOption[];
  /** The tenant's own fields among that. */
  readonly ownOptions: readonly ColumnOption[];
  /** When a member last said what the columns of such a list are; undefined when they are guessed. */
  readonly rememberedAt: Date | undefined;
  readonly problem: FieldProblem | undefined;
}

/** Something a column may become. */
export interface ColumnOption {
  readonly value: string;
  readonly label: string;
}

/** How checking or bringing in goes. */
export interface ImportProgressPage {
  readonly one: CompanyImport;
  /** Nobody works on it any more. */
  readonly givenUp: boolean;
  /** Whoever worked on it has stopped; another goes on soon. */
  readonly interrupted: boolean;
}

/** A row with its suggestions in words. */
export interface RowView extends Omit<ReviewedRow, 'suggestions'> {
  readonly suggestions: readonly SuggestionView[];
  /** Its cells with what each is, and what is wrong with it. */
  readonly fields: readonly {
    readonly at: number;
    readonly field: ImportTarget;
    readonly label: string;
    readonly value: string;
    readonly problem: string | undefined;
  }[];
}

export interface ReviewPage {
  readonly one: CompanyImport;
  readonly shelf: Shelf;
  readonly shelves: readonly { readonly shelf: Shelf; readonly href: string; readonly count: number }[];
  readonly rows: readonly RowView[];
  readonly inLine: number;
  readonly sure: number;
  readonly next: string | undefined;
  readonly problem: FieldProblem | undefined;
}

/** What came of an import. */
export interface ReportPage {
  readonly one: CompanyImport;
  readonly leftOut: number;
  /** The last day it can be undone; undefined when it cannot. */
  readonly undoableUntil: Date | undefined;
}
