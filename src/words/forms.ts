// What a form says when something in it is missing or wrong. A sentence stands beside its field and says how to put
// it right.
import type { Messages } from './message.ts';

export const forms = {
  'form.summary': {
    nb: { one: '{count} felt må rettes', other: '{count} felt må rettes' },
    en: { one: '{count} field needs correcting', other: '{count} fields need correcting' },
  },
  'form.optional': { nb: 'valgfritt', en: 'optional' },
  'form.withoutId': {
    nb: 'Skjemaet kom uten merket som hindrer at noe lagres to ganger. Siden kan ha vært gammel. Ingenting er lagret. Det du skrev, står her: se over det og send det en gang til.',
    en: 'The form came without the mark that keeps anything from being saved twice. The page may have been an old one. Nothing has been saved. What you wrote is still here: look it over and send it once more.',
  },
  'form.required': { nb: 'Fyll ut dette feltet.', en: 'Fill in this field.' },
  'form.choose': { nb: 'Velg ett av alternativene.', en: 'Choose one of the options.' },
  'form.mustAccept': { nb: 'Du må godta for å gå videre.', en: 'You need to accept to continue.' },
  'form.tooLong': {
    nb: { one: 'Teksten kan ha høyst {count} tegn.', other: 'Teksten kan ha høyst {count} tegn.' },
    en: {
      one: 'The text can have at most {count} character.',
      other: 'The text can have at most {count} characters.',
    },
  },
  'form.tooShort': {
    nb: { one: 'Skriv minst {count} tegn.', other: 'Skriv minst {count} tegn.' },
    en: { one: 'Write at least {count} character.', other: 'Write at least {count} characters.' },
  },
  'form.tooSmall': { nb: 'Skriv {minimum} eller mer.', en: 'Write {minimum} or more.' },
  'form.tooLarge': { nb: 'Skriv {maximum} eller mindre.', en: 'Write {maximum} or less.' },
  'form.invalid': { nb: 'Dette ser ikke riktig ut.', en: 'This does not look right.' },
  'form.email': {
    nb: 'Skriv en e-postadresse, for eksempel kari@firma.no.',
    en: 'Write an e-mail address, for example kari@firma.no.',
  },
  'form.phone': {
    nb: 'Skriv et telefonnummer, for eksempel 22 33 44 55. Utenlandske nummer begynner med + og landkode.',
    en: 'Write a phone number, for example 22 33 44 55. Foreign numbers start with + and a country code.',
  },
  'form.url': {
    nb: 'Skriv en nettadresse, for eksempel https://firma.no.',
    en: 'Write a web address, for example https://firma.no.',
  },
  'form.date': { nb: 'Skriv en dato, for eksempel 22.11.2026.', en: 'Write a date, for example 22.11.2026.' },
  'form.number': { nb: 'Skriv et tall, for eksempel 4 500,50.', en: 'Write a number, for example 4,500.50.' },
  'form.wholeNumber': { nb: 'Skriv et helt tall.', en: 'Write a whole number.' },
  'form.postalCode': { nb: 'Et norsk postnummer har fire sifre.', en: 'A Norwegian postcode has four digits.' },
  'form.organisationNumber.length': {
    nb: 'Et organisasjonsnummer har ni sifre.',
    en: 'An organisation number has nine digits.',
  },
  'form.organisationNumber.checksum': {
    nb: 'Dette er ikke et gyldig organisasjonsnummer. Sjekk at alle sifrene er riktige.',
    en: 'This is not a valid organisation number. Check that every digit is right.',
  },
  'form.nationalIdentityNumber': {
    nb: 'Dette ligner et fødselsnummer. Det skal ikke lagres her. Fjern det, og lagre på nytt.',
    en: 'This looks like a national identity number. It must not be kept here. Remove it and save again.',
  },
  'form.nationalIdentity': {
    nb: 'Dette kan være et fødselsnummer, og slike lagres ikke her. Ta det ut, og lagre på nytt. Er det et kontonummer, så skriv det som IBAN (NO og 13 sifre). Er det et telefonnummer, så skriv det med 00 foran og uten mellomrom.',
    en: 'This may be a national identity number, and none is kept here. Take it out and save again. If it is an account number, write it as an IBAN (NO and 13 digits). If it is a phone number, write it with 00 in front and without spaces.',
  },
  'form.taken': { nb: 'Dette er allerede i bruk.', en: 'This is already in use.' },
  'form.password.rules': {
    nb: 'Minst {count} tegn. En setning du husker, er både enklere og tryggere enn rare tegn.',
    en: 'At least {count} characters. A sentence you remember is both easier and safer than odd symbols.',
  },
  'form.password.tooShort': {
    nb: 'Passordet må ha minst {count} tegn.',
    en: 'The password needs at least {count} characters.',
  },
  'form.password.tooLong': {
    nb: 'Passordet kan ha høyst {count} tegn.',
    en: 'The password can have at most {count} characters.',
  },
  'form.password.common': {
    nb: 'Dette passordet er lett å gjette. Velg et annet.',
    en: 'This password is easy to guess. Choose another.',
  },
  'form.password.resembles': {
    nb: 'Passordet ligner for mye på navnet eller e-postadressen din.',
    en: 'The password is too much like your name or e-mail address.',
  },
  'form.password.mismatch': { nb: 'Passordene er ikke like.', en: 'The passwords are not the same.' },
  'form.conflict.title': { nb: 'Noen andre lagret først', en: 'Somebody else saved first' },
  'form.conflict.text': {
    nb: 'Dette ble endret mens du skrev. Velg hva som skal gjelde.',
    en: 'This was changed while you were writing. Choose which one to keep.',
  },
  'form.conflict.theirs': { nb: 'Står nå', en: 'There now' },
  'form.conflict.yours': { nb: 'Ditt', en: 'Yours' },
  'form.conflict.was': { nb: 'Da du begynte: {value}', en: 'When you began: {value}' },
  'form.conflict.only.theirs': {
    nb: 'Endret av andre, og tatt med under',
    en: 'Changed by others, and taken in below',
  },
  'form.conflict.only.yours': { nb: 'Endret bare av deg', en: 'Changed by you alone' },
  'form.conflict.keepTheirs': { nb: 'Behold det som står nå', en: 'Keep what is there now' },
  'form.conflict.useYours': { nb: 'Bruk mitt', en: 'Use mine' },
  'form.conflict.blank': { nb: '(tomt)', en: '(empty)' },
} as const satisfies Messages;
