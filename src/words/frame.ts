// Words of the layouts alone.
import type { Messages } from './message.ts';

export const layouts = {
  'frame.newContact': { nb: 'Kontakt', en: 'Contact' },
  'frame.newCompany': { nb: 'Firma', en: 'Company' },
  'frame.newDeal': { nb: 'Salg', en: 'Deal' },
  'frame.toProgram': { nb: 'Til programmet', en: 'To the program' },
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
} as const satisfies Messages;
