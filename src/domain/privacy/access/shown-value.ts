import type { Translate } from '../../../words/catalogue.ts';
import type { Formats } from '../../../words/formats.ts';
import type { DocumentColumn, DocumentValue } from './document.ts';

/** Whether there is anything to show. */
export const isThere = (value: DocumentValue | undefined): value is Exclude<DocumentValue, null> =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Whether it is a moment, ISO 8601 in UTC. */
export const isMoment = (value: DocumentValue | undefined): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);

/** A value of a copy as people read it, in the copy's language; a dash where there is none. */
export function shownValue(
  { t, formats }: { readonly t: Translate; readonly formats: Formats },
  { category }: Pick<DocumentColumn, 'category'>,
  value: DocumentValue | undefined,
): string {
  if (!isThere(value)) return '–';
  if (typeof value === 'boolean') return t(value ? 'access.yes' : 'access.no');
  if (typeof value === 'object') return value.join(', ');
  const text = String(value);
  if (isMoment(text)) return formats.dateTime(new Date(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formats.date(text);
  return category === 'user.contact.phone_number' ? formats.phone(text) : text;
}
