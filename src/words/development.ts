// Pages that exist only where no mail server is set up, outside production.
import type { Messages } from './message.ts';

export const development = {
  'development.mail.title': { nb: 'E-post som ikke ble sendt', en: 'Mail that was not sent' },
  'development.mail.label': {
    nb: 'Bare for utvikling. Ingen e-postserver er satt opp, så e-post blir vist her i stedet for å bli sendt.',
    en: 'For development only. No mail server is set up, so mail is shown here instead of being sent.',
  },
  'development.mail.none': { nb: 'Ingen e-post ennå', en: 'No mail yet' },
  'development.mail.none.text': {
    nb: 'Opprett en konto, inviter noen eller be om et nytt passord, så kommer e-posten her etter et øyeblikk.',
    en: 'Create an account, invite someone or ask for a new password, and the mail appears here in a moment.',
  },
  'development.mail.to': { nb: 'Til', en: 'To' },
  'development.mail.subject': { nb: 'Emne', en: 'Subject' },
  'development.mail.written': { nb: 'Skrevet', en: 'Written' },
} as const satisfies Messages;
