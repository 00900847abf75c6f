// Holds: single things of somebody that a law keeps from being erased.
import type { Messages } from './message.ts';

export const privacyHolds = {
  'holds.title': { nb: 'Holdt tilbake av loven', en: 'Held back by law' },
  'holds.tab': { nb: 'Holdt tilbake', en: 'Held back' },
  'holds.one': { nb: 'Holdt tilbake', en: 'Held back' },
  'holds.action': { nb: 'Hold tilbake fra sletting', en: 'Hold back from erasure' },
  'holds.lead': {
    nb: 'Enkelte ting som loven krever at dere beholder, også når personen slettes. Når tiden er ute, fortsetter slettingen av seg selv.',
    en: 'Single things that the law has you keep, also when the person is erased. When their time is over, the erasure goes on by itself.',
  },
  'holds.law': {
    nb: 'Gjelder bare det som må beholdes, og ikke lenger enn det må (personvernforordningen art. 17 nr. 3). Sletting og lagringsregler rører det ikke.',
    en: 'Only what has to be kept, and no longer than it has to be (GDPR Art. 17(3)). Neither erasure nor retention rules touch it.',
  },
  'holds.empty.title': { nb: 'Ingenting er holdt tilbake', en: 'Nothing is held back' },
  'holds.empty.text': {
    nb: 'Velg «Hold tilbake fra sletting» hos en kontakt, eller der en sletting bestemmes.',
    en: 'Choose “Hold back from erasure” at a contact, or where an erasure is decided.',
  },
  'holds.what': { nb: 'Hva', en: 'What' },
  'holds.why': { nb: 'Hvorfor', en: 'Why' },
  'holds.ends': { nb: 'Beholdes', en: 'Kept' },
  'holds.until': { nb: 'til og med {date}', en: 'until {date}' },
  'holds.open': { nb: 'til noen avslutter det', en: 'until somebody ends it' },
  'holds.waits': { nb: 'En sletting venter på dette', en: 'An erasure waits for this' },
  'holds.nobody': { nb: 'Uten navn', en: 'Without a name' },
  'holds.provision': { nb: 'Lovgrunnlag', en: 'Provision' },
  'holds.placedBy': { nb: 'Holdt tilbake av', en: 'Held back by' },
  'holds.unread': {
    nb: 'Ikke kontrollert mot selve lovteksten. La en jurist eller regnskapsføreren bekrefte det.',
    en: 'Not checked against the text of the law itself. Have a lawyer or your accountant confirm it.',
  },
  'holds.erasure': { nb: 'Slettingen som venter', en: 'The erasure that waits' },
  'holds.hidden.title': { nb: 'Resten er slettet', en: 'The rest is erased' },
  'holds.hidden': {
    nb: 'Dette lagres uendret og brukes ikke til noe annet: ingen liste, søk eller eksport viser det. Her kan det leses når loven krever det.',
    en: 'This is stored unchanged and used for nothing else: no list, search or export shows it. It can be read here when the law asks for it.',
  },
  'holds.kept': { nb: 'Det som beholdes', en: 'What is kept' },
  'holds.kept.law': {
    nb: 'At noen har åpnet siden, står i sporet.',
    en: 'That somebody opened this page stands in the audit trail.',
  },
  'holds.ended': { nb: 'Avsluttet {date}', en: 'Ended {date}' },
  'holds.ended.bySelf': { nb: 'Den siste dagen var over.', en: 'The last day was over.' },
  'holds.end.title': { nb: 'Avslutt før tiden', en: 'End it early' },
  'holds.end.text': {
    nb: 'Deretter slettes det sammen med resten når personen slettes, eller når en lagringsregel sier det.',
    en: 'From then on it goes with the rest when the person is erased, or when a retention rule says so.',
  },
  'holds.end.erases': {
    nb: 'Personen er bestemt slettet. Når dette avsluttes, slettes det med en gang og kan ikke hentes tilbake.',
    en: 'It is decided that the person is erased. Once this ends it is erased at once and cannot be brought back.',
  },
  'holds.end.why': { nb: 'Hvorfor må det ikke beholdes lenger?', en: 'Why does it not have to be kept any longer?' },
  'holds.end.press': { nb: 'Avslutt', en: 'End it' },
  'holds.end.eraseNow': { nb: 'Avslutt og slett', en: 'End it and erase' },
  'holds.end.done': { nb: 'Avsluttet', en: 'Ended' },
  'holds.new.title': { nb: 'Hold tilbake noe av {name}', en: 'Hold something of {name} back' },
  'holds.new.lead': {
    nb: 'Velg det loven krever at dere beholder. Alt annet kan slettes som før.',
    en: 'Choose what the law has you keep. Everything else can be erased as before.',
  },
  'holds.items': { nb: 'Hva må beholdes?', en: 'What has to be kept?' },
  'holds.items.none': {
    nb: 'Velg minst én ting som må beholdes.',
    en: 'Choose at least one thing that has to be kept.',
  },
  'holds.items.many': { nb: 'De {count} nyeste vises.', en: 'The newest {count} are shown.' },
  'holds.item.contact': {
    nb: 'Navn, stilling, e-post og telefon på selve kontakten',
    en: 'Name, title, e-mail and phone of the contact itself',
  },
  'holds.item.held': { nb: 'holdt tilbake {ends}', en: 'held back {ends}' },
  'holds.day': { nb: 'Dato på bilaget eller avtalen', en: 'Date of the voucher or agreement' },
  'holds.day.hint': {
    nb: 'Bare for regnskapsmateriale. Beholdes til og med 31. desember i det femte året etter denne datoens år.',
    en: 'Only for accounting material. Kept until 31 December of the fifth year after the year of this date.',
  },
  'holds.day.future': { nb: 'Datoen er ikke kommet ennå.', en: 'That date is still to come.' },
  'holds.day.over': {
    nb: 'Dette måtte bare beholdes til 31.12.{year}, og tiden er ute.',
    en: 'This had to be kept until 31.12.{year} only, and that is over.',
  },
  'holds.placed': { nb: 'Holdt tilbake', en: 'Held back' },
} as const satisfies Messages;
