import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';

import { between, facts, heading, numberPages, paragraph, type Fact } from '../../pdf/flow.ts';
import { colours, newPen, type Pen } from '../../pdf/sheet.ts';
import { translator } from '../../../words/catalogue.ts';
import type { AccessDocument, DocumentConsent, DocumentSection } from './document.ts';
import { isThere, shownValue } from './shown-value.ts';

/** After so many rows others get their turn: drawing is work that nothing interrupts. */
const ROWS_AT_A_TIME = 10;

const small = { size: 8.5, colour: colours.muted };

/**
 * A copy of what is held about a person (Art. 15), as PDF: A4, in the language the copy is in, with as many pages as it needs, tagged so that
 * it can be read aloud. It says what the page says, in the same order.
 */
export async function pdfOfCopy(document: AccessDocument): Promise<Buffer> {
  const { language, controller, madeAt, form } = document;
  const title = translator(language)(`access.form.${form}`);
  const pen = newPen({ title, author: controller.name, language, madeAt: new Date(madeAt), flowing: true });
  heading(pen, 'H1', title);
  opening(pen, document);
  for (const section of document.sections) await sectionOf(pen, section);
  told(pen, document);
  numberPages(pen, `${title} · ${controller.name}`, (page, pages) =>
    pen.t('access.copy.page', { page: String(page), pages: String(pages) }),
  );
  pen.root.end();
  pen.pdf.end();
  return buffer(pen.pdf);
}

/** Who made it and when, and what holds for all of it. */
function opening(
  pen: Pen,
  { controller, processor, madeAt, source, until, records, withheld, ...document }: AccessDocument,
): void {
  const { t, formats } = pen;
  const made = t('access.copy.made', { controller: controller.name, date: formats.dateTime(new Date(madeAt)) });
  paragraph(pen, processor ? `${made} ${t('access.copy.processor', { name: processor.name })}` : made, small);
  if (document.form === 'portability')
    paragraph(pen, t('access.copy.portable', { controller: controller.name }), small);
  pen.y += 6;
  const fact = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }]);
  facts(pen, [
    ...fact(t('access.source'), source),
    ...fact(t('access.until'), until === '' ? '' : formats.date(until)),
    ...fact(t('access.records'), records > 1 ? t('access.records.text', { count: records }) : ''),
    ...fact(
      t('access.withheld'),
      withheld.count > 0 ? `${t('access.withheld.text', { count: withheld.count })} ${withheld.why}` : '',
    ),
    ...fact(t('access.automated'), document.automatedDecisions),
  ]);
}

/** Rows of one kind, below why they are held. */
async function sectionOf(
  pen: Pen,
  { title, purposes, retention, attribution, columns, rows }: DocumentSection,
): Promise<void> {
  const { t, formats } = pen;
  heading(pen, 'H2', title);
  const why = t('access.why', { purposes: formats.list(purposes.map((one) => `${one.title} – ${one.basis}`)) });
  const howLong = t('access.howLong', { retention: retention.join('. ') });
  paragraph(pen, [why, howLong, attribution ?? ''].join(' ').trim(), small);
  pen.y += 6;
  for (const [at, row] of rows.entries()) {
    if (at > 0) between(pen);
    if (at % ROWS_AT_A_TIME === ROWS_AT_A_TIME - 1) await setImmediate();
    facts(
      pen,
      columns
        .filter(({ name }) => isThere(row[name]))
        .map((column) => ({ label: column.label, value: shownValue(pen, column, row[column.name]) })),
    );
  }
}

/** What was said yes and no to, who gets the data, and what the person may do. */
function told(pen: Pen, { consents, recipients, rights, complaint }: AccessDocument): void {
  const { t, formats } = pen;
  part(
    t('access.consents'),
    consents.map((one) => ({ label: one.purpose, value: said(pen, one), note: one.wording ?? '' })),
  );
  part(
    t('access.recipients'),
    recipients.map(({ name, what, at, safeguard }) => ({
      label: name,
      value: at === null ? what : `${what}, ${formats.date(at)}`,
      note: safeguard,
    })),
  );
  part(
    t('access.rights'),
    rights.map(({ title, text }) => ({ label: title, value: text })),
  );
  paragraph(pen, complaint);

  function part(title: string, all: readonly Fact[]): void {
    if (all.length === 0) return;
    heading(pen, 'H2', title);
    facts(pen, all);
    pen.y += 6;
  }
}

function said({ t, formats }: Pen, { what, saidOn, at }: DocumentConsent): string {
  const written = formats.dateTime(new Date(at));
  return saidOn === null
    ? `${what}, ${written}`
    : `${what}, ${formats.date(saidOn)} (${t('consents.ledger.written', { when: written })})`;
}
