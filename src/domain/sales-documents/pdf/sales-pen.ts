import { newPen, type Pen } from '../../pdf/sheet.ts';
import { translator } from '../../../words/catalogue.ts';
import type { SalesDocument } from '../document.ts';
import { decimal } from '../ehf/amounts.ts';

/** A sales document being drawn. */
export interface SalesPen extends Pen {
  readonly document: SalesDocument;
}

/** Begins the PDF of a document, in the buyer's language. */
export function salesPen(document: SalesDocument): SalesPen {
  const { language, kind, number, seller, issuedAt } = document;
  const t = translator(language);
  const title = t('document.title', { kind: t(`document.kind.${kind}`), number });
  return { ...newPen({ title, author: seller.name, language, madeAt: new Date(issuedAt) }), document };
}

/** An amount in the smallest unit with both decimals, always: `1 194,00`. */
export const figures = ({ formats }: Pick<Pen, 'formats'>, minorUnits: number): string =>
  formats.number(Number(decimal(minorUnits)), 2);

/** The same with its currency: `1 194,00 kr`, `NOK 1,194.00`. */
export function money(pen: SalesPen, minorUnits: number): string {
  const { currency, language } = pen.document;
  const amount = figures(pen, minorUnits);
  if (language === 'en') return `${currency} ${amount}`;
  return `${amount} ${currency === 'NOK' ? 'kr' : currency}`;
}
