// The banner about cookies, and the page that lists them. What each is for is in src/domain/privacy/cookies/register.ts.
import type { Messages } from './message.ts';

export const privacyCookies = {
  'cookies.title': { nb: 'Informasjonskapsler', en: 'Cookies' },
  'cookies.banner.title': {
    nb: 'Får vi bruke valgfrie informasjonskapsler?',
    en: 'May we use optional cookies?',
  },
  'cookies.banner.text': {
    nb: 'De nødvendige får innlogging og sikkerhet til å virke. De valgfrie brukes bare hvis du sier ja: Da får Google vite hvilke av de åpne sidene våre du leser, og med hvilken nettleser. Alt virker like godt uten, og du kan ombestemme deg nederst på siden.',
    en: 'The necessary ones make sign-in and security work. The optional ones are used only if you say yes: Google then learns which of our public pages you read, and with which browser. Everything works just as well without, and you can change your mind at the foot of the page.',
  },
  'cookies.banner.child': {
    nb: 'Er du under {age} år, må en av foreldrene dine svare for deg.',
    en: 'If you are under {age}, one of your parents has to answer for you.',
  },
  'cookies.more': { nb: 'Se hver av dem', en: 'See each of them' },
  'cookies.reject': { nb: 'Avvis alle', en: 'Reject all' },
  'cookies.accept': { nb: 'Godta alle', en: 'Accept all' },
  'cookies.choose': { nb: 'Velg selv', en: 'Choose' },
  'cookies.saveChoice': { nb: 'Lagre valget', en: 'Save choice' },
  'cookies.class.essential': { nb: 'Nødvendige', en: 'Necessary' },
  'cookies.class.essential.text': {
    nb: 'Innlogging og sikkerhet virker ikke uten. De krever ikke samtykke.',
    en: 'Sign-in and security do not work without. They need no consent.',
  },
  'cookies.class.analytics': { nb: 'Analyse', en: 'Analytics' },
  'cookies.class.analytics.text': {
    nb: 'Teller besøk, så vi ser hvilke sider som er til hjelp.',
    en: 'Counts visits, so that we see which pages help.',
  },
  'cookies.class.marketing': { nb: 'Markedsføring', en: 'Marketing' },
  'cookies.class.marketing.text': {
    nb: 'Måler om annonsene våre virker, og lar Google vise deg annonser ut fra besøket.',
    en: 'Measures whether our advertisements work, and lets Google show you advertisements because of the visit.',
  },
  'cookies.state.none': { nb: 'Du har svart: bare nødvendige', en: 'Your answer: only necessary' },
  'cookies.state.some': { nb: 'Du har sagt ja til: {what}', en: 'You have said yes to: {what}' },
  'cookies.withdraw': { nb: 'Trekk tilbake samtykket', en: 'Withdraw consent' },
  'cookies.saved': { nb: 'Svaret er lagret.', en: 'Your answer is saved.' },
  'cookies.saved.text': {
    nb: 'Vi spør ikke igjen før {date}. Du kan ombestemme deg når du vil, nederst på alle de åpne sidene.',
    en: 'We will not ask again before {date}. You can change your mind whenever you like, at the foot of every public page.',
  },
  'cookies.lead': {
    nb: 'Dette er alt som kan bli lagret i nettleseren din når du bruker OnNet CRM. Står det ikke her, skal det ikke være der.',
    en: 'This is everything that can be stored in your browser when you use OnNet CRM. What is not here must not be there.',
  },
  'cookies.nothingOptional': {
    nb: 'Vi bruker bare nødvendige informasjonskapsler, så det er ingenting å velge. Tar vi i bruk andre, spør vi først.',
    en: 'We use only necessary cookies, so there is nothing to choose. Should we begin to use others, we ask first.',
  },
  'cookies.yourAnswer': { nb: 'Svaret ditt', en: 'Your answer' },
  'cookies.until': { nb: 'Svart {from}, gjelder til {until}.', en: 'Answered {from}, stands until {until}.' },
  'cookies.receipt': { nb: 'Kvittering', en: 'Receipt' },
  'cookies.setBy': { nb: 'Settes av {who} på {host}', en: 'Set by {who} at {host}' },
  'cookies.kind.localStorage': { nb: 'lokal lagring', en: 'local storage' },
  'cookies.rules.title': { nb: 'Slik gjør vi det', en: 'How we do it' },
  'cookies.rules.answer': {
    nb: 'Et svar gjelder i {months} måneder. Et nei spør vi ikke om igjen før det, med mindre det kommer noe nytt på listen.',
    en: 'An answer stands for {months} months. We do not ask about a no again before that, unless something new comes onto the list.',
  },
  'cookies.rules.receipt': {
    nb: 'Vi skriver en kvittering for hvert svar: nummer, versjon, hva du valgte, tidspunkt, språk og hvilken type nettleser. Ingen IP-adresse. Den slettes {months} måneder etter at svaret har sluttet å gjelde.',
    en: 'We write a receipt for each answer: number, version, what you chose, time, language and which kind of browser. No IP address. It is deleted {months} months after the answer has ceased to stand.',
  },
  'cookies.rules.withdraw': {
    nb: 'Trekker du samtykket tilbake, fjerner vi det Google har lagret på nettstedet vårt, og laster ikke mer fra Google. Ligger noe på en annen adresse enn de åpne sidene, fjernes det når nettleseren viser oss det. Det Google har lagret på egne nettsteder, kan bare du fjerne, i nettleseren.',
    en: 'If you withdraw consent, we remove what Google has stored at our site and load no more from Google. Anything that lies at another address than the public pages is removed when the browser shows it to us. What Google has stored at its own sites only you can remove, in the browser.',
  },
  'cookies.rules.inside': {
    nb: 'Inne i programmet, der opplysninger om andre vises, er Google aldri med, uansett hva du har svart. Heller ikke der du skriver noe, eller der adressen er hemmelig.',
    en: 'Inside the program, where information about others is shown, Google is never present, whatever you have answered. Nor where you type something, or where the address is a secret.',
  },
  'cookies.lifetime.minute': {
    nb: { one: '{count} minutt', other: '{count} minutter' },
    en: { one: '{count} minute', other: '{count} minutes' },
  },
  'cookies.lifetime.hour': {
    nb: { one: '{count} time', other: '{count} timer' },
    en: { one: '{count} hour', other: '{count} hours' },
  },
  'cookies.lifetime.day': {
    nb: { one: '{count} dag', other: '{count} dager' },
    en: { one: '{count} day', other: '{count} days' },
  },
  'cookies.lifetime.month': {
    nb: { one: '{count} måned', other: '{count} måneder' },
    en: { one: '{count} month', other: '{count} months' },
  },
  'cookies.lifetime.year': {
    nb: { one: '{count} år', other: '{count} år' },
    en: { one: '{count} year', other: '{count} years' },
  },
  'cookies.lifetime.untilRemoved': { nb: 'til det blir fjernet', en: 'until it is removed' },
} as const satisfies Messages;
