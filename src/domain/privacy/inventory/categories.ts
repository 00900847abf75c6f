import type { InBothLanguages } from './declaration.ts';

/** The headings the privacy policy collects under (its sentences `collect-2` to `collect-4`), and what it does not list. */
export type CollectedGroup = 'contact' | 'business' | 'user-and-system' | 'entrusted';

interface CategoryFacts extends InBothLanguages {
  /** Under which heading of "Data we collect" it stands when OnNet is the controller. */
  readonly group: CollectedGroup;
  /** Which sentence of the policy names it, and by which words; or what the policy ought to say and does not. */
  readonly policy: (InBothLanguages & { readonly sentence: `collect-${number}` }) | { readonly silent: string };
}

const named = (sentence: `collect-${number}`, nb: string, en: string) => ({ sentence, nb, en });
const name = named('collect-2', 'navn', 'name');
const organisation = named('collect-3', 'firmanavn, organisasjonsnummer', 'company name, organisation number');
const system = named('collect-4', 'Bruker- og systemopplysninger', 'User and system data');
const signIn = named('collect-4', 'innloggingsaktivitet', 'sign-in activity');
const device = named('collect-4', 'enhets- og nettleserinformasjon', 'device and browser information');
const ofTenants = { silent: 'held for the tenants alone, as their processor' };

/**
 * The data categories the product holds: keys of fideslang 3.2 (ethyca/fideslang, data_categories.csv), letter for letter,
 * with the words people read. A category that is not here is not held; adding one is a decision that the policy shows.
 */
export const categories = {
  'user.name': { policy: name, group: 'contact', nb: 'Navn', en: 'Name' },
  'user.name.first': { policy: name, group: 'contact', nb: 'Fornavn', en: 'First name' },
  'user.name.last': { policy: name, group: 'contact', nb: 'Etternavn', en: 'Last name' },
  'user.contact': {
    policy: organisation,
    group: 'business',
    nb: 'Firmanavn og organisasjonsnummer',
    en: 'Company name and organisation number',
  },
  'user.contact.email': {
    policy: named('collect-2', 'e-postadresse', 'email address'),
    group: 'contact',
    nb: 'E-postadresse',
    en: 'Email address',
  },
  'user.contact.phone_number': {
    policy: named('collect-2', 'telefonnummer', 'phone number'),
    group: 'contact',
    nb: 'Telefonnummer',
    en: 'Phone number',
  },
  'user.contact.address': {
    policy: named('collect-3', 'adresse', 'address'),
    group: 'business',
    nb: 'Adresse',
    en: 'Address',
  },
  'user.contact.social_url': { policy: ofTenants, group: 'business', nb: 'Nettsted', en: 'Website' },
  'user.professional_information': {
    policy: ofTenants,
    group: 'business',
    nb: 'Yrkesopplysninger',
    en: 'Professional information',
  },
  'user.professional_information.job_title': { policy: ofTenants, group: 'business', nb: 'Stilling', en: 'Job title' },
  'user.professional_information.workplace': {
    policy: named('collect-4', 'rolle', 'role'),
    group: 'user-and-system',
    nb: 'Arbeidssted og rolle',
    en: 'Workplace and role',
  },
  'user.account': { policy: system, group: 'user-and-system', nb: 'Brukerkonto', en: 'User account' },
  'user.settings': { policy: system, group: 'user-and-system', nb: 'Innstillinger', en: 'Settings' },
  'user.authorization': { policy: system, group: 'user-and-system', nb: 'Tilganger', en: 'Permissions' },
  'user.authorization.credentials': {
    policy: signIn,
    group: 'user-and-system',
    nb: 'Innlogging',
    en: 'Sign-in credentials',
  },
  'user.behavior': {
    policy: named('collect-4', 'tidspunkter for besøk og aktivitet', 'visit and activity timestamps'),
    group: 'user-and-system',
    nb: 'Tidspunkter for besøk og aktivitet',
    en: 'Visit and activity timestamps',
  },
  'user.behavior.purchase_history': {
    policy: ofTenants,
    group: 'entrusted',
    nb: 'Salg og tilbud',
    en: 'Sales and offers',
  },
  'user.content.private': {
    policy: { silent: 'mail we send to users is kept for thirty days' },
    group: 'entrusted',
    nb: 'Notater og innhold',
    en: 'Notes and content',
  },
  'user.device': { policy: device, group: 'user-and-system', nb: 'Enhet og nettleser', en: 'Device and browser' },
  'user.device.ip_address': { policy: device, group: 'user-and-system', nb: 'IP-adresse', en: 'IP address' },
  'user.device.cookie_id': { policy: device, group: 'user-and-system', nb: 'Informasjonskapsel', en: 'Cookie' },
  'user.financial': {
    policy: { silent: 'invoices are kept; the policy names them under purposes and retention alone' },
    group: 'business',
    nb: 'Faktura og regnskap',
    en: 'Invoices and accounts',
  },
  'user.payment': {
    policy: { silent: 'the subscription and its payment; the policy names them under purposes alone' },
    group: 'business',
    nb: 'Abonnement og betaling',
    en: 'Subscription and payment',
  },
  'user.privacy_preferences': {
    policy: { silent: 'what people chose about cookies and their rights is kept as proof' },
    group: 'user-and-system',
    nb: 'Personvernvalg',
    en: 'Privacy choices',
  },
  'user.unique_id': {
    policy: system,
    group: 'user-and-system',
    nb: 'Kjennetegn i systemet',
    en: 'Identifier in the system',
  },
  'system.operations': { policy: system, group: 'user-and-system', nb: 'Driftsopplysninger', en: 'Operations data' },
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
