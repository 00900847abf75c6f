import { formatBankAccount } from '../bank-account.ts';
import type { VatSum } from '../document.ts';
import { colours, element, group, heightOf, nextPage, rule, sheet, write, type Struct } from '../../pdf/sheet.ts';
import { figures, money, type SalesPen } from './sales-pen.ts';

const LEFT = 300;

/** The sums, the tax of each rate, what is to be paid, and what the law wants said about it. All on one page. */
export function sums(pen: SalesPen): void {
  const notes = notesOf(pen);
  const height = 130 + pen.document.vat.length * 17 + notes.reduce((all, note) => all + heightOf(pen, note, {}) + 6, 0);
  if (pen.y + height > sheet.bottom) nextPage(pen);
  const { document, t } = pen;
  const { totals, kind } = document;
  const table = group(pen, 'Table');
  row(pen, table, t('document.net'), figures(pen, totals.net));
  for (const sum of document.vat) row(pen, table, vatLabel(pen, sum), figures(pen, sum.vat));
  rule(pen, pen.y + 2, { from: LEFT });
  pen.y += 8;
  row(pen, table, t('document.gross'), money(pen, totals.gross), totals.prepaid === 0 ? 'large' : 'strong');
  if (totals.prepaid !== 0) {
    row(pen, table, t('document.prepaid'), figures(pen, -totals.prepaid));
    row(pen, table, t(`document.payable.${kind}`), money(pen, totals.payable), 'large');
  }
  table.end();
  pen.y += 22;
  for (const note of notes)
    element(pen, 'P', () => {
      pen.y += write(pen, note, sheet.left, pen.y, { colour: colours.muted, width: sheet.width }) + 6;
    });
}

function row(
  pen: SalesPen,
  table: Struct,
  label: string,
  value: string,
  weight: 'plain' | 'strong' | 'large' = 'plain',
): void {
  const size = weight === 'large' ? 13 : 9.5;
  const strong = weight !== 'plain';
  const tr = group(pen, 'TR', table);
  element(pen, 'TH', () => write(pen, label, LEFT, pen.y, { size, strong, width: 150 }), tr);
  element(pen, 'TD', () => write(pen, value, LEFT + 100, pen.y, { size, strong, align: 'right' }), tr);
  tr.end();
  pen.y += weight === 'large' ? 22 : 17;
}

function vatLabel(pen: SalesPen, { treatment, percent, net }: VatSum): string {
  const { t } = pen;
  if (treatment !== 'standard') return t(`document.vat.${treatment}`, { net: figures(pen, net) });
  return t('document.vat', { percent, net: figures(pen, net) });
}

function notesOf(pen: SalesPen): string[] {
  const { document, t, formats } = pen;
  const { exchange, totals, kind, payment, dueOn, vat } = document;
  const has = (treatment: VatSum['treatment']) => vat.some((sum) => sum.treatment === treatment);
  return [
    ...(has('reverse-charge') ? [t('document.reverseCharge')] : []),
    ...(has('export') ? [t('document.exported')] : []),
    ...(exchange
      ? [
          t('document.inKroner', {
            vat: figures(pen, totals.vatNok),
            rate: formats.number(Number(exchange.rate)),
            source: exchange.source,
            date: formats.date(exchange.on),
          }),
        ]
      : []),
    ...(kind === 'invoice' ? [howToPay()] : []),
  ];

  function howToPay(): string {
    if (totals.payable <= 0) return t('document.pay.nothing');
    if (payment.by === 'card') return t('document.pay.card');
    const { bankAccount } = document.seller;
    if (bankAccount === undefined) return t('document.pay.page', { date: formats.date(dueOn) });
    const account = formatBankAccount(bankAccount);
    return t('document.pay.transfer', { account, date: formats.date(dueOn), kid: payment.kid ?? '' });
  }
}
