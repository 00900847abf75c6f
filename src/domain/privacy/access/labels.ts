import { isMessageKey, translator } from '../../../words/catalogue.ts';
import { categories } from '../inventory/categories.ts';
import type { InBothLanguages, PersonalColumn } from '../inventory/declaration.ts';

type Words = Readonly<Record<string, InBothLanguages>>;
const both = (nb: string, en: string): InBothLanguages => ({ nb, en });

/** What a table is called to the person it is about. */
export const tableTitles: Words = {
  contacts: both('Om deg', 'About you'),
  contact_emails: both('E-postadresser', 'E-mail addresses'),
  contact_phones: both('Telefonnumre', 'Phone numbers'),
  contact_addresses: both('Adresser', 'Addresses'),
  contact_companies: both('Arbeidssteder', 'Workplaces'),
  contact_purposes: both('Formål og grunnlag', 'Purposes and bases'),
  companies: both('Foretaket ditt', 'Your business'),
  company_field_sources: both(
    'Hvor opplysningene om foretaket kommer fra',
    'Where the data about the business is from',
  ),
  activities: both('Notater, samtaler, møter og oppgaver', 'Notes, calls, meetings and tasks'),
  deals: both('Salg og tilbud', 'Sales and offers'),
  audit_entries: both('Hva som er gjort, og når', 'What was done, and when'),
  mails: both('E-post de siste 30 dagene', 'Mail of the last 30 days'),
  restrictions: both('Begrensninger', 'Restrictions'),
  consent_events: both('Samtykker og reservasjoner', 'Consents and objections'),
  data_subject_requests: both('Krav du har sendt', 'Requests you have made'),
  data_subject_request_events: both('Hva som skjedde med kravene', 'What happened to the requests'),
  data_subject_request_letters: both('Svar du har fått', 'Answers you have had'),
  identity_checks: both('Bekreftelser av hvem du er', 'Confirmations of who you are'),
  breach_people: both('Avvik som gjaldt deg', 'Breaches that concerned you'),
  access_packages: both('Kopier du har fått', 'Copies you have had'),
  access_links: both('Lenker til kopiene', 'Links to the copies'),
  users: both('Brukeren din', 'Your account'),
  sign_in_events: both('Innlogginger', 'Sign-ins'),
  sessions: both('Hvor du er logget inn', 'Where you are signed in'),
  password_resets: both('Lenker for nytt passord', 'Links for a new password'),
  pending_sign_ups: both('Påbegynt registrering', 'Sign-up under way'),
  members: both('Virksomheter du er med i', 'Organisations you belong to'),
  invitations: both('Invitasjoner', 'Invitations'),
  agreement_acceptances: both('Databehandleravtaler du har godtatt', 'Data processing agreements you have accepted'),
};

/** What columns are called, whatever table they are in; one that means something else in a table has words with its name. */
const columnWords: Words = {
  id: both('Nummer hos oss', 'Number with us'),
  contact_id: both('Nummer hos oss', 'Number with us'),
  user_id: both('Brukernummer', 'User number'),
  given_name: both('Fornavn', 'Given name'),
  family_name: both('Etternavn', 'Family name'),
  name: both('Navn', 'Name'),
  email: both('E-post', 'E-mail'),
  phone: both('Telefon', 'Phone'),
  address: both('E-postadresse', 'E-mail address'),
  number: both('Telefonnummer', 'Phone number'),
  job_title: both('Stilling', 'Job title'),
  custom_fields: both('Egne felt', 'Own fields'),
  role: both('Rolle', 'Role'),
  label: both('Merke', 'Label'),
  lines: both('Adresse', 'Address'),
  address_lines: both('Adresse', 'Address'),
  postal_code: both('Postnummer', 'Postcode'),
  place: both('Poststed', 'Town'),
  country_code: both('Land', 'Country'),
  company_id: both('Firma', 'Company'),
  organisation_number: both('Organisasjonsnummer', 'Organisation number'),
  register_status: both('Status i registeret', 'Status in the register'),
  website: both('Nettsted', 'Website'),
  industry_code: both('Næringskode', 'Industry code'),
  industry: both('Næring', 'Industry'),
  register_value: both('Verdi i registeret', 'Value in the register'),
  kept_value: both('Verdi som er beholdt', 'Value that was kept'),
  source: both('Kilde', 'Source'),
  kind: both('Type', 'Kind'),
  subject: both('Emne', 'Subject'),
  body: both('Tekst', 'Text'),
  title: both('Tittel', 'Title'),
  stage_id: both('Trinn', 'Stage'),
  amount_minor: both('Beløp i øre', 'Amount in the smallest unit'),
  currency: both('Valuta', 'Currency'),
  expected_close_on: both('Ventet avsluttet', 'Expected to close'),
  closed_at: both('Avsluttet', 'Closed'),
  happened_at: both('Når', 'When'),
  due_at: both('Frist', 'Due'),
  done_at: both('Gjort', 'Done'),
  last_activity_at: both('Siste aktivitet', 'Last activity'),
  created_at: both('Opprettet', 'Created'),
  updated_at: both('Sist endret', 'Last changed'),
  deleted_at: both('Lagt i papirkurven', 'Put in the trash'),
  at: both('Når', 'When'),
  action: both('Hva', 'What'),
  sealed_values: both('Hva som ble endret', 'What was changed'),
  actor: both('Hvem', 'Who'),
  actor_id: both('Nummer på den som gjorde det', 'Number of who did it'),
  to_address: both('Sendt til', 'Sent to'),
  sent_to: both('Sendt til', 'Sent to'),
  sent_at: both('Sendt', 'Sent'),
  ground: both('Grunn', 'Ground'),
  note: both('Notat', 'Note'),
  restricted_at: both('Begrenset fra', 'Restricted from'),
  told_at: both('Varslet', 'Told'),
  told_how: both('Varslet hvordan', 'Told how'),
  told_note: both('Notat om varselet', 'Note about the notice'),
  lifted_at: both('Opphevet', 'Lifted'),
  purpose_id: both('Formål', 'Purpose'),
  basis: both('Grunnlag', 'Basis'),
  since: both('Fra', 'Since'),
  recorded_at: both('Skrevet ned', 'Written down'),
  channel: both('Kanal', 'Channel'),
  via: both('Hvordan', 'How'),
  wording_id: both('Nummer på teksten', 'Number of the wording'),
  wording_version: both('Versjon av teksten', 'Version of the wording'),
  wording_hash: both('Kontrollsum av teksten', 'Checksum of the wording'),
  language: both('Språk', 'Language'),
  evidence: both('Bevis', 'Proof'),
  state: both('Status', 'State'),
  requester_name: both('Navn du oppga', 'Name you gave'),
  requester_email: both('E-post du oppga', 'E-mail you gave'),
  addressee: both('Til', 'To'),
  message: both('Melding', 'Message'),
  attachments: both('Vedlegg', 'Attachments'),
  received_at: both('Mottatt', 'Received'),
  due_on: both('Frist', 'Due'),
  extended_at: both('Forlenget', 'Extended'),
  extension_reason: both('Grunn til forlengelsen', 'Reason for the extension'),
  doubt: both('Tvil om hvem som spør', 'Doubt about who asks'),
  doubt_reason: both('Grunn til tvilen', 'Reason for the doubt'),
  paused_on: both('Klokken stanset', 'Clock stopped'),
  paused_days: both('Dager klokken sto', 'Days the clock stood'),
  verified_at: both('Identitet bekreftet', 'Identity confirmed'),
  verified_how: both('Bekreftet hvordan', 'Confirmed how'),
  new_address_confirmed: both('Ny adresse bekreftet', 'New address confirmed'),
  decision: both('Avgjørelse', 'Decision'),
  legal_ground: both('Hjemmel', 'Legal ground'),
  answered_at: both('Besvart', 'Answered'),
  answer_address: both('Svaret sendes til', 'The answer goes to'),
  handed_over_at: both('Gitt deg', 'Given to you'),
  answer: both('Svar', 'Answer'),
  theme: both('Fargevalg', 'Colours'),
  density: both('Tetthet', 'Density'),
  shortcuts: both('Tastatursnarveier', 'Keyboard shortcuts'),
  operator: both('Driftsbruker hos OnNet', 'Operator at OnNet'),
  alone_since: both('Uten virksomhet siden', 'Without an organisation since'),
  disabled_at: both('Sperret', 'Disabled'),
  outcome: both('Utfall', 'Outcome'),
  'sign_in_events.address': both('IP-adresse', 'IP address'),
  device: both('Enhet', 'Device'),
  seen_at: both('Sist sett', 'Last seen'),
  used_at: both('Brukt', 'Used'),
  ended_at: both('Sluttet', 'Ended'),
  accepted_by: both('Medlemsnummer', 'Member number'),
  accepted_at: both('Godtatt', 'Accepted'),
  revoked_at: both('Trukket tilbake', 'Withdrawn'),
  form: both('Type', 'Kind'),
  finished_at: both('Ferdig', 'Finished'),
  opened_at: both('Åpnet', 'Opened'),
  withheld: both('Utelatte steder', 'Passages left out'),
  withheld_note: both('Hvorfor noe er utelatt', 'Why something is left out'),
  field: both('Opplysning', 'Data'),
  present: both('Sto som', 'Stood as'),
  proposed: both('Skal være', 'Should be'),
  decided_at: both('Avgjort', 'Decided'),
  reason: both('Begrunnelse', 'Reason'),
};

/** Words for codes that stand in columns; what is not here is shown as it is. */
const valueWords: Readonly<Record<string, Words>> = {
  'activities.kind': {
    note: both('Notat', 'Note'),
    call: both('Samtale', 'Call'),
    meeting: both('Møte', 'Meeting'),
    task: both('Oppgave', 'Task'),
    email: both('E-post', 'E-mail'),
  },
  'contacts.source': {
    user: both('Skrevet inn av en medarbeider', 'Typed in by an employee'),
    import: both('Hentet inn fra en fil', 'Brought in from a file'),
    form: both('Et skjema du fylte ut', 'A form you filled in'),
    demo: both('Eksempeldata', 'Sample data'),
  },
  label: {
    work: both('Jobb', 'Work'),
    private: both('Privat', 'Private'),
    mobile: both('Mobil', 'Mobile'),
    home: both('Hjem', 'Home'),
    other: both('Annet', 'Other'),
  },
  basis: {
    consent: both('Samtykke (art. 6 nr. 1 a)', 'Consent (Art. 6(1)(a))'),
    contract: both('Avtale (art. 6 nr. 1 b)', 'Contract (Art. 6(1)(b))'),
    'legal-obligation': both('Rettslig plikt (art. 6 nr. 1 c)', 'Legal obligation (Art. 6(1)(c))'),
    'vital-interests': both('Vitale interesser (art. 6 nr. 1 d)', 'Vital interests (Art. 6(1)(d))'),
    'public-interest': both('Allmennhetens interesse (art. 6 nr. 1 e)', 'Public interest (Art. 6(1)(e))'),
    'legitimate-interest': both('Berettiget interesse (art. 6 nr. 1 f)', 'Legitimate interest (Art. 6(1)(f))'),
  },
};

/** Whether somebody has said what a column of an access package is called. */
export const hasLabel = (column: string): boolean => column in columnWords;

/** What a table is called; its own name where nobody has said. */
export const titleOfTable = (table: string, language: 'nb' | 'en'): string => tableTitles[table]?.[language] ?? table;

/** What a column is called; its category where nobody has said. */
export const labelOfColumn = (table: string, name: string, declared: PersonalColumn, language: 'nb' | 'en'): string =>
  (columnWords[`${table}.${name}`] ?? columnWords[name] ?? categories[declared.category])[language];

/** A code in words; itself where there are none. */
export function wordOfValue(table: string, column: string, value: string, language: 'nb' | 'en'): string {
  if (column === 'action') {
    // What the audit trail says of it, in its own words.
    const key = `audit.action.${value.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
    return isMessageKey(key) ? translator(language)(key) : value;
  }
  return (valueWords[`${table}.${column}`] ?? valueWords[column])?.[value]?.[language] ?? value;
}
