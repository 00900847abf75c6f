// Words of the page that shows the design system: what it says about the parts. The parts themselves say what the product says.
import type { Messages } from './message.ts';

export const design = {
  'pagination.label': { nb: 'Sider', en: 'Pages' },

  'design.title': { nb: 'Formspråk', en: 'Design system' },
  'design.lead': {
    nb: 'En velholdt protokoll i et lyst rom: rolig, nøyaktig, rask og vennlig. Her er delene, lyst og mørkt side om side.',
    en: 'A well-kept ledger in a light room: quiet, exact, quick and kind. Here are the parts, light and dark side by side.',
  },
  'design.theme.light': { nb: 'Lyst', en: 'Light' },
  'design.theme.dark': { nb: 'Mørkt', en: 'Dark' },
  'design.contents': { nb: 'Deler', en: 'Parts' },

  'design.list.title': { nb: 'En liste', en: 'A list' },
  'design.list.text': {
    nb: 'Tett der folk arbeider. Hele raden er en lenke, tallene står rett under hverandre, og ringen viser hvem som snart anonymiseres.',
    en: 'Dense where people work. The whole row is a link, the figures align, and the ring shows who is soon anonymised.',
  },

  'design.record.title': { nb: 'En person', en: 'A person' },
  'design.record.text': {
    nb: 'Navnet, personvernlinjen, det vi vet, og det som har skjedd. Hold over et felt for å endre det.',
    en: 'The name, the privacy line, what we know, and what has happened. Point at a field to change it.',
  },
  'design.record.manager': { nb: 'Daglig leder', en: 'Managing director' },
  'design.record.callNote': {
    nb: 'Vil ha tilbud på varmepumpe til verkstedet. Ringer igjen på torsdag.',
    en: 'Wants an offer for a heat pump in the workshop. Calls back on Thursday.',
  },
  'design.record.mailTitle': { nb: 'Tilbud på varmepumpe', en: 'Offer for a heat pump' },

  'design.board.title': { nb: 'Salgstavlen', en: 'The board' },
  'design.board.text': {
    nb: 'Et steg er en kolonne med kort; på en telefon står stegene under hverandre. Det som er forsinket, sier det med et tegn.',
    en: 'A stage is a column of cards; on a phone the stages stand one below the other. What is late says so with a sign.',
  },
  'design.deal.title': { nb: 'Varmepumpe til verkstedet', en: 'Heat pump for the workshop' },
  'design.deal.other': { nb: 'Serviceavtale', en: 'Service agreement' },

  'design.privacy.title': { nb: 'Personvernlinjen', en: 'The privacy line' },
  'design.privacy.text': {
    nb: 'Linjen under navnet sier hvordan personen kom hit, hvem som er ansvarlig, og hva som skjer videre. Ringen er den samme i listen og på personens egen side.',
    en: 'The line under the name says how the person came here, who is responsible, and what happens next. The ring is the same in the list and on the person’s own page.',
  },
  'design.privacy.due': { nb: 'Anonymiseres innen 30 dager', en: 'Anonymised within 30 days' },
  'design.privacy.anonymised': { nb: 'Navn og innhold er borte', en: 'Name and content are gone' },

  'design.acts.title': { nb: 'Knapper og menyer', en: 'Buttons and menus' },
  'design.acts.text': {
    nb: 'Én hovedhandling på hver side. Det som fjerner, er rødt bare der det bekreftes.',
    en: 'One primary act on each page. What removes is red only where it is confirmed.',
  },

  'design.fields.title': { nb: 'Felter', en: 'Fields' },
  'design.fields.text': {
    nb: 'Det som må fylles ut, er regelen. Det som kan utelates, sier fra. En feil sier hva som skjedde og hva som hjelper.',
    en: 'What must be filled in is the rule. What may be left out says so. An error says what happened and what helps.',
  },

  'design.states.title': { nb: 'Beskjeder og tilstander', en: 'Messages and states' },
  'design.states.text': {
    nb: 'Alltid et tegn og et ord. Venting har ord, framdrift har tall.',
    en: 'Always a sign and a word. Waiting has words, progress has numbers.',
  },

  'design.search.title': { nb: 'Søk', en: 'Search' },
  'design.search.text': {
    nb: 'Pilene går ned i treffene, Enter åpner, Escape lukker.',
    en: 'The arrows go through the results, Enter opens, Escape closes.',
  },

  'design.tokens.title': { nb: 'Farge og skrift', en: 'Colour and type' },
  'design.tokens.text': {
    nb: 'Papir og blekk først. Én aksent, fjord, til den ene hovedhandlingen, det valgte og fokus. Hvert par er målt i begge drakter.',
    en: 'Paper and ink first. One accent, fjord, for the one primary act, what is chosen, and focus. Every pair is measured in both themes.',
  },
  'design.tokens.sample': { nb: 'Blåbærsyltetøy på Ås', en: 'Blåbærsyltetøy på Ås' },
} as const satisfies Messages;
