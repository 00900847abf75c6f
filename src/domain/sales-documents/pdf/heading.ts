import { formatBankAccount } from '../bank-account.ts';
import type { SalesDocument } from '../document.ts';
import type { Address } from '../facts.ts';
import { colours, element, group, heightOf, sheet, write } from '../../pdf/sheet.ts';
import type { SalesPen } from './sales-pen.ts';

const FACTS_LEFT = 330;
const FACT_VALUE_LEFT = 430;

/** Who it is from and to, what it is, and its facts. */
export function heading(pen: SalesPen): void {
  const { document, t } = pen;
  element(pen, 'P', () => write(pen, 'OnNet CRM', sheet.left, 46, { size: 15, strong: true, colour: colours.accent }));
  element(pen, 'P', () => write(pen, document.seller.name, sheet.left, 67, { size: 8.5, colour: colours.muted }));
  element(pen, 'H1', () =>
    write(pen, t(`document.kind.${document.kind}`), FACTS_LEFT, 46, { size: 22, strong: true, align: 'right' }),
  );
  pen.y = 92;
  if (document.test) testMark(pen);
  pen.y = Math.max(buyer(pen, pen.y + 16), facts(pen, pen.y + 16)) + 26;
}

/** Above everything else: nobody must take it for a bill. */
function testMark(pen: SalesPen): void {
  const text = pen.t('document.test');
  element(pen, 'P', () => {
    pen.pdf.rect(sheet.left, pen.y, sheet.width, 22).fill(colours.wash);
    write(pen, text, sheet.left + 10, pen.y + 5, { strong: true, colour: colours.accent });
  });
  pen.y += 22;
}

/** @returns where it ends */
function buyer(pen: SalesPen, top: number): number {
  const { document, t, formats } = pen;
  const { name, organisationNumber, foreignTaxNumber, address } = document.buyer;
  const width = FACTS_LEFT - sheet.left - 30;
  let y = top;
  const line = (text: string, strong = false, colour: string = colours.ink) => {
    const size = strong ? 11 : 9.5;
    element(pen, 'P', () => {
      y += write(pen, text, sheet.left, y, { size, strong, colour, width });
    });
  };
  line(t('document.to'), false, colours.quiet);
  line(name, true);
  for (const part of addressLines(address, document)) line(part);
  if (organisationNumber !== undefined)
    line(t('document.organisationNumber', { number: formats.organisationNumber(organisationNumber) }));
  if (foreignTaxNumber !== undefined) line(t('document.foreignTaxNumber', { number: foreignTaxNumber }));
  return y;

  /** The country is written where it is another than the seller's. */
  function addressLines({ lines, postalCode, place, country }: Address, { seller }: SalesDocument): string[] {
    const town = [postalCode, place].filter((part) => part !== undefined).join(' ');
    return [...lines, town, country === seller.address.country ? '' : formats.country(country)].filter(Boolean);
  }
}

/** @returns where it ends */
function facts(pen: SalesPen, top: number): number {
  const list = group(pen, 'L');
  let y = top;
  for (const { label, value, strong } of factsOf(pen)) {
    const item = group(pen, 'LI', list);
    const width = sheet.right - FACT_VALUE_LEFT;
    const height = heightOf(pen, value, { strong, width });
    element(pen, 'Lbl', () => write(pen, label, FACTS_LEFT, y, { colour: colours.quiet }), item);
    element(pen, 'LBody', () => write(pen, value, FACT_VALUE_LEFT, y, { strong, width }), item);
    item.end();
    y += height + 3;
  }
  list.end();
  return y;
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly strong: boolean;
}

function factsOf({ document, t, formats }: SalesPen): Fact[] {
  const { kind, number, issuedOn, dueOn, credited, payment, stripe } = document;
  const days = coveredDays(document);
  const fact = (label: string, value: string | undefined, strong = false): Fact[] =>
    value === undefined ? [] : [{ label, value, strong }];
  return [
    ...fact(t(`document.number.${kind}`), number, true),
    ...fact(t(`document.issuedOn.${kind}`), formats.date(issuedOn)),
    ...fact(t('document.dueOn'), kind === 'invoice' ? formats.date(dueOn) : undefined),
    ...fact(
      t('document.credits'),
      credited && t('document.credits.invoice', { number: credited.number, date: formats.date(credited.issuedOn) }),
    ),
    ...fact(t('document.reason'), credited && t(`document.reason.${credited.reason}`)),
    ...fact(
      t('document.period'),
      days && t('document.days', { from: formats.date(days.from), to: formats.date(days.to) }),
    ),
    ...fact(t('document.delivery'), t('document.delivery.online')),
    ...fact(
      t('document.account'),
      payment.kid === undefined ? undefined : formatBankAccount(document.seller.bankAccount ?? ''),
    ),
    ...fact(t('document.kid'), payment.kid),
    ...fact(t('document.reference'), stripe.number),
  ];
}

/** From the first day that is billed to the last. */
function coveredDays({ lines }: SalesDocument): { readonly from: string; readonly to: string } | undefined {
  const periods = lines.flatMap(({ period }) => period ?? []);
  const [from] = periods.map((period) => period.from).toSorted();
  const [to] = periods.map((period) => period.to).toSorted((a, b) => (a < b ? 1 : -1));
  return from === undefined || to === undefined ? undefined : { from, to };
}
