// What a data subject request asks for, how it came, and how it ends.
import type { Messages } from './message.ts';

export const privacyRequestsKinds = {
  'requests.kind': { nb: 'Hva det gjelder', en: 'What it is about' },
  'requests.kind.ask': { nb: 'Hva gjelder det?', en: 'What is it about?' },
  'requests.channel': { nb: 'Kom inn', en: 'Came by' },
  'requests.channel.ask': { nb: 'Hvordan kom det inn?', en: 'How did it come?' },
  'requests.kind.access': { nb: 'Innsyn', en: 'Access' },
  'requests.kind.rectification': { nb: 'Retting', en: 'Rectification' },
  'requests.kind.erasure': { nb: 'Sletting', en: 'Erasure' },
  'requests.kind.restriction': { nb: 'Begrensning', en: 'Restriction' },
  'requests.kind.portability': { nb: 'Dataportabilitet', en: 'Portability' },
  'requests.kind.right-to-object': { nb: 'Innsigelse', en: 'Right to object' },
  'requests.kind.withdrawal': { nb: 'Trekke samtykke', en: 'Withdrawal of consent' },
  'requests.kind.complaint': { nb: 'Klage', en: 'Complaint' },
  'requests.kind.other': { nb: 'Ikke sortert', en: 'Not sorted' },
  'requests.channel.app': { nb: 'I programmet', en: 'In the program' },
  'requests.channel.form': { nb: 'Skjema', en: 'Form' },
  'requests.channel.mail': { nb: 'E-post', en: 'E-mail' },
  'requests.channel.phone': { nb: 'Telefon', en: 'Phone' },
  'requests.channel.letter': { nb: 'Brev', en: 'Letter' },
  'requests.channel.choices': { nb: 'Egne valg', en: 'Own choices' },
  'requests.decision': { nb: 'Avgjørelse', en: 'Decision' },
  'requests.decision.granted': { nb: 'Innvilget', en: 'Granted' },
  'requests.decision.granted.hint': { nb: 'Det personen ba om, er gjort.', en: 'What the person asked for is done.' },
  'requests.decision.partly-granted': { nb: 'Delvis innvilget', en: 'Partly granted' },
  'requests.decision.partly-granted.hint': {
    nb: 'Noe er gjort, resten er avslått med grunn.',
    en: 'Some of it is done, the rest is refused with a ground.',
  },
  'requests.decision.nothing-found': { nb: 'Ingenting funnet', en: 'Nothing found' },
  'requests.decision.nothing-found.hint': {
    nb: 'Det er lett etter personen, og ingen er funnet.',
    en: 'The person was searched for and nobody was found.',
  },
  'requests.decision.refused': { nb: 'Avslått', en: 'Refused' },
  'requests.decision.refused.hint': { nb: 'Krever grunn og begrunnelse.', en: 'Needs a ground and the reasons.' },
  'requests.decision.directed': { nb: 'Henvist', en: 'Directed elsewhere' },
  'requests.decision.directed.hint': {
    nb: 'En annen virksomhet bestemmer over opplysningene.',
    en: 'Another organisation decides on the data.',
  },
  'requests.decision.withdrawn': { nb: 'Trukket av personen', en: 'Withdrawn by the person' },
  'requests.decision.withdrawn.hint': {
    nb: 'Personen vil ikke ha svar. Skriv hvordan og når de sa det; de får en bekreftelse.',
    en: 'The person wants no answer. Write how and when they said so; they are sent a confirmation.',
  },
} as const satisfies Messages;
