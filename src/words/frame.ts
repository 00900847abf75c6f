// Words of the layouts alone.
import type { Messages } from './message.ts';

export const layouts = {
  'frame.newContact': { nb: 'Kontakt', en: 'Contact' },
  'frame.newCompany': { nb: 'Firma', en: 'Company' },
  'frame.newDeal': { nb: 'Salg', en: 'Deal' },
  'frame.toProgram': { nb: 'Til programmet', en: 'To the program' },
  'frame.held.title': { nb: 'Ingenting kan endres nå', en: 'Nothing can be changed now' },
  'frame.held.ended.change': {
    nb: 'Kundeforholdet er avsluttet, så ingen kan legge til eller endre noe. Ingenting er endret. Alt kan fortsatt leses og lastes ned, og en eier kan angre avslutningen.',
    en: 'The customer relationship has ended, so nobody can add or change anything. Nothing has changed. Everything can still be read and downloaded, and an owner can undo the ending.',
  },
  'frame.held.unpaid.change': {
    nb: 'Dere har ikke noe abonnement som gjelder nå, så ingen kan legge til eller endre noe. Ingenting er endret. Alt kan fortsatt leses og eksporteres, og en eier kan ordne abonnementet.',
    en: 'You have no subscription in force right now, so nobody can add or change anything. Nothing has changed. Everything can still be read and exported, and an owner can see to the subscription.',
  },
  'frame.held.ended.empty': {
    nb: 'Kundeforholdet er avsluttet, så det kan ikke legges til noe her. En eier kan angre avslutningen.',
    en: 'The customer relationship has ended, so nothing can be added here. An owner can undo the ending.',
  },
  'frame.held.unpaid.empty': {
    nb: 'Dere har ikke noe abonnement som gjelder nå, så det kan ikke legges til noe her. En eier kan ordne det.',
    en: 'You have no subscription in force right now, so nothing can be added here. An owner can see to that.',
  },
  'frame.standIns': {
    nb: 'Prøveoppsett: Stripe og Brønnøysund er lokale etterligninger',
    en: 'Trial set-up: Stripe and the register are local stand-ins',
  },
  'frame.access.banner': {
    nb: 'Den siste betalingen gikk ikke gjennom. Alt virker som før mens dere ordner det.',
    en: 'The last payment did not go through. Everything works as before while you sort it out.',
  },
  'frame.access.readOnly': {
    nb: 'Dere har ikke noe abonnement som gjelder nå. Alt kan leses og eksporteres, men ikke endres.',
    en: 'You have no subscription in force right now. Everything can be read and exported, but not changed.',
  },
  'frame.access.none': {
    nb: 'Abonnementet er avsluttet. Dere kan lese og eksportere det som er her.',
    en: 'The subscription has ended. You can read and export what is here.',
  },
  'steps.done': { nb: 'gjort', en: 'done' },
  'steps.next': { nb: 'neste', en: 'next' },
  'steps.works': { nb: 'programmet arbeider med det', en: 'the program is working on it' },
  'steps.later': { nb: 'senere', en: 'later' },
  'steps.toNext': { nb: 'Neste: {step}', en: 'Next: {step}' },
} as const satisfies Messages;
