import type { Messages } from './message.ts';

export const signIn = {
  'signIn.title': { nb: 'Logg inn', en: 'Sign in' },
  'signIn.first': {
    nb: 'Du er ikke logget inn. Logg inn, så kommer du rett til siden.',
    en: 'You are not signed in. Sign in, and you go straight to the page.',
  },
  'signIn.email': { nb: 'E-postadresse', en: 'E-mail address' },
  'signIn.password': { nb: 'Passord', en: 'Password' },
  'signIn.wrong': {
    nb: 'E-postadressen eller passordet stemmer ikke. Prøv igjen, eller lag et nytt passord.',
    en: 'The e-mail address or the password is not right. Try again, or make a new password.',
  },
  'signIn.empty': {
    nb: 'Skriv både e-postadressen og passordet.',
    en: 'Write both your e-mail address and your password.',
  },
  'signIn.wait': {
    nb: {
      one: 'Det har vært for mange forsøk. Prøv igjen om {count} minutt.',
      other: 'Det har vært for mange forsøk. Prøv igjen om {count} minutter.',
    },
    en: {
      one: 'There have been too many attempts. Try again in {count} minute.',
      other: 'There have been too many attempts. Try again in {count} minutes.',
    },
  },
  'signIn.new': { nb: 'Ny her?', en: 'New here?' },
  'signIn.back': { nb: 'Tilbake til innlogging', en: 'Back to sign in' },

  'signIn.forgotten': { nb: 'Glemt passordet?', en: 'Forgotten your password?' },
  'signIn.forgotten.text': {
    nb: 'Skriv e-postadressen din, så sender vi en lenke der du lager et nytt passord.',
    en: 'Write your e-mail address and we will send a link where you make a new password.',
  },
  'signIn.forgotten.send': { nb: 'Send lenken', en: 'Send the link' },
  'signIn.forgotten.sent': { nb: 'Se i innboksen din', en: 'Check your inbox' },
  'signIn.forgotten.sent.text': {
    nb: 'Hvis {email} har en konto, er en lenke på vei dit. Den virker én gang, i en time.',
    en: 'If {email} has an account, a link is on its way there. It works once, for an hour.',
  },
  'signIn.forgotten.sent.hint': {
    nb: 'Kommer det ikke noe? Se i søppelposten, og sjekk at adressen er riktig.',
    en: 'Nothing arriving? Look in the junk folder and check that the address is right.',
  },
  'signIn.keptMail': { nb: 'Åpne e-posten her', en: 'Open the e-mail here' },
  'signIn.keptMail.text': {
    nb: 'Dette er et prøveoppsett: e-post sendes ikke, men kan leses her.',
    en: 'This is a trial set-up: e-mail is not sent, but can be read here.',
  },

  'signIn.newPassword.title': { nb: 'Lag et nytt passord', en: 'Make a new password' },
  'signIn.newPassword.text': {
    nb: 'Når du lagrer, blir du logget ut overalt og logger inn igjen med det nye passordet.',
    en: 'When you save, you are signed out everywhere and sign in again with the new password.',
  },
  'signIn.newPassword.label': { nb: 'Nytt passord', en: 'New password' },
  'signIn.newPassword.save': { nb: 'Lagre passordet', en: 'Save the password' },
  'signIn.newPassword.done': {
    nb: 'Passordet er byttet. Logg inn med det nye.',
    en: 'The password is changed. Sign in with the new one.',
  },
  'signIn.closed.title': { nb: 'Lenken virker ikke lenger', en: 'The link no longer works' },
  'signIn.closed.text': {
    nb: 'Den er brukt eller for gammel. Ingenting er endret. Be om en ny, så kommer den på e-post.',
    en: 'It has been used or is too old. Nothing has changed. Ask for a new one and it comes by e-mail.',
  },
  'signIn.closed.again': { nb: 'Få en ny lenke', en: 'Get a new link' },
} as const satisfies Messages;
