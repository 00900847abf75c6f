import {
  colours,
  decoration,
  element,
  group,
  heightOf,
  rule,
  sheet,
  write,
  type Pen,
  type TextStyle,
} from './sheet.ts';

// What is written down the page, and on over as many pages as it needs. For pens that are flowing.

/** How much must fit below a heading or a label, or it begins on the next page: two lines. */
const TOGETHER = 30;

/** The width of a label beside its value. */
const LABEL = 150;
const GAP = 12;

/** A title, `H1`, or the heading of a part. */
export function heading(pen: Pen, level: 'H1' | 'H2', text: string): void {
  const size = level === 'H1' ? 20 : 13;
  if (pen.y > sheet.top) pen.y += level === 'H1' ? 0 : 18;
  // A heading stays with what follows it.
  room(pen, heightOf(pen, text, { size, strong: true }) + 2 * TOGETHER);
  paragraph(pen, text, { size, strong: true }, level);
  pen.y += 4;
}

/** A text in the width of the sheet. */
export function paragraph(pen: Pen, text: string, style: TextStyle = {}, as: 'P' | 'H1' | 'H2' = 'P'): void {
  room(pen, TOGETHER / 2);
  element(pen, as, () => flow(pen, text, sheet.left, { ...style, width: sheet.width }));
  pen.y += 3;
}

/** What something is called, and what it is. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** What stands quieter below the value; empty for nothing. */
  readonly note?: string;
}

/** Facts below each other, each label beside its value. */
export function facts(pen: Pen, all: readonly Fact[]): void {
  if (all.length === 0) return;
  const list = group(pen, 'L');
  for (const { label, value, note = '' } of all) {
    room(
      pen,
      Math.max(
        heightOf(pen, label, { width: LABEL }),
        Math.min(heightOf(pen, value, { width: VALUE.width }), TOGETHER),
      ),
    );
    const item = group(pen, 'LI', list);
    const [top, page] = [pen.y, pageOf(pen)];
    let labelEnd = top;
    element(
      pen,
      'Lbl',
      () => {
        labelEnd += write(pen, label, sheet.left, top, { colour: colours.quiet, width: LABEL });
      },
      item,
    );
    element(
      pen,
      'LBody',
      () => {
        flow(pen, value, VALUE.left, { width: VALUE.width });
        if (note !== '') flow(pen, note, VALUE.left, { width: VALUE.width, size: 8.5, colour: colours.muted });
      },
      item,
    );
    item.end();
    pen.y = (pageOf(pen) === page ? Math.max(pen.y, labelEnd) : pen.y) + 3;
  }
  list.end();
}

const VALUE = { left: sheet.left + LABEL + GAP, width: sheet.width - LABEL - GAP };

/** A hairline between two of the same. */
export function between(pen: Pen): void {
  pen.y += 3;
  rule(pen, pen.y);
  pen.y += 7;
}

/** Draws a text from where the pen is, on over the pages it needs, and leaves the pen behind it. */
function flow(pen: Pen, text: string, left: number, style: TextStyle & { readonly width: number }): void {
  // The last line of a page takes the pen to the next by itself.
  write(pen, text === '' ? ' ' : text, left, pen.y, style);
  pen.y = pen.pdf.y;
}

/** Begins a new page unless this much fits on what is left of this one. */
function room(pen: Pen, height: number): void {
  if (pen.y + height <= sheet.bottom) return;
  pen.pdf.addPage();
  pen.y = sheet.top;
}

const pageOf = ({ pdf }: Pen): number => pdf.bufferedPageRange().count;

/** At the foot of every page: whose it is, and which page of how many. Seen, not read. */
export function numberPages(pen: Pen, whose: string, numbered: (page: number, pages: number) => string): void {
  const { pdf } = pen;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Else a text below the sheet begins a page of its own.
    pdf.page.margins.bottom = 0;
    const style = { size: 8.5, colour: colours.quiet };
    rule(pen, FOOT - 8);
    decoration(pen, () => write(pen, whose, sheet.left, FOOT, { ...style, width: 360 }), 'Pagination');
    const number = numbered(page - start + 1, count);
    decoration(pen, () => write(pen, number, sheet.right - 130, FOOT, { ...style, align: 'right' }), 'Pagination');
  }
}

const FOOT = 794;
