import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import type { SalesDocument, VatSum } from '../document.ts';
import { vatTreatments } from '../vat.ts';
import { amount } from './amounts.ts';

/** The tax in the document's currency, rate by rate; and once more as one sum in kroner where that is another. */
export function taxTotals(root: XMLBuilder, { vat, totals, currency }: SalesDocument): void {
  const total = root.ele('cac:TaxTotal');
  amount(total, 'TaxAmount', totals.vat, currency);
  for (const sum of vat) subtotal(total, sum, currency);
  if (currency !== 'NOK') amount(root.ele('cac:TaxTotal'), 'TaxAmount', totals.vatNok, 'NOK');
}

function subtotal(parent: XMLBuilder, { treatment, percent, net, vat }: VatSum, currency: string): void {
  const { category, exemption } = vatTreatments[treatment];
  const element = parent.ele('cac:TaxSubtotal');
  amount(element, 'TaxableAmount', net, currency);
  amount(element, 'TaxAmount', vat, currency);
  const of = element.ele('cac:TaxCategory');
  of.ele('cbc:ID').txt(category);
  of.ele('cbc:Percent').txt(String(percent));
  if (exemption) {
    of.ele('cbc:TaxExemptionReasonCode').txt(exemption.code);
    of.ele('cbc:TaxExemptionReason').txt(exemption.text);
  }
  of.ele('cac:TaxScheme').ele('cbc:ID').txt('VAT');
}
