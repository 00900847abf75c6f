// Requests that somebody makes for another: at the desk, in the public form and behind the link that asks the person.
import type { Messages } from './message.ts';

export const privacyRequestsRepresentation = {
  'requests.for': { nb: 'Spør for', en: 'Asks for' },
  'requests.for.themselves': { nb: 'Seg selv', en: 'Themselves' },
  'requests.for.guardian': {
    nb: 'Barnet sitt, eller en de er verge for',
    en: 'Their child, or somebody they are guardian of',
  },
  'requests.for.mandate': { nb: 'Noen som har gitt dem fullmakt', en: 'Somebody who gave them a mandate' },
  'requests.for.estate': { nb: 'En som er død', en: 'Somebody who has died' },
  'requests.for.name': { nb: 'Hvem opplysningene gjelder', en: 'Whose data it is' },
  'requests.for.name.hint': {
    nb: 'Bare når noen spør for en annen. Navnet står i brevene, slik det ble oppgitt.',
    en: 'Only when somebody asks for another. The name stands in the letters as it was given.',
  },
  'requests.for.as.guardian': { nb: 'forelder eller verge', en: 'parent or guardian' },
  'requests.for.as.mandate': { nb: 'med fullmakt', en: 'by a mandate' },
  'requests.for.as.estate': { nb: 'for dødsboet', en: 'for the estate' },
  'requests.public.for': { nb: 'Jeg spør for en annen', en: 'I ask for somebody else' },
  'requests.public.for.text': {
    nb: 'Skriv ditt eget navn og din egen e-post over. Vi spør deg siden om hvordan du kan vise at du kan spørre; ikke send dokumenter nå.',
    en: 'Give your own name and e-mail above. We ask you later how you can show that you may ask; do not send documents now.',
  },
  'requests.public.for.as': { nb: 'Hvem spør du for?', en: 'Whom do you ask for?' },
  'requests.public.for.nobody': { nb: 'Ingen andre', en: 'Nobody else' },
  'requests.public.for.guardian': {
    nb: 'Barnet mitt, eller en jeg er verge for',
    en: 'My child, or somebody I am guardian of',
  },
  'requests.public.for.mandate': { nb: 'En som har gitt meg fullmakt', en: 'Somebody who gave me a mandate' },
  'requests.public.for.name': { nb: 'Navnet til den det gjelder', en: 'Name of the person concerned' },
  'requests.authority': { nb: 'Kan de spørre for {name}?', en: 'May they ask for {name}?' },
  'requests.authority.nobody': { nb: 'Den som spør, spør for seg selv.', en: 'Whoever asks, asks for themselves.' },
  'requests.authority.noRight': {
    nb: 'Innsyn og dataportabilitet gjelder levende personer. Avslå med den grunnen; et dødsbo kan be om retting, sletting og at bruken stopper.',
    en: 'Access and portability are for living people. Refuse on that ground; an estate can ask for rectification, erasure and an end to the use.',
  },
  'requests.authority.child.needed': {
    nb: 'Si om barnet er for ungt til å bestemme selv, eller vil dette.',
    en: 'Say whether the child is too young to decide, or wants this.',
  },
  'requests.authority.unshown': { nb: 'Fullmakt ikke vist', en: 'Authority not shown' },
  'requests.authority.confirmed': { nb: 'Personen har sagt ja', en: 'The person has said yes' },
  'requests.authority.document': { nb: 'Dokument vist', en: 'Document shown' },
  'requests.authority.register': { nb: 'Sett i et register', en: 'Seen in a register' },
  'requests.authority.known': { nb: 'Dere vet det fra før', en: 'You knew it already' },
  'requests.authority.note': { nb: 'Noter at de kan spørre', en: 'Note that they may ask' },
  'requests.authority.how': { nb: 'Hvordan ble det vist?', en: 'How was it shown?' },
  'requests.authority.seen': { nb: 'Hva så dere?', en: 'What did you see?' },
  'requests.authority.seen.hint': {
    nb: 'For eksempel «skifteattest fra Oslo tingrett, vist 3. mars». Ikke behold dokumentet, og ikke skriv fødselsnummer. Teksten fjernes med navnene.',
    en: 'For example “probate certificate from Oslo District Court, shown on 3 March”. Do not keep the document or write national identity numbers. The text goes with the names.',
  },
  'requests.authority.child': { nb: 'Barnet selv', en: 'The child' },
  'requests.authority.child.younger': {
    nb: 'For ungt til å bestemme selv, eller voksen med verge',
    en: 'Too young to decide, or an adult with a guardian',
  },
  'requests.authority.child.agrees': { nb: 'Gammelt nok, og vil dette', en: 'Old enough, and wants this' },
  'requests.authority.child.hint': {
    nb: 'Et barn på {age} år eller mer skal som regel bruke retten selv, eller ha sagt ja. Vil barnet det ikke, avslå med den grunnen.',
    en: 'A child of {age} or older should as a rule use the right themselves or have said yes. If the child does not want it, refuse on that ground.',
  },
  'requests.authority.law': {
    nb: 'Hvem som kan be for en annen: {source}.',
    en: 'Who may ask for another: {source}.',
  },
  'requests.authority.law.child': {
    nb: 'Når et barn bestemmer selv: {source}.',
    en: 'When a child decides: {source}.',
  },
  'requests.authority.estate': {
    nb: 'Personvernforordningen gjelder levende personer (fortalepunkt 27). Skifteattest eller dokument fra tingretten viser hvem som kan handle for boet.',
    en: 'The GDPR is about living people (recital 27). A probate certificate or a document from the court shows who may act for the estate.',
  },
  'requests.authority.address': {
    nb: 'Svaret går til adressen den som spør har oppgitt. Vær sikker på at den er deres før dere går god for dem.',
    en: 'The answer goes to the address given by whoever asks. Be sure that it is theirs before you vouch for them.',
  },
  'requests.authority.ask': {
    nb: 'Vi kan spørre personen selv, på adressen vi hadde fra før. Et ja viser både hvem som spør og at de kan.',
    en: 'We can ask the person themselves, at the address we already had. A yes shows both who asks and that they may.',
  },
  'requests.authority.send': { nb: 'Spør personen selv', en: 'Ask the person themselves' },
  'requests.identity.estate': {
    nb: 'Den det gjelder er død, og skal ikke få e-post. Noter hvem som spør og hva som ble vist.',
    en: 'The person concerned has died and is sent no mail. Note who asks and what was shown.',
  },
  'requests.done.authority': { nb: 'Det er notert at de kan spørre.', en: 'It is noted that they may ask.' },
  'requests.event.authority-noted': {
    nb: 'noterte at de kan spørre for en annen',
    en: 'noted that they may ask for another',
  },
  'requests.identity.other.title': { nb: 'Spør {asker} for deg?', en: 'Does {asker} ask for you?' },
  'requests.identity.other.text': {
    nb: '{controller} fikk {date} en henvendelse om opplysninger om deg, fra en som kaller seg {asker} og sier å spørre på dine vegne:',
    en: 'On {date}, {controller} received a request about data about you from somebody who goes by {asker} and says they ask for you:',
  },
  'requests.identity.other.address': {
    nb: 'Sier du ja, går svaret til {address}, med opplysningene om deg hvis det er det de ber om.',
    en: 'If you say yes, the answer goes to {address}, with the data about you if that is what they ask for.',
  },
  'requests.identity.other.yes': { nb: 'Ja, de kan spørre for meg', en: 'Yes, they may ask for me' },
  'requests.identity.other.no': { nb: 'Nei, de kan ikke det', en: 'No, they may not' },
  'requests.identity.other.thanks': {
    nb: 'Vi vet nå at de spør på dine vegne, og går videre.',
    en: 'We now know that they ask for you, and go on.',
  },
  'requests.identity.other.denied': {
    nb: 'Ingenting er gitt ut, og ingenting blir gjort for den som spurte.',
    en: 'Nothing has been given out, and nothing will be done for whoever asked.',
  },
} as const satisfies Messages;
