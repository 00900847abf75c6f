import type { InBothLanguages } from './declaration.ts';

/** The headings the privacy policy collects under (its sentences `collect-2` to `collect-4`), and what it does not list. */
export type CollectedGroup = 'contact' | 'business' | 'user-and-system' | 'entrusted';

interface CategoryFacts extends InBothLanguages {
  /** Under which heading of "Data we collect" it stands when OnNet is the controller. */
  readonly group: CollectedGroup;
}

/**
 * The data categories the product holds: keys of fideslang 3.2 (ethyca/fideslang, data_categories.csv), letter for letter,
 * with the words people read. A category that is not here is not held; adding one is a decision that the policy shows.
 */
export const categories = {
  'user.name': { group: 'contact', nb: 'Navn', en: 'Name' },
  'user.name.first': { group: 'contact', nb: 'Fornavn', en: 'First name' },
  'user.name.last': { group: 'contact', nb: 'Etternavn', en: 'Last name' },
  'user.contact': {
    group: 'business',
    nb: 'Firmanavn og organisasjonsnummer',
    en: 'Company name and organisation number',
  },
  'user.contact.email': { group: 'contact', nb: 'E-postadresse', en: 'Email address' },
  'user.contact.phone_number': { group: 'contact', nb: 'Telefonnummer', en: 'Phone number' },
  'user.contact.address': { group: 'business', nb: 'Adresse', en: 'Address' },
  'user.contact.social_url': { group: 'business', nb: 'Nettsted', en: 'Website' },
  'user.professional_information': { group: 'business', nb: 'Yrkesopplysninger', en: 'Professional information' },
  'user.professional_information.job_title': { group: 'business', nb: 'Stilling', en: 'Job title' },
  'user.professional_information.workplace': {
    group: 'user-and-system',
    nb: 'Arbeidssted og rolle',
    en: 'Workplace and role',
  },
  'user.account': { group: 'user-and-system', nb: 'Brukerkonto', en: 'User account' },
  'user.settings': { group: 'user-and-system', nb: 'Innstillinger', en: 'Settings' },
  'user.authorization': { group: 'user-and-system', nb: 'Tilganger', en: 'Permissions' },
  'user.authorization.credentials': { group: 'user-and-system', nb: 'Innlogging', en: 'Sign-in credentials' },
  'user.behavior': {
    group: 'user-and-system',
    nb: 'Tidspunkter for besøk og aktivitet',
    en: 'Visit and activity timestamps',
  },
  'user.behavior.purchase_history': { group: 'entrusted', nb: 'Salg og tilbud', en: 'Sales and offers' },
  'user.content.private': { group: 'entrusted', nb: 'Notater og innhold', en: 'Notes and content' },
  'user.device': { group: 'user-and-system', nb: 'Enhet og nettleser', en: 'Device and browser' },
  'user.device.ip_address': { group: 'user-and-system', nb: 'IP-adresse', en: 'IP address' },
  'user.device.cookie_id': { group: 'user-and-system', nb: 'Informasjonskapsel', en: 'Cookie' },
  'user.financial': { group: 'business', nb: 'Faktura og regnskap', en: 'Invoices and accounts' },
  'user.payment': { group: 'business', nb: 'Abonnement og betaling', en: 'Subscription and payment' },
  'user.privacy_preferences': { group: 'user-and-system', nb: 'Personvernvalg', en: 'Privacy choices' },
  'user.unique_id': { group: 'user-and-system', nb: 'Kjennetegn i systemet', en: 'Identifier in the system' },
  'user.demographic.language': { group: 'user-and-system', nb: 'Språk', en: 'Language' },
  'system.operations': { group: 'user-and-system', nb: 'Driftsopplysninger', en: 'Operations data' },
} as const satisfies Readonly<Record<string, CategoryFacts>>;
export type Category = keyof typeof categories;

/** The people the product holds something about (categories of data subjects, Art. 30(1)(c)). */
export const subjects = {
  user: { nb: 'Brukere hos kundene', en: 'Users at the customers' },
  invitee: { nb: 'Inviterte som ikke er brukere ennå', en: 'People invited who are not users yet' },
  visitor: { nb: 'Besøkende på nettsidene', en: 'Visitors of the website' },
  contact: { nb: 'Kontaktpersoner', en: 'Contacts' },
  'sole-trader': {
    nb: 'Innehavere av enkeltpersonforetak og deltakere i ansvarlige selskap',
    en: 'Owners of sole proprietorships and partners of partnerships',
  },
  requester: { nb: 'Personer som har bedt om å bruke rettighetene sine', en: 'People who asked to use their rights' },
} as const satisfies Readonly<Record<string, InBothLanguages>>;
export type Subject = keyof typeof subjects;
