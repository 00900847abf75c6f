import { fold, fullName, personSortKey } from '../names.ts';
import { searchDigits } from './phone-number.ts';

/** What a contact's search and sort columns are made from. */
export interface Findable {
  readonly givenName: string;
  readonly familyName: string;
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
}

/** What the search box looks through: the folded name, the addresses and the numbers' digits, in that order. */
export const contactSearchText = ({ givenName, familyName, emails, phones }: Findable): string =>
  [fold(fullName(givenName, familyName)), ...emails.map(fold), ...phones.map(searchDigits)].join(' ');

/** The columns of `contacts` that repeat its name, addresses and numbers, so that a list and a search read one table. */
export const findableColumns = (
  contact: Findable,
): { sort_name: string; search_text: string; email: string | null; phone: string | null } => ({
  sort_name: personSortKey(contact.givenName, contact.familyName),
  search_text: contactSearchText(contact),
  email: contact.emails[0] ?? null,
  phone: contact.phones[0] ?? null,
});
