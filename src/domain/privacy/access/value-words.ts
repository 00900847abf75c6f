import { isMessageKey, translator } from '../../../words/catalogue.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';

const both = (nb: string, en: string): InBothLanguages => ({ nb, en });

/** Columns whose codes the product says in words elsewhere too, and what those words' keys begin with. */
const saidElsewhere: Readonly<Record<string, string>> = {
  'contact_purposes.source': 'consents.source',
  'source_notices.how': 'informing.how',
  'company_notices.kind': 'companies.news.kind',
  'consent_events.kind': 'consents.kind',
  'consent_events.via': 'consents.via',
  'consent_events.channel': 'consents.channel',
  'data_subject_requests.kind': 'requests.kind',
  'data_subject_requests.channel': 'requests.channel',
  'data_subject_requests.decision': 'requests.decision',
  'data_subject_request_letters.kind': 'requests.decision',
  'data_subject_request_events.kind': 'requests.event',
  'access_packages.form': 'requests.kind',
  'restrictions.ground': 'restriction.ground',
  'users.restriction_ground': 'restriction.ground',
  'restrictions.told_how': 'restriction.tell.how',
  'members.role': 'role',
  'invitations.role': 'role',
  'users.theme': 'theme',
  'users.density': 'density',
  language: 'language',
};

/** Words for codes that stand in columns, in the voice of a letter to the person. They come before what is said elsewhere. */
const valueWords: Readonly<Record<string, Readonly<Record<string, InBothLanguages>>>> = {
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
  'contact_purposes.source': { person: both('Deg selv', 'Yourself') },
  'consent_events.actor': {
    member: both('En medarbeider', 'An employee'),
    person: both('Du', 'You'),
    system: both('Programmet', 'The program'),
  },
  'data_subject_requests.kind': { other: both('Annet', 'Other') },
  'data_subject_requests.state': {
    draft: both('Kommet inn', 'Received'),
    open: both('Under arbeid', 'Being worked on'),
    answered: both('Besvart', 'Answered'),
    merged: both('Slått sammen med et annet krav', 'Merged with another request'),
    dismissed: both('Lagt bort', 'Set aside'),
  },
  'data_subject_requests.doubt': {
    none: both('Ingen', 'None'),
    recorded: both('Notert', 'Noted'),
    reasonable: both('Rimelig tvil', 'Reasonable doubt'),
  },
  'data_subject_requests.verified_how': {
    link: both('Med en lenke', 'By a link'),
    'signed-in': both('Ved innlogging', 'By signing in'),
    vouched: both('En medarbeider kjente deg', 'An employee knew you'),
  },
  'data_subject_requests.represented_as': {
    guardian: both('Som forelder eller verge', 'As parent or guardian'),
    mandate: both('Med fullmakt', 'By a mandate'),
    estate: both('For et dødsbo', 'For an estate'),
  },
  'data_subject_requests.authority_how': {
    confirmed: both('Du sa ja', 'You said yes'),
    document: both('Dokument vist', 'Document shown'),
    register: both('Sett i et register', 'Seen in a register'),
    known: both('Kjent fra før', 'Known already'),
  },
  'data_subject_requests.decision': { withdrawn: both('Trukket av deg', 'Withdrawn by you') },
  'data_subject_request_letters.kind': {
    extension: both('Forlengelse', 'Extension'),
    lifting: both('Begrensningen oppheves', 'Restriction lifted'),
  },
  'identity_checks.answer': {
    me: both('Det var deg', 'It was you'),
    'not-me': both('Det var ikke deg', 'It was not you'),
  },
  'sign_in_events.outcome': {
    'signed-in': both('Logget inn', 'Signed in'),
    refused: both('Avvist', 'Refused'),
  },
  label: {
    work: both('Jobb', 'Work'),
    private: both('Privat', 'Private'),
    mobile: both('Mobil', 'Mobile'),
    landline: both('Fasttelefon', 'Landline'),
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

/** A code in words; itself where there are none, as for what is no code. */
export function wordOfValue(table: string, column: string, value: string, language: 'nb' | 'en'): string {
  if (column === 'action') {
    // What the audit trail says of it, in its own words.
    const key = `audit.action.${value.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
    return isMessageKey(key) ? translator(language)(key) : value;
  }
  const own = (valueWords[`${table}.${column}`] ?? valueWords[column])?.[value]?.[language];
  if (own !== undefined) return own;
  const prefix = saidElsewhere[`${table}.${column}`] ?? saidElsewhere[column];
  const key = `${prefix}.${value}`;
  return prefix !== undefined && isMessageKey(key) ? translator(language)(key) : value;
}
