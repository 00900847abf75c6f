// The pages shown when something goes wrong. Each says what happened, what was kept, and what to do.
import type { Messages } from './message.ts';

export const errors = {
  'error.400.title': { nb: 'Forespørselen var ikke riktig', en: 'The request was not right' },
  'error.400.text': {
    nb: 'Vi forsto ikke det som ble sendt. Ingenting er endret. Gå tilbake, last siden på nytt og prøv igjen.',
    en: 'We did not understand what was sent. Nothing has changed. Go back, reload the page and try again.',
  },
  'error.401.title': { nb: 'Du er logget ut', en: 'You are signed out' },
  'error.401.text': {
    nb: 'Det du skrev, er ikke lagret ennå, men det er her fortsatt. Logg inn i en ny fane, og send det så herfra.',
    en: 'What you wrote is not saved yet, but it is still here. Sign in in a new tab, and then send it from here.',
  },
  'error.401.signIn': { nb: 'Logg inn i en ny fane', en: 'Sign in in a new tab' },
  'error.401.send': { nb: 'Send på nytt', en: 'Send again' },
  'error.403.title': { nb: 'Du har ikke tilgang til dette', en: 'You do not have access to this' },
  'error.403.text': {
    nb: 'Rollen din gir ikke lov til dette. Ingenting er endret. Spør en administrator hvis du trenger det.',
    en: 'Your role does not allow this. Nothing has changed. Ask an administrator if you need it.',
  },
  'error.403.elsewhere.title': { nb: 'Dette kom ikke fra siden vår', en: 'This did not come from our page' },
  'error.403.elsewhere.text': {
    nb: 'Det som ble sendt, sier ikke at det kommer fra denne siden, så ingenting er endret. Åpne siden i nettleseren og prøv igjen der. Et program må sende Origin med adressen vår.',
    en: 'What was sent does not say that it comes from this site, so nothing has changed. Open the page in the browser and try again there. A program has to send Origin with our address.',
  },
  'error.404.title': { nb: 'Vi finner ikke siden', en: 'We cannot find the page' },
  'error.404.text': {
    nb: 'Den kan være slettet eller flyttet, eller du har ikke tilgang. Sjekk adressen, eller gå tilbake.',
    en: 'It may have been deleted or moved, or you may not have access. Check the address, or go back.',
  },
  'error.409.title': { nb: 'Noen andre har endret dette', en: 'Someone else has changed this' },
  'error.409.text': {
    nb: 'Endringen din er ikke lagret, fordi noe er endret siden du åpnet siden. Se hva som er nytt, og velg hva som skal gjelde.',
    en: 'Your change is not saved, because something has changed since you opened the page. See what is new and choose what should apply.',
  },
  'error.trashed.contacts': { nb: 'Kontakten ligger i papirkurven', en: 'The contact is in the trash' },
  'error.trashed.companies': { nb: 'Firmaet ligger i papirkurven', en: 'The company is in the trash' },
  'error.trashed.deals': { nb: 'Salget ligger i papirkurven', en: 'The deal is in the trash' },
  'error.trashed.text': {
    nb: 'Noen andre var før deg. Ingenting er endret.',
    en: 'Someone was there before you. Nothing has changed.',
  },
  'error.trashed.typed': {
    nb: 'Det skjedde mens du skrev. Det du skrev, er ikke lagret ennå, men det er her fortsatt.',
    en: 'That happened while you were writing. What you wrote is not saved yet, but it is still here.',
  },
  'error.trashed.wrote': { nb: 'Du skrev', en: 'You wrote' },
  'error.trashed.save': { nb: 'Gjenopprett og lagre', en: 'Restore and save' },
  'error.410.title': { nb: 'Personen er slettet', en: 'The person has been erased' },
  'error.410.text': {
    nb: 'Ingenting er lagret. Om den som er slettet, skrives det ikke noe mer. Er det noen nye opplysninger, legg til en ny kontakt.',
    en: 'Nothing has been saved. Nothing more is written about somebody who has been erased. If there is something new, add a new contact.',
  },
  'error.413.title': { nb: 'Det du sendte er for stort', en: 'What you sent is too large' },
  'error.413.text': {
    nb: 'Ingenting er lagret. Prøv med en mindre fil eller kortere tekst.',
    en: 'Nothing has been saved. Try a smaller file or a shorter text.',
  },
  'error.415.title': { nb: 'Vi kan ikke lese det som ble sendt', en: 'We cannot read what was sent' },
  'error.415.text': {
    nb: 'Skjemaet kom i et tegnsett eller format vi ikke kjenner. Ingenting er lagret. Last siden på nytt og prøv igjen.',
    en: 'The form came in a character set or format we do not know. Nothing has been saved. Reload the page and try again.',
  },
  'error.422.title': { nb: 'Noe må rettes først', en: 'Something needs correcting first' },
  'error.422.text': {
    nb: 'Ingenting er lagret ennå. Rett feltene som er merket, og lagre på nytt.',
    en: 'Nothing has been saved yet. Correct the marked fields and save again.',
  },
  'error.423.title': { nb: 'Behandlingen er begrenset', en: 'Processing is restricted' },
  'error.423.text': {
    nb: 'Opplysningene oppbevares, men skal ikke brukes til noe. Ingenting er endret. Du kan se dem i saken.',
    en: 'The data is kept but must be used for nothing. Nothing has changed. You can see it in the case.',
  },
  'error.423.open': { nb: 'Gå til saken', en: 'Go to the case' },
  'error.429.title': { nb: 'Vent litt', en: 'Please wait a little' },
  'error.429.text': {
    nb: 'Det kom for mange forsøk på kort tid. Ingenting er endret. Vent litt, og prøv igjen.',
    en: 'There were too many attempts in a short time. Nothing has changed. Wait a little and try again.',
  },
  'error.500.title': { nb: 'Noe gikk galt hos oss', en: 'Something went wrong on our side' },
  'error.500.text': {
    nb: 'Feilen er meldt til oss. Det du hadde lagret fra før, er trygt. Prøv igjen om litt.',
    en: 'The fault has been reported to us. What you had already saved is safe. Try again in a moment.',
  },
  'error.503.title': { nb: 'Vi er straks tilbake', en: 'We will be right back' },
  'error.503.text': {
    nb: 'OnNet CRM er ikke tilgjengelig akkurat nå. Det du hadde lagret, er trygt. Prøv igjen om et minutt.',
    en: 'OnNet CRM is not available right now. What you had saved is safe. Try again in a minute.',
  },
  'error.reference': { nb: 'Oppgi {reference} hvis du kontakter oss.', en: 'Quote {reference} if you contact us.' },
} as const satisfies Messages;
