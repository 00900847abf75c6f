import { colours, decoration, element, rule, sheet, write } from '../../pdf/sheet.ts';
import type { SalesPen } from './sales-pen.ts';

const TOP = 786;

/** Who sells, as the law wants it said, and the page's number: at the foot of every page. The first is read, the others seen. */
export function footers(pen: SalesPen): void {
  const { pdf, document, t, formats } = pen;
  const { name, organisationNumber, inBusinessRegister, address, email } = document.seller;
  const { start, count } = pdf.bufferedPageRange();
  const registered = t('document.vatNumber', { number: formats.organisationNumber(organisationNumber) });
  const town = [address.postalCode, address.place].filter(Boolean).join(' ');
  const who = [name, ...address.lines, town].filter(Boolean).join(' · ');
  const how = [`${registered}${inBusinessRegister ? ' Foretaksregisteret' : ''}`, email].join(' · ');
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    rule(pen, TOP - 8);
    const seller = () => {
      const below = TOP + write(pen, who, sheet.left, TOP, { size: 8.5, colour: colours.muted, width: 350 });
      write(pen, how, sheet.left, below, { size: 8.5, colour: colours.muted, width: 350 });
    };
    if (page === start) element(pen, 'P', seller);
    else decoration(pen, seller, 'Pagination');
    const numbered = t('document.page', {
      document: `${t(`document.kind.${document.kind}`)} ${document.number}`,
      page: String(page - start + 1),
      pages: String(count),
    });
    decoration(
      pen,
      () => write(pen, numbered, 400, TOP, { size: 8.5, colour: colours.quiet, align: 'right' }),
      'Pagination',
    );
  }
}
