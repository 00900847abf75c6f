// Restriction of processing, Art. 18: who is kept and used for nothing, why, and how it ends.
import type { Messages } from './message.ts';

export const privacyRestriction = {
  'restriction.title': { nb: 'Begrenset', en: 'Restricted' },
  'restriction.lead': {
    nb: 'Disse opplysningene oppbevares, men brukes ikke til noe. De vises ikke i lister, søk, eksporter eller salg, bare her.',
    en: 'This data is kept but used for nothing. It is not shown in lists, searches, exports or deals, only here.',
  },
  'restriction.law': {
    nb: 'Retten heter begrensning av behandling, art. 18 i personvernforordningen.',
    en: 'The right is called restriction of processing, Art. 18 of the GDPR.',
  },
  'restriction.empty.title': { nb: 'Ingen er begrenset', en: 'Nobody is restricted' },
  'restriction.empty.text': {
    nb: 'Begrens behandlingen fra menyen på en kontakt, eller ved et notat.',
    en: 'Restrict processing from the menu of a contact, or beside a note.',
  },
  'contacts.privacy.partlyRestricted': {
    nb: 'anonymiseres ikke: noe om personen er begrenset',
    en: 'not anonymised: something about the person is restricted',
  },
  'restriction.line': { nb: 'behandlingen er begrenset siden {date}', en: 'processing restricted since {date}' },
  'restriction.line.next': {
    nb: 'verken brukes, endres eller anonymiseres før begrensningen er opphevet',
    en: 'neither used, changed nor anonymised until the restriction is lifted',
  },
  'restriction.who': { nb: 'Hvem', en: 'Who' },
  'restriction.what': { nb: 'Omfang', en: 'Scope' },
  'restriction.what.contact': { nb: 'Hele kontakten', en: 'The whole contact' },
  'restriction.what.activity': { nb: 'Én aktivitet', en: 'One activity' },
  'restriction.nobody': { nb: 'Uten person', en: 'No person' },
  'restriction.ground': { nb: 'Grunnlag', en: 'Ground' },
  'restriction.ground.accuracy': { nb: 'Riktigheten er bestridt', en: 'Accuracy is contested' },
  'restriction.ground.unlawful': { nb: 'Behandlingen er ulovlig', en: 'Processing is unlawful' },
  'restriction.ground.claims': { nb: 'Trengs til et rettskrav', en: 'Needed for a legal claim' },
  'restriction.ground.objected': { nb: 'Personen har protestert', en: 'The person has objected' },
  'restriction.ground.accuracy.hint': {
    nb: 'Personen mener noe er feil. Varer til dere har undersøkt det. Bokstav a.',
    en: 'The person says something is wrong. Lasts until you have looked into it. Point (a).',
  },
  'restriction.ground.unlawful.hint': {
    nb: 'Dere kan ikke bruke opplysningene, men personen vil ikke ha dem slettet. Bokstav b.',
    en: 'You may not use the data, but the person does not want it erased. Point (b).',
  },
  'restriction.ground.claims.hint': {
    nb: 'Dere trenger ikke opplysningene lenger, men personen gjør det. Bokstav c.',
    en: 'You no longer need the data, but the person does. Point (c).',
  },
  'restriction.ground.objected.hint': {
    nb: 'Varer til dere har avgjort protesten. Bokstav d.',
    en: 'Lasts until you have decided on the objection. Point (d).',
  },
  'restriction.since': { nb: 'Siden', en: 'Since' },
  'restriction.by': { nb: 'Av', en: 'By' },
  'restriction.state': { nb: 'Status', en: 'Status' },
  'restriction.state.restricted': { nb: 'Begrenset', en: 'Restricted' },
  'restriction.state.told': { nb: 'Varslet', en: 'Told' },
  'restriction.figure': { nb: 'Begrenset', en: 'Restricted' },
  'restriction.figure.note': { nb: 'oppbevares og brukes ikke', en: 'kept and not used' },
  'restriction.first': { nb: 'De nyeste', en: 'The newest' },

  'restriction.action': { nb: 'Begrens behandlingen', en: 'Restrict processing' },
  'restriction.activity.action': { nb: 'Begrens behandlingen av dette', en: 'Restrict processing of this' },
  'restriction.new.title': { nb: 'Begrens behandlingen av {name}', en: 'Restrict processing of {name}' },
  'restriction.new.activity': { nb: 'Begrens én aktivitet', en: 'Restrict one activity' },
  'restriction.new.why': { nb: 'Hvorfor?', en: 'Why?' },
  'restriction.new.note': { nb: 'Notat til saken', en: 'Note for the case' },
  'restriction.new.note.hint': {
    nb: 'Vises bare her på personvernsiden.',
    en: 'Shown only here on the privacy pages.',
  },
  'restriction.new.means': { nb: 'Dette skjer', en: 'What happens' },
  'restriction.new.means.hidden': {
    nb: 'Kontakten forsvinner med en gang fra lister, søk, firmaer, salg, eksporter og nattlige jobber.',
    en: 'The contact disappears at once from lists, searches, companies, deals, exports and nightly jobs.',
  },
  'restriction.new.means.deals': {
    nb: 'Salg med kontakten alene skjules også. Et salg med et firma blir stående hos firmaet, uten kontakten.',
    en: 'Deals with the contact alone are hidden too. A deal with a company stays with the company, without the contact.',
  },
  'restriction.new.means.kept': {
    nb: 'Alt beholdes som det er: ingen kan endre det, og verken lagringstid eller papirkurv tar det.',
    en: 'Everything is kept as it is: nobody can change it, and neither retention nor the trash takes it.',
  },
  'restriction.new.means.files': {
    nb: 'Eksportfiler som er klare eller under arbeid, trekkes tilbake og må lages på nytt.',
    en: 'Export files that are ready or being made are withdrawn and must be made again.',
  },
  'restriction.new.means.back': {
    nb: 'Begrensningen kan oppheves, men først skal personen få beskjed.',
    en: 'The restriction can be lifted, but the person must be told first.',
  },
  'restriction.new.means.activity': {
    nb: 'Bare denne aktiviteten skjules. Resten av kontakten brukes som før, men blir ikke anonymisert.',
    en: 'Only this activity is hidden. The rest of the contact is used as before, but is not anonymised.',
  },
  'restriction.records': { nb: 'Er dette den samme personen?', en: 'Is this the same person?' },
  'restriction.records.text': {
    nb: 'Disse kontaktene har samme e-post eller telefon. Er det samme person, begrenses også de nå.',
    en: 'These contacts have the same e-mail address or phone. If it is the same person, they are restricted too, now.',
  },
  'restriction.businesses.text': {
    nb: 'Et enkeltpersonforetak er eieren sin. Er det personens, begrenses det også nå.',
    en: 'A sole proprietorship is its owner. If it is the person’s, it is restricted too, now.',
  },
  'restriction.business.theirs': {
    nb: 'Er personens eget, og begrenses også',
    en: 'Is the person’s own, and is restricted too',
  },
  'restriction.place.samePerson': {
    nb: 'Samme person – begrens også denne kontakten',
    en: 'The same person – restrict this contact too',
  },
  'restriction.place.restrict': { nb: 'Begrens dette også', en: 'Restrict this too' },
  'restriction.place.keep': { nb: 'Brukes videre: {reason}', en: 'Goes on being used: {reason}' },
  'restriction.place.undecided': { nb: 'Velg hva som skal skje her.', en: 'Choose what happens here.' },
  'restriction.place.nothing': { nb: 'Velg noe for minst ett sted.', en: 'Choose something for at least one place.' },
  'restriction.news': {
    nb: {
      one: '{count} begrenset person er nevnt et sted som ikke er avgjort',
      other: '{count} begrensede personer er nevnt på steder som ikke er avgjort',
    },
    en: {
      one: '{count} restricted person is named in a place that is not decided',
      other: '{count} restricted people are named in places that are not decided',
    },
  },
  'restriction.news.note': {
    nb: 'I det som er skrevet om andre, også etter at behandlingen ble begrenset. Det letes hver natt.',
    en: 'In what was written about others, also since processing was restricted. It is looked for every night.',
  },
  'restriction.places': { nb: 'Andre steder personen er nevnt', en: 'Other places that name the person' },
  'restriction.places.text': {
    nb: 'Begrensningen skjuler ikke dette av seg selv, for det hører til andre. Bestem for hvert sted. Notater og hele kontakter kan begrenses; resten rettes der det står. Fornavnet alene letes det etter bare hos firmaene og kollegene til personen. Det letes på nytt hver natt, og dere får beskjed på oversikten.',
    en: 'The restriction does not hide this by itself, since it belongs to others. Decide for each place. Notes and whole contacts can be restricted; the rest is corrected where it stands. The given name alone is looked for only with the person’s companies and colleagues. It is looked for again every night, and the overview tells you.',
  },
  'restriction.places.none': { nb: 'Ingen andre steder nevner personen.', en: 'No other places name the person.' },
  'restriction.places.many': {
    nb: 'Her vises de første {count}. Resten kommer når disse er avgjort.',
    en: 'The first {count} are shown. The rest follows when these are decided.',
  },
  'restriction.places.manyDecided': {
    nb: 'Her vises {count}. Resten er også avgjort.',
    en: '{count} are shown. The rest is decided too.',
  },
  'restriction.places.undecided': {
    nb: { one: '{count} er ikke avgjort', other: '{count} er ikke avgjort' },
    en: { one: '{count} is not decided', other: '{count} are not decided' },
  },
  'restriction.places.restricted': { nb: 'Begrenset sammen med personen', en: 'Restricted with the person' },
  'restriction.places.also': { nb: 'Samme person, også begrenset', en: 'The same person, restricted too' },
  'restriction.places.save': { nb: 'Lagre det som er valgt', en: 'Save what is chosen' },
  'restriction.places.saved': {
    nb: { one: 'Ett sted er avgjort', other: '{count} steder er avgjort' },
    en: { one: 'One place is decided', other: '{count} places are decided' },
  },
  'restriction.done': { nb: 'Behandlingen er begrenset', en: 'Processing is restricted' },
  'restriction.done.places': {
    nb: {
      one: 'Behandlingen er begrenset. Bestem hva som skal skje ett annet sted som nevner personen',
      other: 'Behandlingen er begrenset. Bestem hva som skal skje {count} andre steder som nevner personen',
    },
    en: {
      one: 'Processing is restricted. Decide what happens in one other place that names the person',
      other: 'Processing is restricted. Decide what happens in {count} other places that name the person',
    },
  },
  'restriction.erasing': {
    nb: 'Det er bestemt at personen slettes, så det er ingenting å begrense. Hold tilbake fra sletting det som trengs til et rettskrav.',
    en: 'It is decided that the person is erased, so there is nothing to restrict. Hold back from erasure what is needed for a legal claim.',
  },
  'restriction.already': { nb: 'Behandlingen er begrenset allerede.', en: 'Processing is restricted already.' },

  'restriction.case.banner': { nb: 'Behandlingen er begrenset', en: 'Processing is restricted' },
  'restriction.case.banner.text': {
    nb: 'Opplysningene under kan bare lagres. Bruk dem bare med samtykke fra personen, for et rettskrav eller for å verne andres rettigheter.',
    en: 'The data below may only be stored. Use it only with the person’s consent, for a legal claim or to protect the rights of others.',
  },
  'restriction.case.lifted': { nb: 'Begrensningen er opphevet {date}', en: 'The restriction was lifted on {date}' },
  'restriction.case.open': { nb: 'Åpne kontakten', en: 'Open the contact' },
  'restriction.case.facts': { nb: 'Opplysninger', en: 'Data' },
  'restriction.case.activities': { nb: 'Aktiviteter', en: 'Activities' },
  'restriction.case.deals': { nb: 'Salg', en: 'Deals' },
  'restriction.case.none': { nb: 'Ingenting', en: 'Nothing' },
  'restriction.case.name': { nb: 'Navn', en: 'Name' },
  'restriction.case.jobTitle': { nb: 'Stilling', en: 'Job title' },
  'restriction.case.email': { nb: 'E-post', en: 'E-mail' },
  'restriction.case.phone': { nb: 'Telefon', en: 'Phone' },
  'restriction.case.address': { nb: 'Adresse', en: 'Address' },
  'restriction.case.companies': { nb: 'Firma', en: 'Company' },
  'restriction.case.note': { nb: 'Notat', en: 'Note' },

  'restriction.lift.title': { nb: 'Opphev begrensningen', en: 'Lift the restriction' },
  'restriction.lift.step': { nb: 'Steg {step} av 2', en: 'Step {step} of 2' },
  'restriction.tell.title': { nb: 'Gi personen beskjed', en: 'Tell the person' },
  'restriction.tell.text': {
    nb: 'Den som har fått behandlingen begrenset, skal få vite det før begrensningen oppheves (art. 18 nr. 3). Ingenting vises for andre ennå.',
    en: 'Whoever had processing restricted must be told before the restriction is lifted (Art. 18(3)). Nothing is shown to others yet.',
  },
  'restriction.tell.letter': { nb: 'Forslag til tekst', en: 'Suggested text' },
  'restriction.tell.letter.subject': {
    nb: 'Begrensningen av behandlingen oppheves',
    en: 'The restriction of processing will be lifted',
  },
  'restriction.tell.letter.body': {
    nb: 'Hei {name},\n\nsiden {date} har {tenant} bare lagret opplysningene om deg, og ikke brukt dem. Nå opphever vi begrensningen, og opplysningene blir brukt som før.\n\nEr du uenig, kan du svare på denne meldingen eller klage til Datatilsynet, datatilsynet.no.\n\nHilsen {tenant}',
    en: 'Hello {name},\n\nsince {date}, {tenant} has only stored the data about you and not used it. We are now lifting the restriction, and the data will be used as before.\n\nIf you disagree, you can answer this message or complain to the Norwegian Data Protection Authority, datatilsynet.no.\n\nKind regards, {tenant}',
  },
  'restriction.tell.mail': { nb: 'Skriv e-post', en: 'Write an e-mail' },
  'restriction.tell.how': { nb: 'Hvordan ble personen varslet?', en: 'How was the person told?' },
  'restriction.tell.how.email': { nb: 'E-post', en: 'E-mail' },
  'restriction.tell.how.letter': { nb: 'Brev', en: 'Letter' },
  'restriction.tell.how.phone': { nb: 'Telefon', en: 'Phone' },
  'restriction.tell.how.in-person': { nb: 'Ansikt til ansikt', en: 'In person' },
  'restriction.tell.how.not-told': { nb: 'Kunne ikke varsles', en: 'Could not be told' },
  'restriction.tell.note': { nb: 'Hva ble sagt, eller hvorfor ikke', en: 'What was said, or why not' },
  'restriction.tell.note.hint': {
    nb: 'Må fylles ut når personen ikke kunne varsles.',
    en: 'Required when the person could not be told.',
  },
  'restriction.tell.save': { nb: 'Personen er varslet', en: 'The person has been told' },
  'restriction.tell.saved': { nb: 'Varselet er notert', en: 'Noted' },
  'restriction.tell.done': { nb: '{how}, {date} av {name}', en: '{how}, {date} by {name}' },
  'restriction.tell.reasonNeeded': {
    nb: 'Skriv hvorfor personen ikke kunne varsles.',
    en: 'Write why the person could not be told.',
  },
  'restriction.lift.text': {
    nb: 'Opplysningene vises og brukes igjen, og lagringstiden løper som før.',
    en: 'The data is shown and used again, and retention applies as before.',
  },
  'restriction.lift.button': { nb: 'Opphev begrensningen', en: 'Lift the restriction' },
  'restriction.lift.done': { nb: 'Begrensningen er opphevet', en: 'The restriction is lifted' },
  'restriction.lift.tellFirst': {
    nb: 'Personen skal få beskjed først.',
    en: 'The person must be told first.',
  },
} as const satisfies Messages;
