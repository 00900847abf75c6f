import type { SaleLine } from '../facts.ts';
import { vatTreatments } from '../vat.ts';
import {
  colours,
  decoration,
  element,
  group,
  heightOf,
  nextPage,
  rule,
  sheet,
  write,
  type Struct,
} from '../../pdf/sheet.ts';
import { figures, type SalesPen } from './sales-pen.ts';

/** The columns: where each begins and ends. */
const columns = {
  description: { left: 48, right: 300 },
  quantity: { left: 306, right: 352 },
  price: { left: 356, right: 424 },
  vat: { left: 428, right: 468 },
  amount: { left: 472, right: 547 },
} as const;
type Column = keyof typeof columns;

const HEAD_HEIGHT = 18;
const PADDING = 6;

/** What was sold, line by line; the head stands on every page. */
export function lineTable(pen: SalesPen): void {
  const table = group(pen, 'Table');
  head(pen, table);
  for (const line of pen.document.lines) {
    const height = heightOfLine(pen, line);
    if (pen.y + height > sheet.bottom) {
      nextPage(pen);
      head(pen);
    }
    drawLine(pen, table, line);
    pen.y += height;
    rule(pen, pen.y);
  }
  table.end();
  pen.y += 14;
}

/** @param table undefined on later pages, where the head is only seen: it has been read */
function head(pen: SalesPen, table?: Struct): void {
  const { t } = pen;
  const titles: readonly (readonly [Column, string])[] = [
    ['description', t('document.line')],
    ['quantity', t('document.quantity')],
    ['price', t('document.price')],
    ['vat', t('document.vatRate')],
    ['amount', t('document.amount')],
  ];
  const row = table && group(pen, 'TR', table);
  for (const [column, title] of titles) {
    const draw = () => cell(pen, column, title, pen.y, { colour: colours.quiet, size: 8.5 });
    if (row) element(pen, 'TH', draw, row);
    else decoration(pen, draw, 'Pagination');
  }
  row?.end();
  pen.y += HEAD_HEIGHT;
  rule(pen, pen.y, { colour: colours.accent, width: 1.25 });
}

function drawLine(pen: SalesPen, table: Struct, line: SaleLine): void {
  const { percent } = vatTreatments[line.treatment];
  const row = group(pen, 'TR', table);
  const top = pen.y + PADDING;
  element(
    pen,
    'TD',
    () => {
      let y = top + cell(pen, 'description', line.description, top);
      for (const text of under(pen, line)) y += cell(pen, 'description', text, y, { colour: colours.quiet, size: 8.5 });
    },
    row,
  );
  const values: readonly (readonly [Column, string])[] = [
    ['quantity', pen.formats.number(line.quantity)],
    // The price of one where it comes out even; else nothing that would have to be rounded.
    ['price', line.amount % line.quantity === 0 ? figures(pen, line.amount / line.quantity) : ''],
    ['vat', `${pen.formats.number(percent)} %`],
    ['amount', figures(pen, line.amount - line.discount)],
  ];
  for (const [column, value] of values) element(pen, 'TD', () => cell(pen, column, value, top), row);
  row.end();
}

/** What stands small under the description: the days, and the discount that is taken off already. */
function under({ t, formats }: SalesPen, { period, discount }: SaleLine): string[] {
  return [
    ...(period ? [t('document.days', { from: formats.date(period.from), to: formats.date(period.to) })] : []),
    ...(discount === 0 ? [] : [`${t('document.discount')} ${figures({ formats }, -discount)}`]),
  ];
}

function cell(
  pen: SalesPen,
  column: Column,
  text: string,
  y: number,
  style: { colour?: string; size?: number } = {},
): number {
  const { left, right } = columns[column];
  return write(pen, text, left, y, {
    ...style,
    width: right - left,
    align: column === 'description' ? 'left' : 'right',
  });
}

function heightOfLine(pen: SalesPen, line: SaleLine): number {
  const width = columns.description.right - columns.description.left;
  const small = under(pen, line).reduce((sum, text) => sum + heightOf(pen, text, { size: 8.5, width }), 0);
  return PADDING * 2 + heightOf(pen, line.description, { width }) + small;
}
