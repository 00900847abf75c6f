// The register of personal data breaches: a tenant's, and OnNet's own.
import type { Messages } from './message.ts';

export const privacyBreaches = {
  'breaches.title': { nb: 'Avvik', en: 'Breaches' },
  'breaches.lead': {
    nb: {
      one: 'Brudd på personopplysningssikkerheten skal meldes til Datatilsynet innen {count} time etter at dere ble kjent med det, med mindre det neppe er noen risiko for folk. Alle brudd føres her (art. 33 nr. 5).',
      other:
        'Brudd på personopplysningssikkerheten skal meldes til Datatilsynet innen {count} timer etter at dere ble kjent med det, med mindre det neppe er noen risiko for folk. Alle brudd føres her (art. 33 nr. 5).',
    },
    en: {
      one: 'A personal data breach is to be notified to Datatilsynet within {count} hour of your knowing of it, unless a risk to people is unlikely. Every breach is recorded here (Art. 33(5)).',
      other:
        'A personal data breach is to be notified to Datatilsynet within {count} hours of your knowing of it, unless a risk to people is unlikely. Every breach is recorded here (Art. 33(5)).',
    },
  },
  'breaches.lead.processor': {
    nb: 'Gjelder bruddet bare opplysninger kundene er ansvarlige for, varsler OnNet kundene uten ugrunnet opphold (art. 33 nr. 2), og de avgjør om det meldes. Fristen til Datatilsynet gjelder når OnNets egne opplysninger er berørt.',
    en: 'If the breach concerns only data the customers are controllers of, OnNet tells the customers without undue delay (Art. 33(2)), and they decide whether to notify. The deadline to Datatilsynet applies when OnNet’s own data is touched.',
  },
  'breaches.new': { nb: 'Meld et avvik', en: 'Report a breach' },
  'breaches.new.text': {
    nb: 'Skriv det dere vet nå. Klokken går fra da dere ble kjent med det; resten kan fylles ut etterpå.',
    en: 'Write what you know now. The clock runs from when you knew; the rest can be filled in later.',
  },
  'breaches.new.button': { nb: 'Opprett saken', en: 'Open the case' },
  'breaches.empty.title': { nb: 'Ingen avvik', en: 'No breaches' },
  'breaches.empty.text': {
    nb: 'Mistet noen en liste, eller gikk en e-post til feil person? Det hører hjemme her, også når det ikke skal meldes.',
    en: 'Did somebody lose a list, or did a mail go to the wrong person? It belongs here, also when it need not be notified.',
  },
  'breaches.one': { nb: 'Avvik {date}', en: 'Breach of {date}' },
  'breaches.opened': { nb: 'Saken er opprettet, og klokken går.', en: 'The case is open and the clock runs.' },
  'breaches.saved': { nb: 'Saken er lagret.', en: 'The case is saved.' },
  'breaches.closed': { nb: 'Saken er avsluttet.', en: 'The case is closed.' },
  'breaches.fromOnNet': {
    nb: 'Bruddet skjedde hos OnNet, som er databehandleren deres. Dere avgjør om det skal meldes.',
    en: 'The breach happened at OnNet, your processor. You decide whether it is to be notified.',
  },
  'breaches.news': {
    nb: 'Et avvik skal være meldt til Datatilsynet {time}',
    en: 'A breach is to be notified to Datatilsynet by {time}',
  },
  'breaches.news.late': {
    nb: 'Et avvik skulle vært meldt til Datatilsynet {time}',
    en: 'A breach was to be notified to Datatilsynet by {time}',
  },

  'breaches.steps': { nb: 'Hvor langt avviket er kommet', en: 'How far the breach has come' },
  'breaches.steps.known': { nb: 'Skriv hva dere vet', en: 'Write what you know' },
  'breaches.steps.customers': { nb: 'Varsle kundene', en: 'Tell the customers' },
  'breaches.steps.risk': { nb: 'Vurder risikoen', en: 'Judge the risk' },
  'breaches.steps.authority': { nb: 'Meld til Datatilsynet', en: 'Notify Datatilsynet' },
  'breaches.steps.authorityNot': {
    nb: 'Begrunn at Datatilsynet ikke varsles',
    en: 'Give the reason for not notifying Datatilsynet',
  },
  'breaches.steps.peopleNot': {
    nb: 'Begrunn at de berørte ikke varsles',
    en: 'Give the reason for not telling the people',
  },
  'breaches.steps.people': { nb: 'Varsle de berørte', en: 'Tell the people' },
  'breaches.steps.close': { nb: 'Avslutt', en: 'Close' },
  'breaches.clock.hoursLeft': {
    nb: { zero: 'mindre enn en time igjen', one: '{count} time igjen', other: '{count} timer igjen' },
    en: { zero: 'less than an hour left', one: '{count} hour left', other: '{count} hours left' },
  },
  'breaches.clock.hoursLate': {
    nb: {
      zero: 'mindre enn en time over fristen',
      one: '{count} time over fristen',
      other: '{count} timer over fristen',
    },
    en: {
      zero: 'less than an hour past the deadline',
      one: '{count} hour past the deadline',
      other: '{count} hours past the deadline',
    },
  },
  'breaches.clock': { nb: 'Frist', en: 'Deadline' },
  'breaches.clock.running': { nb: 'Klokken går', en: 'The clock runs' },
  'breaches.clock.late': { nb: 'Fristen er ute', en: 'The deadline has passed' },
  'breaches.clock.stopped': { nb: 'Meldt eller vurdert', en: 'Notified or decided' },
  'breaches.clock.toldTooLate': { nb: 'Meldt for sent', en: 'Notified late' },
  'breaches.clock.toldLate': {
    nb: {
      zero: 'Meldt mindre enn en time etter fristen',
      one: 'Meldt {count} time etter fristen',
      other: 'Meldt {count} timer etter fristen',
    },
    en: {
      zero: 'Notified less than an hour past the deadline',
      one: 'Notified {count} hour past the deadline',
      other: 'Notified {count} hours past the deadline',
    },
  },
  'breaches.clock.toldLate.text': {
    nb: 'Datatilsynet skulle vært varslet {by}, og ble det {time}. Grunnen til forsinkelsen hører med i meldingen (art. 33 nr. 1).',
    en: 'Datatilsynet was to be told by {by}, and was on {time}. The reason for the delay belongs in the notification (Art. 33(1)).',
  },
  'breaches.clock.customersTold': { nb: 'Kundene er varslet', en: 'The customers have been told' },
  'breaches.clock.closed': { nb: 'Avsluttet', en: 'Closed' },
  'breaches.clock.text': {
    nb: 'Datatilsynet skal være varslet {time}. Kan dere ikke si alt da, meld det dere vet og send resten etterpå.',
    en: 'Datatilsynet is to be told by {time}. If you cannot say everything then, notify what you know and send the rest later.',
  },
  'breaches.clock.unknown': {
    nb: 'Er OnNets egne opplysninger berørt, skal Datatilsynet være varslet {time}. Er det bare kundenes, skal de varsles uten ugrunnet opphold (art. 33 nr. 2). Skriv under hvem sine det er, så snart dere vet det.',
    en: 'If OnNet’s own data is touched, Datatilsynet is to be told by {time}. If it is the customers’ alone, they are told without undue delay (Art. 33(2)). Write below whose it is as soon as you know.',
  },
  'breaches.clock.untold': { nb: 'Kundene er ikke varslet', en: 'The customers have not been told' },
  'breaches.clock.customers': {
    nb: 'Dere ble kjent med avviket {time}. Kundene skal varsles uten ugrunnet opphold (art. 33 nr. 2), uansett hvor stor risikoen er. Fristen på 72 timer begynner hos hver kunde når den er varslet.',
    en: 'You knew of the breach {time}. The customers are told without undue delay (Art. 33(2)), whatever the risk. The 72 hours begin at each customer when it has been told.',
  },

  'breaches.what': { nb: 'Hva som skjedde', en: 'What happened' },
  'breaches.who': { nb: 'Hvem og hva det gjelder', en: 'Who and what it concerns' },
  'breaches.assess': { nb: 'Vurdering', en: 'Assessment' },
  'breaches.field.concerns': { nb: 'Hvem sine opplysninger er berørt?', en: 'Whose data is touched?' },
  'breaches.field.concerns.hint': {
    nb: 'Det avgjør hvem som skal varsles, og når.',
    en: 'This decides who is to be told, and when.',
  },
  'breaches.concerns.unknown': { nb: 'Vet ikke ennå', en: 'Not known yet' },
  'breaches.concerns.own': {
    nb: 'OnNets egne: brukere, fakturaer, logger',
    en: 'OnNet’s own: users, invoices, logs',
  },
  'breaches.concerns.customers': {
    nb: 'Bare kundenes: kontakter og det som er skrevet om dem',
    en: 'The customers’ alone: contacts and what is written about them',
  },
  'breaches.concerns.both': { nb: 'Begge deler', en: 'Both' },
  'breaches.field.awareAt': { nb: 'Kjent med avviket', en: 'Knew of the breach' },
  'breaches.field.awareAt.hint': {
    nb: 'Norsk tid. Fristen regnes herfra.',
    en: 'Norwegian time. The deadline is counted from here.',
  },
  'breaches.field.beganAt': { nb: 'Begynte', en: 'Began' },
  'breaches.field.endedAt': { nb: 'Sluttet', en: 'Ended' },
  'breaches.field.kinds': { nb: 'Hva ble brutt?', en: 'What was broken?' },
  'breaches.kind.confidentiality': {
    nb: 'Konfidensialitet: noen fikk se det',
    en: 'Confidentiality: somebody saw it',
  },
  'breaches.kind.integrity': { nb: 'Integritet: noe ble endret', en: 'Integrity: something was changed' },
  'breaches.kind.availability': { nb: 'Tilgjengelighet: noe ble borte', en: 'Availability: something was lost' },
  'breaches.field.nature': { nb: 'Hva skjedde?', en: 'What happened?' },
  'breaches.field.peopleCategories': { nb: 'Hvem gjelder det?', en: 'Whom does it concern?' },
  'breaches.field.peopleCount': { nb: 'Antall personer, omtrent', en: 'Number of people, roughly' },
  'breaches.field.dataCategories': { nb: 'Hvilke opplysninger?', en: 'Which data?' },
  'breaches.field.recordsCount': { nb: 'Antall poster, omtrent', en: 'Number of records, roughly' },
  'breaches.field.consequences': { nb: 'Hva kan det føre til?', en: 'What may it lead to?' },
  'breaches.field.measures': { nb: 'Hva er gjort, og hva gjøres?', en: 'What was done, and what is being done?' },
  'breaches.field.risk': { nb: 'Risiko for folk', en: 'Risk to people' },
  'breaches.risk.unset': { nb: 'Ikke vurdert', en: 'Not assessed' },
  'breaches.risk.none': { nb: 'Neppe noen risiko', en: 'Risk unlikely' },
  'breaches.risk.risk': { nb: 'Risiko', en: 'Risk' },
  'breaches.risk.high': { nb: 'Høy risiko', en: 'High risk' },
  'breaches.field.riskReason': { nb: 'Hvorfor?', en: 'Why?' },
  'breaches.field.authorityReason': {
    nb: 'Meldes det ikke til Datatilsynet: hvorfor ikke?',
    en: 'If Datatilsynet is not told: why not?',
  },
  'breaches.field.peopleReason': {
    nb: 'Varsles ikke de berørte: hvorfor ikke?',
    en: 'If the people are not told: why not?',
  },

  'breaches.authority': { nb: 'Datatilsynet', en: 'Datatilsynet' },
  'breaches.authority.text': {
    nb: 'Skjemaet er fylt ut fra saken. Send det inn i Altinn, og før her at det er gjort.',
    en: 'The form is filled in from the case. Send it at Altinn, and write down here that it is done.',
  },
  'breaches.authority.open': { nb: 'Se det utfylte skjemaet', en: 'See the filled-in form' },
  'breaches.authority.reference': { nb: 'Referansen fra Datatilsynet', en: 'Datatilsynet’s reference' },
  'breaches.authority.body': { nb: 'Merknad, eller hvorfor det er sent', en: 'Remark, or why it is late' },
  'breaches.authority.save': { nb: 'Meldt til Datatilsynet', en: 'Datatilsynet has been told' },
  'breaches.authority.told': { nb: 'Meldingen er ført.', en: 'The notification is written down.' },
  'breaches.people': { nb: 'De berørte', en: 'The people concerned' },
  'breaches.people.text': {
    nb: 'Er risikoen høy, skal de berørte varsles uten ugrunnet opphold (art. 34).',
    en: 'If the risk is high, the people are told without undue delay (Art. 34).',
  },
  'breaches.people.count': {
    nb: { one: '{count} kontakt er berørt.', other: '{count} kontakter er berørt.' },
    en: { one: '{count} contact is touched.', other: '{count} contacts are touched.' },
  },
  'breaches.people.restricted': {
    nb: 'Den som er begrenset, varsles som de andre: varselet er til for den det gjelder (art. 34).',
    en: 'Whoever is restricted is told like the others: it is for their sake that they are told (Art. 34).',
  },
  'breaches.people.erased': {
    nb: {
      one: '{count} til var berørt, og er slettet siden. Navn og adresse finnes ikke her lenger.',
      other: '{count} til var berørt, og er slettet siden. Navn og adresser finnes ikke her lenger.',
    },
    en: {
      one: '{count} more was touched and has been erased since. Their name and address are no longer here.',
      other: '{count} more were touched and have been erased since. Their names and addresses are no longer here.',
    },
  },
  'breaches.people.first': { nb: 'De første', en: 'The first' },
  'breaches.people.emails': { nb: 'E-postadresser, én på hver linje', en: 'E-mail addresses, one on each line' },
  'breaches.people.add': { nb: 'Legg til berørte', en: 'Add people' },
  'breaches.people.added': { nb: 'De er lagt til.', en: 'They are added.' },
  'breaches.people.unknown': {
    nb: {
      one: 'Ingen kontakt har adressen som står igjen her.',
      other: 'Ingen kontakt har de {count} adressene som står igjen her.',
    },
    en: {
      one: 'No contact has the address that is left here.',
      other: 'No contact has the {count} addresses that are left here.',
    },
  },
  'breaches.people.unreadable': {
    nb: {
      one: 'Det som står uten krøllalfa, er ikke en e-postadresse.',
      other: '{count} av dem som står igjen her, er ikke e-postadresser.',
    },
    en: {
      one: 'What stands without an @ is not an e-mail address.',
      other: '{count} of what is left here are not e-mail addresses.',
    },
  },
  'breaches.people.known': {
    nb: {
      one: 'Den ene adressen en kontakt har, er tatt med.',
      other: 'De {count} adressene kontakter har, er tatt med.',
    },
    en: {
      one: 'The one address that a contact has is taken in.',
      other: 'The {count} addresses that contacts have are taken in.',
    },
  },
  'breaches.people.body': {
    nb: 'Hvordan ble de varslet, og med hvilke ord?',
    en: 'How were they told, and in which words?',
  },
  'breaches.people.save': { nb: 'De berørte er varslet', en: 'The people have been told' },
  'breaches.people.told': { nb: 'Varselet er ført.', en: 'It is written down.' },
  'breaches.tenants': { nb: 'Berørte kunder', en: 'Customers concerned' },
  'breaches.tenants.text': {
    nb: 'Hver kunde får en egen sak med det vi vet, og eierne får e-post. De som har saken, får det som er nytt.',
    en: 'Each customer gets a case of its own with what we know, and its owners a mail. Those who have the case get what is new.',
  },
  'breaches.tenants.count': {
    nb: { zero: 'Ingen er varslet', one: '{count} kunde er varslet', other: '{count} kunder er varslet' },
    en: {
      zero: 'Nobody has been told',
      one: '{count} customer has been told',
      other: '{count} customers have been told',
    },
  },
  'breaches.tenants.all': { nb: 'Alle kunder', en: 'All customers' },
  'breaches.tenants.some': { nb: 'Bare disse (kundenes id)', en: 'These only (ids of customers)' },
  'breaches.tenants.save': { nb: 'Varsle kundene', en: 'Tell the customers' },
  'breaches.tenants.told': { nb: 'Kundene varsles nå.', en: 'The customers are being told.' },
  'breaches.entries': { nb: 'Det som er sagt', en: 'What was said' },
  'breaches.entries.none': {
    nb: 'Ingenting er meldt til Datatilsynet eller de berørte ennå.',
    en: 'Nothing has been notified to Datatilsynet or to those affected yet.',
  },
  'breaches.entry.authority': { nb: 'Meldt til Datatilsynet', en: 'Datatilsynet was told' },
  'breaches.entry.people': { nb: 'De berørte ble varslet', en: 'The people were told' },
  'breaches.entry.customers': { nb: 'Kundene ble varslet', en: 'The customers were told' },
  'breaches.entry.supplement': { nb: 'Nytt fra OnNet', en: 'News from OnNet' },
  'breaches.whole': { nb: 'Hele saken', en: 'The whole case' },
  'breaches.close': { nb: 'Avslutt saken', en: 'Close the case' },
  'breaches.close.text': {
    nb: 'En sak avsluttes når det står hvem og hva den gjelder, hva den kan føre til og hva som er gjort, risikoen er vurdert og begrunnet, og Datatilsynet og de berørte er varslet eller det står hvorfor ikke. Saken beholdes.',
    en: 'A case is closed when it says whom and what it concerns, what it may lead to and what was done, the risk is judged with reasons, and Datatilsynet and the people have been told or it says why not. The case is kept.',
  },
  'breaches.close.text.onNet': {
    nb: 'En sak avsluttes når det står hvem sine opplysninger den gjelder, hva den kan føre til og hva som er gjort, og risikoen er vurdert og begrunnet. Gjelder den kundenes, er de varslet. Gjelder den OnNets egne, er Datatilsynet og de berørte varslet, eller det står hvorfor ikke. Saken beholdes.',
    en: 'A case is closed when it says whose data it concerns, what it may lead to and what was done, and the risk is judged with reasons. If it concerns the customers’, they have been told. If it concerns OnNet’s own, Datatilsynet and the people have been told or it says why not. The case is kept.',
  },

  'breaches.form.title': { nb: 'Melding til Datatilsynet', en: 'Notification to Datatilsynet' },
  'breaches.form.lead': {
    nb: 'Det artikkel 33 nr. 3 krever, fylt ut fra saken. Skjemaet sendes i Altinn; rekkefølgen der kan være en annen.',
    en: 'What Article 33(3) asks for, filled in from the case. The form is sent at Altinn, where the order may differ.',
  },
  'breaches.form.download': { nb: 'Last ned som JSON', en: 'Download as JSON' },
  'breaches.form.missing': { nb: 'Ikke fylt ut ennå', en: 'Not filled in yet' },
  'breaches.form.phase': { nb: 'Type melding', en: 'Kind of notification' },
  'breaches.form.first': { nb: 'Første melding', en: 'First notification' },
  'breaches.form.more': { nb: 'Tilleggsmelding nr. {count}', en: 'Supplementary notification no. {count}' },
  'breaches.form.controller': { nb: 'Behandlingsansvarlig', en: 'Controller' },
  'breaches.form.organisationNumber': { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  'breaches.form.contact': { nb: 'Kontaktpunkt', en: 'Contact point' },
  'breaches.form.awareAt': { nb: 'Når dere ble kjent med avviket', en: 'When you knew of the breach' },
  'breaches.form.deadline': { nb: 'Frist for melding', en: 'Deadline of the notification' },
  'breaches.form.period': { nb: 'Når det skjedde', en: 'When it happened' },
  'breaches.form.kinds': { nb: 'Type brudd', en: 'Kind of breach' },
  'breaches.form.nature': { nb: 'Beskrivelse av avviket', en: 'Description of the breach' },
  'breaches.form.peopleCategories': { nb: 'Kategorier av registrerte', en: 'Categories of data subjects' },
  'breaches.form.peopleCount': { nb: 'Antall registrerte', en: 'Number of data subjects' },
  'breaches.form.dataCategories': { nb: 'Kategorier av personopplysninger', en: 'Categories of personal data' },
  'breaches.form.recordsCount': { nb: 'Antall registreringer', en: 'Number of records' },
  'breaches.form.consequences': { nb: 'Sannsynlige konsekvenser', en: 'Likely consequences' },
  'breaches.form.measures': { nb: 'Tiltak', en: 'Measures' },
  'breaches.form.risk': { nb: 'Vurdering av risikoen', en: 'Assessment of the risk' },
  'breaches.form.peopleTold': { nb: 'Varsling av de registrerte', en: 'Communication to the data subjects' },

  'breaches.problem.moment': { nb: 'Skriv dag og klokkeslett.', en: 'Write a day and a time.' },
  'breaches.problem.future': { nb: 'Det har ikke vært ennå.', en: 'That has not been yet.' },
  'breaches.problem.order': { nb: 'Slutten kommer før begynnelsen.', en: 'The end is before the beginning.' },
  'breaches.problem.count': { nb: 'Skriv et helt tall.', en: 'Write a whole number.' },
  'breaches.problem.closed': {
    nb: 'Saken er avsluttet og kan ikke endres.',
    en: 'The case is closed and cannot be changed.',
  },
  'breaches.problem.conflict': {
    nb: 'Noen andre lagret saken mens du skrev. Se over og lagre på nytt.',
    en: 'Somebody else saved the case while you were writing. Look it over and save again.',
  },
  'breaches.problem.peopleCategories': { nb: 'Skriv hvem det gjelder.', en: 'Write whom it concerns.' },
  'breaches.problem.dataCategories': {
    nb: 'Skriv hvilke opplysninger det gjelder.',
    en: 'Write which data it concerns.',
  },
  'breaches.problem.consequences': {
    nb: 'Skriv hva det har ført til eller kan føre til (art. 33 nr. 5).',
    en: 'Write what it has led to or may lead to (Art. 33(5)).',
  },
  'breaches.problem.measures': {
    nb: 'Skriv hva som er gjort (art. 33 nr. 5).',
    en: 'Write what has been done (Art. 33(5)).',
  },
  'breaches.problem.risk': { nb: 'Vurder risikoen først.', en: 'Assess the risk first.' },
  'breaches.problem.reason': { nb: 'Skriv hvorfor dere vurderer det slik.', en: 'Write why you judge it so.' },
  'breaches.problem.authority': {
    nb: 'Meld til Datatilsynet, eller skriv hvorfor det ikke meldes.',
    en: 'Notify Datatilsynet, or write why it is not notified.',
  },
  'breaches.problem.people': {
    nb: 'Risikoen er høy: varsle de berørte, eller skriv hvorfor ikke.',
    en: 'The risk is high: tell the people, or write why not.',
  },
  'breaches.problem.concerns': {
    nb: 'Velg hvem sine opplysninger som er berørt.',
    en: 'Choose whose data is touched.',
  },
  'breaches.problem.customers': {
    nb: 'Varsle kundene som er berørt (art. 33 nr. 2).',
    en: 'Tell the customers concerned (Art. 33(2)).',
  },
  'breaches.problem.late': {
    nb: 'Fristen er ute. Skriv hvorfor det meldes for sent (art. 33 nr. 1).',
    en: 'The deadline has passed. Write why it is late (Art. 33(1)).',
  },
  'breaches.problem.tenants': {
    nb: 'Velg minst én kunde som finnes.',
    en: 'Choose at least one customer that exists.',
  },
} as const satisfies Messages;
