// People who are to be told that they are here and where the data about them came from (Art. 14).
import type { Messages } from './message.ts';

export const privacyInforming = {
  'informing.title': { nb: 'Skal informeres', en: 'To be informed' },
  'informing.lead': {
    nb: 'Den dere har opplysninger om fra andre enn personen selv, skal få vite det: hvem dere er, hva som er lagret, hvor det kommer fra, hvorfor, og hvilke rettigheter personen har. Fristen er én måned, eller den første kontakten når den kommer før.',
    en: 'Whoever you hold data about from somebody other than themselves must be told: who you are, what is held, where it came from, why, and which rights they have. The limit is one month, or the first contact when that comes sooner.',
  },
  'informing.law': {
    nb: 'Personvernforordningen art. 14. Den som har gitt opplysningene selv, får vite det da (art. 13), og står ikke her. Heller ikke eksempeldata, papirkurven og den som er begrenset, eller et enkeltpersonforetak uten kontakt: legg eieren inn som kontakt for å gi beskjed herfra.',
    en: 'GDPR Art. 14. Whoever gave the data themselves is told then (Art. 13), and is not listed here. Nor are sample data, the trash and anyone restricted, or a sole proprietorship without a contact: add its owner as a contact to tell them from here.',
  },
  'informing.none': { nb: 'Alle har fått vite det', en: 'Everybody has been told' },
  'informing.none.text': {
    nb: 'Nye kontakter kommer hit når de skrives inn eller importeres.',
    en: 'New contacts come here when they are typed in or imported.',
  },
  'informing.list': { nb: 'Har ikke fått vite det', en: 'Have not been told' },
  'informing.chooseAll': { nb: 'Velg alle på siden', en: 'Choose all on the page' },
  'informing.choose.one': { nb: 'Velg {name}', en: 'Choose {name}' },
  'informing.name': { nb: 'Navn', en: 'Name' },
  'informing.origin': { nb: 'Kilde', en: 'Source' },
  'informing.recordedOn': { nb: 'Skrevet inn', en: 'Recorded' },
  'informing.due': { nb: 'Frist', en: 'Due' },
  'informing.noMail': { nb: 'Ingen e-postadresse', en: 'No e-mail address' },
  'informing.inTouch': { nb: 'Dere har hatt kontakt', en: 'You have been in touch' },
  'informing.state.late': { nb: 'Over fristen', en: 'Overdue' },
  'informing.state.soon': { nb: 'Snart', en: 'Soon' },
  'informing.source.user': { nb: 'Skrevet inn', en: 'Typed in' },
  'informing.source.by': { nb: 'Skrevet inn av {name}', en: 'Typed in by {name}' },
  'informing.source.import': { nb: 'Fra en fil', en: 'From a file' },
  'informing.who': { nb: 'Hvem', en: 'Who' },
  'informing.who.chosen': { nb: 'De som er valgt i listen', en: 'Those chosen in the list' },
  'informing.who.first': {
    nb: 'De første i køen, høyst {count} om gangen',
    en: 'The first in the queue, at most {count} at a time',
  },
  'informing.mail': { nb: 'Send informasjonen på e-post', en: 'Send the information by e-mail' },
  'informing.mail.text': {
    nb: 'Hver får en e-post med lenken til sin egen side, der alt dette står. Det er ikke markedsføring, så den går også til den som har reservert seg. Den som ikke har adresse, blir stående i køen.',
    en: 'Each gets an e-mail with the link to their own page, where all of this stands. It is no marketing, so it goes also to whoever has objected to that. Whoever has no address stays in the queue.',
  },
  'informing.mail.language': { nb: 'Språk', en: 'Language' },
  'informing.mail.press': { nb: 'Send e-post', en: 'Send e-mail' },
  'informing.record': {
    nb: 'Skriv ned at det er gjort, eller ikke trengs',
    en: 'Write down that it is done, or not needed',
  },
  'informing.record.how': { nb: 'Hva', en: 'What' },
  'informing.record.how.choose': { nb: 'Velg', en: 'Choose' },
  'informing.record.day': { nb: 'Dagen de fikk vite det', en: 'The day they were told' },
  'informing.record.day.hint': { nb: 'Ikke for unntak.', en: 'Not for exceptions.' },
  'informing.record.reason': { nb: 'Begrunnelse', en: 'Reason' },
  'informing.record.reason.hint': {
    nb: 'Kreves for unntak. Personen kan lese den i innsynskopien sin.',
    en: 'Required for exceptions. The person can read it in their access copy.',
  },
  'informing.record.press': { nb: 'Skriv ned', en: 'Write down' },
  'informing.how.mailed': { nb: 'E-post', en: 'E-mail' },
  'informing.how.first-contact': { nb: 'Fortalt ved første kontakt', en: 'Told at the first contact' },
  'informing.how.elsewhere': { nb: 'Fortalt på en annen måte', en: 'Told in another way' },
  'informing.how.has-it': {
    nb: 'Unntak: har informasjonen fra før (art. 14 nr. 5 a)',
    en: 'Exception: has the information already (Art. 14(5)(a))',
  },
  'informing.how.effort': {
    nb: 'Unntak: umulig, uforholdsmessig eller til hinder for formålet (art. 14 nr. 5 b)',
    en: 'Exception: impossible, disproportionate or would defeat the purpose (Art. 14(5)(b))',
  },
  'informing.how.law': {
    nb: 'Unntak: innhenting er fastsatt i lov (art. 14 nr. 5 c)',
    en: 'Exception: obtaining is laid down by law (Art. 14(5)(c))',
  },
  'informing.how.secrecy': {
    nb: 'Unntak: lovfestet taushetsplikt (art. 14 nr. 5 d)',
    en: 'Exception: professional secrecy by law (Art. 14(5)(d))',
  },
  'informing.mailed': {
    nb: { one: '{count} person får e-posten', other: '{count} personer får e-posten' },
    en: { one: '{count} person gets the e-mail', other: '{count} people get the e-mail' },
  },
  'informing.recorded': {
    nb: { one: 'Skrevet ned for {count} person', other: 'Skrevet ned for {count} personer' },
    en: { one: 'Written down for {count} person', other: 'Written down for {count} people' },
  },
  'informing.takenBack': { nb: 'Tilbake i køen', en: 'Back in the queue' },
  'informing.choose': { nb: 'Velg minst én i listen.', en: 'Choose at least one in the list.' },
  'informing.nobody': { nb: 'Ingen av dem står i køen lenger.', en: 'None of them is in the queue any more.' },
  'informing.noAddress': {
    nb: 'Ingen av dem kan få e-post. Fortell dem det på en annen måte, og skriv det ned.',
    en: 'None of them can be sent an e-mail. Tell them in another way, and write it down.',
  },
  'informing.reason.missing': { nb: 'Skriv hvorfor unntaket gjelder.', en: 'Write why the exception applies.' },
  'informing.reason.long': { nb: 'Bruk høyst 500 tegn.', en: 'Use at most 500 characters.' },
  'informing.day.future': { nb: 'Dagen har ikke vært ennå.', en: 'That day has not come yet.' },
  'informing.given': { nb: 'Sist informert', en: 'Last informed' },
  'informing.given.told': { nb: '{how}, {date}', en: '{how}, {date}' },
  'informing.given.by': { nb: '{name}, {date}', en: '{name}, {date}' },
  'informing.undo': { nb: 'Ta tilbake', en: 'Take back' },
  'informing.count.late': { nb: 'Over fristen', en: 'Overdue' },
  'informing.count.soon': { nb: 'Innen {count} dager', en: 'Within {count} days' },
  'informing.count.later': { nb: 'Senere', en: 'Later' },
  'informing.news.late': {
    nb: {
      one: '{count} person skulle ha fått vite at dere har opplysninger om dem',
      other: '{count} personer skulle ha fått vite at dere har opplysninger om dem',
    },
    en: {
      one: '{count} person should have been told that you hold data about them',
      other: '{count} people should have been told that you hold data about them',
    },
  },
  'informing.news.soon': {
    nb: {
      one: '{count} person skal snart få vite at dere har opplysninger om dem',
      other: '{count} personer skal snart få vite at dere har opplysninger om dem',
    },
    en: {
      one: '{count} person is soon to be told that you hold data about them',
      other: '{count} people are soon to be told that you hold data about them',
    },
  },
  'informing.news.note': {
    nb: 'Opplysninger fra andre enn personen selv, art. 14.',
    en: 'Data from somebody other than themselves, Art. 14.',
  },
} as const satisfies Messages;
