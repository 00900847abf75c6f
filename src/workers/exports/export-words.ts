import { registerSource } from '../../domain/register/attribution.ts';
import type { ExportWords } from '../../domain/exports/contact-columns.ts';
import { translator } from '../../words/catalogue.ts';
import { formatsFor } from '../../words/formats.ts';

/** How a file of contacts is worded in a language. Norwegian spreadsheets split at `;`, English ones at `,`. */
export function exportWords(language: 'nb' | 'en'): ExportWords {
  const t = translator(language);
  const formats = formatsFor(language);
  return {
    delimiter: language === 'nb' ? ';' : ',',
    heading: (column) => t(`exports.column.${column}`),
    date: formats.date,
    attribution: (fetchedAt) =>
      `${t('companies.register.attribution', { date: formats.date(fetchedAt) })} (${registerSource.url})`,
    yesNo: (value) => t(value === 'yes' ? 'fields.yes' : 'fields.no'),
    // Hard spaces are for pages: in a spreadsheet they stand in the way of searching.
    phone: (e164) => formats.phone(e164).replaceAll('\u00A0', ' '),
  };
}
