// The keyboard shortcuts, each by what it does.
import type { Messages } from './message.ts';

export const keys = {
  'keys.title': { nb: 'Hurtigtaster', en: 'Keyboard shortcuts' },
  'keys.places': { nb: 'Gå til', en: 'Go to' },
  'keys.new': { nb: 'Ny', en: 'New' },
  'keys.here': { nb: 'På siden du er på', en: 'On the page you are on' },
  'keys.create': { nb: 'Ny i listen', en: 'New in the list' },
  'keys.next': { nb: 'Neste', en: 'Next' },
  'keys.previous': { nb: 'Forrige', en: 'Previous' },
  'keys.note': { nb: 'Nytt notat', en: 'New note' },
  'keys.edit': { nb: 'Endre', en: 'Edit' },
  'keys.text': {
    nb: 'To taster trykkes etter hverandre. Mens du skriver i et felt, er de vanlige bokstaver.',
    en: 'Two keys are pressed one after the other. While you type in a field they are ordinary letters.',
  },
  'keys.off': { nb: 'Hurtigtaster er slått av for deg:', en: 'Shortcuts are switched off for you:' },
} as const satisfies Messages;
