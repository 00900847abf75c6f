import { CsvError, parse } from 'csv-parse/sync';

import { Invalid } from '../../errors.ts';
import { unguardFormula } from '../../exports/formula-guard.ts';
import { withoutNationalIdentityNumbers } from '../../national-identity.ts';
import { recogniseField } from '../import-fields.ts';

/** What stands between two cells. */
export const delimiters = [';', '\t', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** A table as it was brought: every row has as many cells as there are headings. */
export interface BroughtTable {
  /** Empty texts where the file has no row of headings. */
  readonly headings: readonly string[];
  readonly rows: readonly BroughtRow[];
  readonly delimiter: Delimiter;
}

/** A row and the line of the file it ends on, counted from 1. */
export interface BroughtRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** One import brings so many rows; a longer list comes in several. */
export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 1_000;
/** So many cells are held at once while a list is read, blanks too: each takes memory that everybody shares. */
const MOST_CELLS = 1_000_000;

/**
 * Reads a table of comma, semicolon or tab separated values, or of lines with one value each. What no one means to type is
 * taken out, our own guard against formulas too, and so is every national identity number, in place of which `[–]` stands.
 * @param wanted what separates, where whoever brings the text says so
 * @throws Invalid (field `file`) for a text without rows, with too many of them, or with a quotation mark that is never closed
 */
export function readTable(text: string, wanted?: Delimiter): BroughtTable {
  // Excel's own first line, which says what separates.
  const told = /^sep=([;,\t])\r?\n/.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  refuseTooManyCells(body);
  const delimiter = wanted ?? (told ? asDelimiter(told[1]) : sniffDelimiter(body));
  // One row of headings, and one more than may be: what comes after that need not be read.
  const records = parsed(body, delimiter, MOST_ROWS + 2, told ? 1 : 0);
  const [first] = records;
  if (!first) throw new Invalid({ file: 'imports.problem.empty' });
  const width = records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  for (const { cells } of records) while (cells.length < width) cells.push('');
  const titled = first.cells.some((cell) => recogniseField(cell) !== undefined);
  const rows = titled ? records.slice(1) : records;
  if (rows.length === 0) throw new Invalid({ file: 'imports.problem.empty' });
  if (rows.length > MOST_ROWS)
    throw new Invalid({ file: { key: 'imports.problem.tooMany', params: { count: MOST_ROWS } } });
  const headings = titled ? first.cells : Array.from({ length: width }, () => '');
  return { headings, rows, delimiter };
}

/** Counts before anything is cut into cells: with blanks alone a file of ten megabytes would have ten million. */
function refuseTooManyCells(text: string): void {
  for (const delimiter of delimiters) {
    let count = 0;
    for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) count += 1;
    if (count > MOST_CELLS)
      throw new Invalid({ file: { key: 'imports.problem.tooManyCells', params: { count: MOST_CELLS } } });
  }
}

interface Parsed {
  readonly cells: string[];
  /** The last line of the file that the record stands on. */
  readonly line: number;
}

/** The first records of a text, their cells cleaned. @param linesBefore lines of the file before the text */
function parsed(text: string, delimiter: Delimiter, to: number, linesBefore: number): Parsed[] {
  const records: Parsed[] = [];
  try {
    parse(text, {
      delimiter,
      on_record: (record: string[], { lines }) => {
        records.push({ line: lines + linesBefore, cells: record.slice(0, MOST_COLUMNS).map(cleanCell) });
        return null;
      },
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to,
    });
    return records;
  } catch (error) {
    if (error instanceof CsvError) throw new Invalid({ file: 'imports.problem.unreadable' });
    throw error;
  }
}

/** A list of names has commas in some of them; a table has as many separators in nearly every row. */
const ALIKE = 0.8;

/**
 * What separates is what gives the first rows the most cells, and as many in nearly all of them, or a first row with a heading that
 * is known. A list of names, one on each line, has no separator: a comma in some of them is none.
 */
function sniffDelimiter(text: string): Delimiter {
  const scored = delimiters.map((delimiter) => {
    const records = sample(text, delimiter).map(({ cells }) => cells);
    const [first = ['']] = records;
    const alike = records.filter(({ length }) => length === first.length).length / records.length;
    const titled = first.length > 1 && first.some((cell) => recogniseField(cell) !== undefined);
    return { delimiter, score: titled || alike >= ALIKE ? first.length * alike : 0 };
  });
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  return best && best.score > 1 ? best.delimiter : '\t';
}

function sample(text: string, delimiter: Delimiter): Parsed[] {
  try {
    return parsed(text, delimiter, 20, 0);
  } catch (error) {
    // Read with another separator its quotation marks may well be closed.
    if (error instanceof Invalid) return [];
    throw error;
  }
}

const asDelimiter = (text: string | undefined): Delimiter => delimiters.find((one) => one === text) ?? ';';

const unseen = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const cleanCell = (cell: string): string =>
  withoutNationalIdentityNumbers(
    unguardFormula(cell.trim().slice(0, 4 * LONGEST_CELL))
      .replace(/\r\n?/g, '\n')
      .replace(unseen, ''),
  )
    .trim()
    .slice(0, LONGEST_CELL);
