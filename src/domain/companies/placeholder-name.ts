import { languages, translator, type Language } from '../../words/catalogue.ts';
import { formatOrganisationNumber } from '../register/organisation-number.ts';

/** The name of a company nobody has named yet, in a person's language: `Org.nr. 923 609 016`. The register's name replaces it. */
export const placeholderName = (organisationNumber: string, language: Language): string =>
  translator(language)('companies.placeholderName', { number: formatOrganisationNumber(organisationNumber) });

/** Whether a company's name is only its number, in whichever language it was added. */
export const isPlaceholderName = (name: string, organisationNumber: string): boolean =>
  languages.some((language) => placeholderName(organisationNumber, language) === name);
