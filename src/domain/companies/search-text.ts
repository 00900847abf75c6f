import { fold } from '../names.ts';

/** What a search for a company looks through: its folded name and, where it has one, its organisation number. */
export const companySearchText = (name: string, organisationNumber: string | null): string =>
  organisationNumber === null ? fold(name) : `${fold(name)} ${organisationNumber}`;
