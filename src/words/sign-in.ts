import type { Messages } from './message.ts';

export const signIn = {
  'signIn.title': { nb: 'Logg inn', en: 'Sign in' },
  'signIn.email': { nb: 'E-postadresse', en: 'E-mail address' },
  'signIn.password': { nb: 'Passord', en: 'Password' },
  'signIn.wrong': {
    nb: 'E-postadressen eller passordet stemmer ikke. Prøv igjen, eller lag et nytt passord.',
    en: 'The e-mail address or the password is not right. Try again, or make a new password.',
  },
  'signIn.forgotten': { nb: 'Glemt passordet?', en: 'Forgotten your password?' },
  'signIn.new': { nb: 'Ny her?', en: 'New here?' },
} as const satisfies Messages;
