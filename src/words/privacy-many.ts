// Giving a purpose to many contacts at once, from the list of contacts or for those who have none.
import type { Messages } from './message.ts';

export const privacyMany = {
  'consents.many.title': { nb: 'Sett formål på mange', en: 'Set a purpose on many' },
  'consents.many.ofList': { nb: '{count} kontakter i listen', en: '{count} contacts in the list' },
  'consents.many.ofChosen': {
    nb: { one: '{count} kontakt som er valgt', other: '{count} kontakter som er valgt' },
    en: { one: '{count} chosen contact', other: '{count} chosen contacts' },
  },
  'consents.many.ofSearch': {
    nb: '{count} kontakter som passer med «{search}»',
    en: '{count} contacts matching “{search}”',
  },
  'consents.many.ofWithout': { nb: '{count} kontakter uten noe formål', en: '{count} contacts without any purpose' },
  'consents.many.text': {
    nb: 'Før opp hvorfor dere har opplysningene om disse kontaktene. Samtykke og markedsføring føres på hver enkelt, og er ikke med her.',
    en: 'Write down why you hold the data of these contacts. Consent and marketing are written down for each person, and are not among these.',
  },
  'consents.many.none': { nb: 'Ingen formål kan gis til mange', en: 'No purpose can be given to many' },
  'consents.many.noneText': {
    nb: 'Slå på et formål som ikke bygger på samtykke og ikke er markedsføring.',
    en: 'Switch on a purpose that does not rest on consent and is not marketing.',
  },
  'consents.many.notThis': {
    nb: 'Markedsføring kan ikke gis til mange på én gang.',
    en: 'Marketing cannot be given to many at once.',
  },
  'consents.many.sinceHint': { nb: 'dd.mm.åååå, eller tomt for i dag', en: 'dd.mm.yyyy, or empty for today' },
  'consents.many.today': { nb: 'i dag', en: 'today' },
  'consents.many.next': { nb: 'Se hva som skjer', en: 'See what happens' },
  'consents.many.preview': { nb: 'Dette skjer', en: 'What happens' },
  'consents.many.get': { nb: 'Får formålet', en: 'Get the purpose' },
  'consents.many.skipped': { nb: 'Hoppes over', en: 'Skipped' },
  'consents.many.skip.has': { nb: 'har det allerede', en: 'have it already' },
  'consents.many.skip.old-basis': {
    nb: 'har det på et grunnlag som ikke gjelder lenger; åpne hver av dem',
    en: 'have it on a basis that no longer holds; open each of them',
  },
  'consents.many.skip.said-no': { nb: 'har sagt nei til dette', en: 'have said no to this' },
  'consents.many.skip.away': {
    nb: 'er ikke i listen lenger: slettet, begrenset eller anonymisert',
    en: 'are not in the list any more: deleted, restricted or anonymised',
  },
  'consents.many.more': {
    nb: 'Det tas {most} om gangen. Snevre inn listen, eller gjør det på nytt for resten.',
    en: '{most} are taken at a time. Narrow the list, or do it again for the rest.',
  },
  'consents.many.confirm': {
    nb: { one: 'Sett formålet på {count} kontakt', other: 'Sett formålet på {count} kontakter' },
    en: { one: 'Set the purpose on {count} contact', other: 'Set the purpose on {count} contacts' },
  },
  'consents.many.undoable': {
    nb: 'Du kan angre etterpå. Det som er ført opp fra før, blir ikke endret.',
    en: 'You can undo it afterwards. What is written down already is not changed.',
  },
  'consents.many.done': {
    nb: {
      one: '{count} kontakt fikk formålet, {left} ble hoppet over.',
      other: '{count} kontakter fikk formålet, {left} ble hoppet over.',
    },
    en: {
      one: '{count} contact got the purpose, {left} skipped.',
      other: '{count} contacts got the purpose, {left} skipped.',
    },
  },
  'consents.many.undone': {
    nb: { one: 'Angret for {count} kontakt.', other: 'Angret for {count} kontakter.' },
    en: { one: 'Undone for {count} contact.', other: 'Undone for {count} contacts.' },
  },
  'contacts.choose': { nb: 'Velg {name}', en: 'Choose {name}' },
  'contacts.chooseAll': { nb: 'Velg alle på siden', en: 'Choose all on the page' },
  'contacts.chosen': { nb: 'De valgte', en: 'The chosen ones' },
  'contacts.chosenCount': { nb: '{count} valgt', en: '{count} chosen' },
  'contacts.purposesOfAll': { nb: 'På alle i listen', en: 'On all in the list' },
  'contacts.purposes': { nb: 'Sett formål', en: 'Set a purpose' },
} as const satisfies Messages;
