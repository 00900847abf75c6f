import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import type { SalesDocument } from '../document.ts';
import type { SaleLine } from '../facts.ts';
import { vatTreatments } from '../vat.ts';
import { amount, decimal } from './amounts.ts';

/** UN/ECE Recommendation 20: one of something. */
const ONE = 'C62';

/**
 * A line. A price is never negative in EN 16931: what is taken back has a negative quantity. Where the price of one would have
 * to be rounded it is given for the whole quantity, so that price times quantity is what the line says.
 */
export function documentLine(root: XMLBuilder, document: SalesDocument, line: SaleLine, position: number): void {
  const { kind, currency, language } = document;
  const element = root.ele(kind === 'invoice' ? 'cac:InvoiceLine' : 'cac:CreditNoteLine');
  element.ele('cbc:ID').txt(String(position));
  const signed = line.amount < 0 ? -line.quantity : line.quantity;
  element
    .ele(kind === 'invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', { unitCode: ONE })
    .txt(String(signed));
  amount(element, 'LineExtensionAmount', line.amount - line.discount, currency);
  if (line.period) {
    const period = element.ele('cac:InvoicePeriod');
    period.ele('cbc:StartDate').txt(line.period.from);
    period.ele('cbc:EndDate').txt(line.period.to);
  }
  if (line.discount !== 0) discount(element, line.discount, currency, language);
  item(element.ele('cac:Item'), line, document);
  price(element.ele('cac:Price'), line, currency);
}

/** UNCL 5189, 95: a discount. */
function discount(parent: XMLBuilder, off: number, currency: string, language: 'nb' | 'en'): void {
  const element = parent.ele('cac:AllowanceCharge');
  element.ele('cbc:ChargeIndicator').txt('false');
  element.ele('cbc:AllowanceChargeReasonCode').txt('95');
  element.ele('cbc:AllowanceChargeReason').txt(language === 'nb' ? 'Rabatt' : 'Discount');
  amount(element, 'Amount', off, currency);
}

function item(element: XMLBuilder, { description, treatment }: SaleLine, { vat }: SalesDocument): void {
  element.ele('cbc:Name').txt(description);
  const category = element.ele('cac:ClassifiedTaxCategory');
  category.ele('cbc:ID').txt(vatTreatments[treatment].category);
  category.ele('cbc:Percent').txt(String(vat.find((sum) => sum.treatment === treatment)?.percent ?? 0));
  category.ele('cac:TaxScheme').ele('cbc:ID').txt('VAT');
}

function price(element: XMLBuilder, { amount: whole, quantity }: SaleLine, currency: string): void {
  const even = whole % quantity === 0;
  const of = Math.abs(even ? whole / quantity : whole);
  element.ele('cbc:PriceAmount', { currencyID: currency }).txt(decimal(of));
  if (!even) element.ele('cbc:BaseQuantity', { unitCode: ONE }).txt(String(quantity));
}
