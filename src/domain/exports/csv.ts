import { stringify } from 'csv-stringify/sync';

import { guardButNumbers, guardFormula } from './formula-guard.ts';

/** How a table is written for one language's spreadsheets. */
export interface CsvManner {
  /** What stands between two cells: `;` where the comma is the decimal sign, as in Norwegian. */
  readonly delimiter: ';' | ',';
  /** It is read by programs: numbers with a sign in front are written as they are. */
  readonly forPrograms?: true;
}

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Some rows of a CSV file (RFC 4180: CRLF, cells with separators, quotes or line ends in quotes), each cell guarded
 * against being read as a formula. The first rows of a file are `beginCsv`.
 */
export const csvRows = (rows: readonly (readonly string[])[], { delimiter, forPrograms }: CsvManner): string =>
  stringify(
    rows.map((row) => row.map(forPrograms ? guardButNumbers : guardFormula)),
    { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n\t]/ },
  );

/** The beginning of a file: the mark of UTF-8 and the row of headings. */
export const beginCsv = (headings: readonly string[], manner: CsvManner): string =>
  BYTE_ORDER_MARK + csvRows([headings], manner);
