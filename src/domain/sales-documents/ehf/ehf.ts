import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import { translator } from '../../../words/catalogue.ts';
import { xmlLibrary } from '../../heavy-packages.ts';
import type { SalesDocument } from '../document.ts';
import { buyerParty, sellerParty } from './parties.ts';
import { receiverOf } from './receiver.ts';
import { documentLine } from './lines.ts';
import { amount } from './amounts.ts';
import { taxTotals } from './taxes.ts';

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** UNCL 4461: what is taken from a card, what is transferred to an account, and what is paid another way that was agreed. */
const paymentMeans = { card: '48', account: '30', agreed: '1' } as const;

/**
 * A document as EHF Billing 3.0, which is Peppol BIS Billing 3: UBL 2.1, an `Invoice` or a `CreditNote`. Everything in it is
 * taken from the snapshot. The published rules (EN 16931 and Peppol) find nothing in any of them; a test holds them to that.
 * @returns undefined for a buyer whom the network does not know (receiver.ts)
 * @see https://docs.peppol.eu/poacc/billing/3.0/
 */
export function ehfOf(document: SalesDocument): string | undefined {
  const { kind, currency, totals, buyer } = document;
  const receiver = receiverOf(buyer);
  if (!receiver) return undefined;
  const name = kind === 'invoice' ? 'Invoice' : 'CreditNote';
  const root = xmlLibrary()
    .create({ version: '1.0', encoding: 'UTF-8' })
    .ele(`urn:oasis:names:specification:ubl:schema:xsd:${name}-2`, name, {
      'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    });
  const add = adder(root);
  heading(add, document);
  period(root, document);
  reference(root, document);
  sellerParty(root.ele('cac:AccountingSupplierParty'), document.seller);
  buyerParty(root.ele('cac:AccountingCustomerParty'), buyer, receiver);
  payment(root, document);
  taxTotals(root, document);
  const total = root.ele('cac:LegalMonetaryTotal');
  for (const [element, value] of [
    ['LineExtensionAmount', totals.net],
    ['TaxExclusiveAmount', totals.net],
    ['TaxInclusiveAmount', totals.gross],
    ...(totals.prepaid === 0 ? [] : [['PrepaidAmount', totals.prepaid] as const]),
    ['PayableAmount', totals.payable],
  ] as const)
    amount(total, element, value, currency);
  for (const [at, line] of document.lines.entries()) documentLine(root, document, line, at + 1);
  return root.end({ prettyPrint: true });
}

/** Adds a `cbc` element with a text; nothing for undefined. */
type Add = (element: string, text: string | undefined) => void;

const adder =
  (root: XMLBuilder): Add =>
  (element, text) => {
    if (text !== undefined) root.ele(`cbc:${element}`).txt(text);
  };

function heading(
  add: Add,
  { kind, number, issuedOn, dueOn, currency, vat, language, test, buyer }: SalesDocument,
): void {
  add('CustomizationID', CUSTOMIZATION);
  add('ProfileID', PROFILE);
  add('ID', number);
  add('IssueDate', issuedOn);
  if (kind === 'invoice') add('DueDate', dueOn);
  add(kind === 'invoice' ? 'InvoiceTypeCode' : 'CreditNoteTypeCode', kind === 'invoice' ? '380' : '381');
  const reverse = vat.find(({ treatment }) => treatment === 'reverse-charge');
  const notes = [
    ...(test ? [language === 'nb' ? 'PRØVE – ikke et salgsdokument' : 'TEST – not a sales document'] : []),
    ...(reverse ? ['Omvendt avgiftsplikt – Merverdiavgift ikke beregnet'] : []),
    translator(language)('document.delivery.online'),
  ];
  add('Note', notes.join('. '));
  add('DocumentCurrencyCode', currency);
  if (currency !== 'NOK') add('TaxCurrencyCode', 'NOK');
  // What the buyer’s own system finds the purchase by; we know of nothing better than who bought it.
  add('BuyerReference', buyer.tenantId);
}

/** From the first day that is billed to the last, where the lines say. */
function period(root: XMLBuilder, { lines }: SalesDocument): void {
  const periods = lines.flatMap((line) => line.period ?? []);
  const from = periods.map((one) => one.from).toSorted()[0];
  const to = periods
    .map((one) => one.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) return;
  const element = root.ele('cac:InvoicePeriod');
  element.ele('cbc:StartDate').txt(from);
  element.ele('cbc:EndDate').txt(to);
}

function reference(root: XMLBuilder, { credited }: SalesDocument): void {
  if (!credited) return;
  const invoice = root.ele('cac:BillingReference').ele('cac:InvoiceDocumentReference');
  invoice.ele('cbc:ID').txt(credited.number);
  invoice.ele('cbc:IssueDate').txt(credited.issuedOn);
}

function payment(root: XMLBuilder, { kind, payment: { by, kid }, seller: { bankAccount } }: SalesDocument): void {
  if (kind === 'credit') return;
  const means = root.ele('cac:PaymentMeans');
  const toAccount = kid === undefined ? undefined : bankAccount;
  means
    .ele('cbc:PaymentMeansCode')
    .txt(paymentMeans[by === 'card' ? 'card' : toAccount === undefined ? 'agreed' : 'account']);
  if (kid !== undefined) means.ele('cbc:PaymentID').txt(kid);
  if (toAccount !== undefined) means.ele('cac:PayeeFinancialAccount').ele('cbc:ID').txt(toAccount);
}
