import type { Messages } from './message.ts';

export const signUp = {
  'signUp.title': { nb: 'Kom i gang', en: 'Get started' },
  'signUp.lead': {
    nb: 'Prøv alt i {count} dager. Ingen betalingsopplysninger.',
    en: 'Try everything for {count} days. No payment details.',
  },
  'signUp.section.company': { nb: 'Virksomheten', en: 'The organisation' },
  'signUp.section.you': { nb: 'Deg', en: 'You' },
  'signUp.section.agreement': { nb: 'Avtalen', en: 'The agreement' },
  'signUp.organisation': { nb: 'Organisasjonsnummer eller navn', en: 'Organisation number or name' },
  'signUp.organisation.hint': {
    nb: 'Navn og adresse hentes fra Brønnøysund.',
    en: 'Name and address come from the Norwegian business register.',
  },
  'signUp.organisation.find': { nb: 'Finn i Brønnøysund', en: 'Find in the register' },
  'signUp.company.waiting': { nb: 'Henter fra Brønnøysund', en: 'Fetching from the register' },
  'signUp.company.name': { nb: 'Virksomhetens navn', en: 'Name of the organisation' },
  'signUp.company.short': {
    nb: 'Skriv minst tre bokstaver av navnet, eller ni sifre.',
    en: 'Type at least three letters of the name, or nine digits.',
  },
  'signUp.company.which': { nb: 'Hvilken er det?', en: 'Which one is it?' },
  'signUp.company.choose': {
    nb: 'Velg virksomheten, eller skriv organisasjonsnummeret.',
    en: 'Choose the organisation, or type its number.',
  },
  'signUp.company.noHits': {
    nb: 'Skriv organisasjonsnummeret, eller navnet på en annen måte.',
    en: 'Type the organisation number, or spell the name another way.',
  },
  'signUp.company.personLike': {
    nb: 'Enkeltpersonforetak og ansvarlige selskaper vises ikke i søket. Skriv nummeret.',
    en: 'Sole proprietorships and partnerships are not shown in the search. Type the number.',
  },
  'signUp.company.searchUnavailable': {
    nb: 'Vi får ikke søkt på navn akkurat nå',
    en: 'We cannot search by name right now',
  },
  'signUp.company.searchUnavailableText': {
    nb: 'Virksomheten kan finnes likevel. Skriv organisasjonsnummeret, så kommer du videre uten svar fra registeret.',
    en: 'The organisation may well exist. Type its number, and you can go on without an answer from the register.',
  },
  'signUp.company.searchedOftenText': {
    nb: 'Vi har ikke sett etter dette navnet i Brønnøysund. Med organisasjonsnummeret kommer du videre nå.',
    en: 'We have not looked for this name in the register. Type the organisation number to go on now.',
  },
  'signUp.company.deleted': {
    nb: '{name} er slettet i Brønnøysund. Sjekk nummeret.',
    en: '{name} has been struck off the register. Check the number.',
  },
  'signUp.company.deleted.problem': {
    nb: 'Virksomheten er slettet. Skriv nummeret til en som er i drift.',
    en: 'The organisation has been struck off. Type the number of one that still exists.',
  },
  'signUp.company.removed': {
    nb: 'Brønnøysund viser ikke lenger denne virksomheten. Er nummeret riktig, skriver du navnet selv.',
    en: 'The register no longer shows this organisation. If the number is right, type the name yourself.',
  },
  'signUp.company.unknown': {
    nb: 'Brønnøysund kjenner ikke dette nummeret. Er det helt nytt, skriver du navnet selv.',
    en: 'The register does not know this number. If it is brand new, type the name yourself.',
  },
  'signUp.company.unavailable': {
    nb: 'Vi får ikke svar fra Brønnøysund akkurat nå. Skriv navnet selv, så kommer du videre.',
    en: 'The register is not answering right now. Type the name yourself to go on.',
  },
  'signUp.name': { nb: 'Navnet ditt', en: 'Your name' },
  'signUp.email': { nb: 'E-postadresse', en: 'E-mail address' },
  'signUp.email.taken': {
    nb: 'Denne adressen har en konto allerede. Logg inn i stedet.',
    en: 'This address has an account already. Sign in instead.',
  },
  'signUp.email.hint': { nb: 'Vi sender en lenke hit.', en: 'We send a link here.' },
  'signUp.password': { nb: 'Passord', en: 'Password' },
  'signUp.agreement.text': {
    nb: 'Dere bestemmer over kundedataene deres. Vi behandler dem bare slik dere ber om, holder dem atskilt fra alle andres, og sletter dem når dere går.',
    en: 'You decide over your customer data. We process it only as you ask, keep it apart from everybody else’s, and delete it when you leave.',
  },
  'signUp.agreement.read': { nb: 'Les hele databehandleravtalen', en: 'Read the whole data processing agreement' },
  'signUp.agreement.accept': {
    nb: 'Jeg godtar databehandleravtalen på vegne av virksomheten',
    en: 'I accept the data processing agreement on behalf of the organisation',
  },
  'signUp.agreement.changed': {
    nb: 'Avtalen er endret siden du åpnet siden. Les den på nytt før du godtar.',
    en: 'The agreement has changed since you opened the page. Read it again before you accept.',
  },
  'signUp.submit': { nb: 'Opprett konto', en: 'Create account' },
  'signUp.known': { nb: 'Har du konto?', en: 'Have an account?' },

  'signUp.sent.title': { nb: 'Se i innboksen din', en: 'Check your inbox' },
  'signUp.sent.text': {
    nb: 'Vi har sendt en e-post til {email}. Åpne lenken i den for å bli ferdig. Den virker i ett døgn.',
    en: 'We have sent an e-mail to {email}. Open the link in it to finish. It works for a day.',
  },
  'signUp.confirm.title': { nb: 'Velkommen', en: 'Welcome' },
  'signUp.confirm.text': {
    nb: 'Adressen din er bekreftet. Ett trykk, så er {tenant} klar.',
    en: 'Your address is confirmed. Press once, and {tenant} is ready.',
  },
  'signUp.confirm.submit': { nb: 'Gå inn', en: 'Go in' },
  'signUp.known.title': {
    nb: 'Organisasjonen har en konto her allerede',
    en: 'The organisation has an account here already',
  },
  'signUp.known.text': {
    nb: 'Adressen din er bekreftet. Noen har laget en konto for {tenant} (organisasjonsnummer {number}) før deg. Vi sier ikke hvem, og vi har ikke kontrollert hvem de er.',
    en: 'Your address is confirmed. Somebody has made an account for {tenant} (organisation number {number}) before you. We do not say who, and we have not checked who they are.',
  },
  'signUp.known.ask': { nb: 'Be om å få bli med', en: 'Ask to join' },
  'signUp.known.ask.text': {
    nb: 'Vi sender navnet ditt ({name}) og e-postadressen din ({email}) til dem som eier kontoen. De avgjør om du får en invitasjon.',
    en: 'We send your name ({name}) and your e-mail address ({email}) to those who own the account. They decide whether you get an invitation.',
  },
  'signUp.known.separate': { nb: 'Lag en egen konto', en: 'Make a separate account' },
  'signUp.known.separate.text': {
    nb: 'Passer når dere er en avdeling for dere selv. De to kontoene deler ingenting, og betales hver for seg.',
    en: 'Right when you are a department of your own. The two accounts share nothing, and are paid for separately.',
  },
  'signUp.asked.title': { nb: 'Vi har spurt dem', en: 'We have asked them' },
  'signUp.asked.text': {
    nb: 'Invitasjonen kommer på e-post hvis de sier ja. Lenken du fikk av oss, virker til døgnet er omme, hvis du heller vil ha en egen konto.',
    en: 'The invitation comes by e-mail if they say yes. The link you got from us works for the rest of its day, should you rather have a separate account.',
  },
  'signUp.unasked.often': {
    nb: 'Vi har ikke spurt dem: de har fått mange forespørsler i dag. Prøv igjen i morgen, eller lag en egen konto.',
    en: 'We have not asked them: they have had many requests today. Try again tomorrow, or make a separate account.',
  },
  'signUp.unasked.nobody': {
    nb: 'Vi har ikke spurt noen: ingen av dem som eier kontoen, kan nås nå. Du kan lage en egen konto.',
    en: 'We have asked nobody: none of those who own the account can be reached now. You can make a separate account.',
  },
  'signUp.welcome': { nb: 'Velkommen. {tenant} er klar til bruk.', en: 'Welcome. {tenant} is ready to use.' },
  'signUp.closed.title': { nb: 'Lenken virker ikke lenger', en: 'The link no longer works' },
  'signUp.closed.text': {
    nb: 'Den er brukt eller for gammel. Har du brukt den selv, kan du logge inn. Ellers begynner du på nytt.',
    en: 'It has been used or is too old. If you used it yourself, you can sign in. Otherwise start again.',
  },
} as const satisfies Messages;
