// Words of companies and what the register tells about them.
import type { Messages } from './message.ts';

export const companies = {
  'companies.placeholderName': { nb: 'Org.nr. {number}', en: 'Org. no. {number}' },

  'companies.new': { nb: 'Nytt firma', en: 'New company' },
  'companies.list.name': { nb: 'Navn', en: 'Name' },
  'companies.list.number': { nb: 'Org.nr.', en: 'Org. no.' },
  'companies.list.place': { nb: 'Sted', en: 'Place' },
  'companies.list.owner': { nb: 'Ansvarlig', en: 'Owner' },
  'companies.list.activity': { nb: 'Siste aktivitet', en: 'Last activity' },
  'companies.list.created': { nb: 'Lagt til', en: 'Added' },
  'companies.list.standing': { nb: 'Status', en: 'Status' },
  'companies.filter.label': { nb: 'Vis bare noen', en: 'Show only some' },
  'companies.filter.text': { nb: 'Navn eller org.nr.', en: 'Name or org. no.' },
  'companies.filter.anyOwner': { nb: 'Alle ansvarlige', en: 'Any owner' },
  'companies.filter.mine': { nb: 'Mine', en: 'Mine' },
  'companies.filter.anyStanding': { nb: 'Alle statuser', en: 'Any status' },
  'companies.filter.standing.active': { nb: 'Aktive', en: 'Active' },
  'companies.filter.standing.trouble': { nb: 'Konkurs eller avvikling', en: 'Bankrupt or winding up' },
  'companies.filter.standing.gone': { nb: 'Slettet', en: 'Struck off' },
  'companies.filter.show': { nb: 'Vis', en: 'Show' },
  'companies.empty.title': {
    nb: 'Her kommer firmaene dere jobber med',
    en: 'The companies you work with will be here',
  },
  'companies.empty.text': {
    nb: 'Skriv et organisasjonsnummer, så henter vi navn, adresse og bransje fra Brønnøysund.',
    en: 'Type an organisation number, and we fetch name, address and industry from the register.',
  },
  'companies.empty.action': { nb: 'Legg til et firma', en: 'Add a company' },
  'companies.noMatch.title': { nb: 'Ingen firmaer passer', en: 'No companies match' },
  'companies.noMatch.text': { nb: 'Prøv et annet ord, eller vis alle.', en: 'Try another word, or show all.' },
  'companies.noMatch.action': { nb: 'Vis alle firmaer', en: 'Show all companies' },

  'companies.new.title': { nb: 'Legg til firma', en: 'Add a company' },
  'companies.new.field': { nb: 'Organisasjonsnummer eller navn', en: 'Organisation number or name' },
  'companies.new.hint': {
    nb: 'Ni sifre, eller minst tre bokstaver av navnet.',
    en: 'Nine digits, or at least three letters of the name.',
  },
  'companies.new.add': { nb: 'Legg til', en: 'Add' },
  'companies.new.addAnother': { nb: 'Legg til, og så en til', en: 'Add, then another' },
  'companies.new.lookUp': { nb: 'Slå opp', en: 'Look up' },
  'companies.new.added': { nb: '{name} er lagt til.', en: '{name} has been added.' },
  'companies.new.open': { nb: 'Åpne', en: 'Open' },
  'companies.new.choose': { nb: 'Velg hvilket firma du mener.', en: 'Choose which company you mean.' },
  'companies.new.nameOnly': { nb: 'Bare navnet «{name}»', en: 'Just the name “{name}”' },
  'companies.new.nameOnlyHint': {
    nb: 'Uten organisasjonsnummer, for eksempel et utenlandsk firma',
    en: 'Without an organisation number, for example a foreign company',
  },

  'companies.lookUp.digits': {
    nb: { one: '{count} av 9 sifre', other: '{count} av 9 sifre' },
    en: { one: '{count} of 9 digits', other: '{count} of 9 digits' },
  },
  'companies.lookUp.waiting': { nb: 'Slår opp i Brønnøysund', en: 'Looking it up in the register' },
  'companies.lookUp.found': { nb: 'Funnet i Brønnøysund', en: 'Found in the register' },
  'companies.lookUp.known': { nb: 'Dere har dette firmaet fra før', en: 'You have this company already' },
  'companies.lookUp.knownInTrash': { nb: 'Dette firmaet ligger i papirkurven', en: 'This company is in the trash' },
  'companies.lookUp.restore': { nb: 'Hent det tilbake', en: 'Take it back' },
  'companies.lookUp.deleted': { nb: 'Slettet fra registeret {date}', en: 'Struck off the register {date}' },
  'companies.lookUp.deletedSometime': { nb: 'Slettet fra registeret', en: 'Struck off the register' },
  'companies.lookUp.deletedText': {
    nb: 'Firmaet finnes ikke lenger. Du kan legge det til likevel, for å ta vare på historien.',
    en: 'The company no longer exists. You can add it all the same, to keep its history.',
  },
  'companies.lookUp.removed': { nb: 'Fjernet fra åpne data', en: 'Removed from open data' },
  'companies.lookUp.removedText': {
    nb: 'Brønnøysund viser ikke lenger opplysninger om dette nummeret. Du kan legge det til og fylle ut selv.',
    en: 'The register no longer shows anything about this number. You can add it and fill it in yourself.',
  },
  'companies.lookUp.unknown': { nb: 'Brønnøysund kjenner ikke nummeret', en: 'The register does not know this number' },
  'companies.lookUp.unknownText': {
    nb: 'Sjekk sifrene. Helt nye firmaer kan ta litt tid. Du kan legge det til likevel.',
    en: 'Check the digits. Brand new companies can take a little while. You can add it all the same.',
  },
  'companies.lookUp.unavailable': {
    nb: 'Brønnøysund svarer ikke akkurat nå',
    en: 'The register does not answer right now',
  },
  'companies.lookUp.unavailableText': {
    nb: 'Firmaet kan legges til nå. Vi henter opplysningene når registeret svarer.',
    en: 'The company can be added now. We fetch the rest when the register answers.',
  },
  'companies.lookUp.searchUnavailable': {
    nb: 'Vi får ikke søkt på navn. Skriv organisasjonsnummeret, eller bruk bare navnet.',
    en: 'We cannot search by name. Type the organisation number, or use just the name.',
  },
  'companies.lookUp.searchedOften': {
    nb: {
      one: 'Du har søkt mange ganger på kort tid. Søk igjen om {count} sekund.',
      other: 'Du har søkt mange ganger på kort tid. Søk igjen om {count} sekunder.',
    },
    en: {
      one: 'You have searched many times in a short while. Search again in {count} second.',
      other: 'You have searched many times in a short while. Search again in {count} seconds.',
    },
  },
  'companies.lookUp.searchedOftenText': {
    nb: 'Vi har ikke sett etter dette navnet i Brønnøysund. I mellomtiden kan du skrive organisasjonsnummeret, eller bruke bare navnet.',
    en: 'We have not looked for this name in the register. Meanwhile you can type the organisation number, or use just the name.',
  },
  'companies.lookUp.own': { nb: 'Har dere fra før', en: 'You have these already' },
  'companies.lookUp.hits': { nb: 'I Brønnøysund', en: 'In the register' },
  'companies.lookUp.noHits': {
    nb: 'Ingen treff på «{name}» i Brønnøysund.',
    en: 'No match for “{name}” in the register.',
  },

  'companies.standing.active': { nb: 'Aktiv', en: 'Active' },
  'companies.standing.deleted': { nb: 'Slettet', en: 'Struck off' },
  'companies.standing.removed': { nb: 'Fjernet fra åpne data', en: 'Removed from open data' },
  'companies.standing.bankrupt': { nb: 'Konkurs', en: 'Bankrupt' },
  'companies.standing.compulsoryDissolution': { nb: 'Under tvangsavvikling', en: 'Compulsory dissolution' },
  'companies.standing.underLiquidation': { nb: 'Under avvikling', en: 'Being wound up' },
  'companies.standing.restructuring': { nb: 'Under rekonstruksjon', en: 'Restructuring' },
  'companies.standing.foreignInsolvency': { nb: 'Insolvens i utlandet', en: 'Insolvent abroad' },

  'companies.facts': { nb: 'Opplysninger', en: 'Facts' },
  'companies.fact.name': { nb: 'Navn', en: 'Name' },
  'companies.fact.organisationNumber': { nb: 'Org.nr.', en: 'Org. no.' },
  'companies.fact.legalForm': { nb: 'Selskapsform', en: 'Legal form' },
  'companies.fact.address': { nb: 'Adresse', en: 'Address' },
  'companies.fact.phone': { nb: 'Telefon', en: 'Phone' },
  'companies.fact.email': { nb: 'E-post', en: 'E-mail' },
  'companies.fact.website': { nb: 'Nettsted', en: 'Website' },
  'companies.fact.industry': { nb: 'Bransje', en: 'Industry' },
  'companies.fact.employees': { nb: 'Ansatte', en: 'Employees' },
  'companies.fact.owner': { nb: 'Ansvarlig', en: 'Owner' },
  'companies.fact.empty': { nb: 'Ikke fylt ut', en: 'Not filled in' },
  'companies.fact.edit': { nb: 'Endre {field}', en: 'Edit {field}' },
  'companies.fact.from': { nb: 'Brønnøysund · {date}', en: 'Register · {date}' },
  'companies.fact.noLonger': { nb: 'Ikke lenger i registeret', en: 'No longer in the register' },
  'companies.fact.says': { nb: 'Registeret sier {value}', en: 'The register says {value}' },
  'companies.fact.use': { nb: 'Bruk det', en: 'Use it' },
  'companies.fact.keep': { nb: 'Behold vårt', en: 'Keep ours' },
  'companies.fact.nobody': { nb: 'Ingen', en: 'Nobody' },
  'companies.address.lines': { nb: 'Gate og nummer', en: 'Street and number' },
  'companies.address.postalCode': { nb: 'Postnummer', en: 'Postcode' },
  'companies.address.place': { nb: 'Poststed', en: 'Place' },
  'companies.address.country': { nb: 'Land (to bokstaver)', en: 'Country (two letters)' },
  'companies.conflict.text': {
    nb: 'Noen andre har endret dette mens du skrev. Velg hva som skal gjelde.',
    en: 'Someone else changed this while you were writing. Choose what should apply.',
  },

  'companies.personLike': {
    nb: 'Navn og adresse er en persons, og behandles som personopplysninger.',
    en: 'The name and address are a person’s, and are treated as personal data.',
  },
  'companies.register.waiting': { nb: 'Henter opplysninger fra Brønnøysund', en: 'Fetching facts from the register' },
  'companies.register.waitingText': {
    nb: 'Du kan arbeide videre. Siden oppdaterer seg når svaret kommer.',
    en: 'You can carry on. The page updates itself when the answer comes.',
  },
  'companies.register.unavailable': { nb: 'Brønnøysund svarer ikke', en: 'The register does not answer' },
  'companies.register.unavailableText': {
    nb: 'Ingenting er mistet. Vi prøver igjen av oss selv.',
    en: 'Nothing is lost. We keep trying by ourselves.',
  },
  'companies.register.unknown': {
    nb: 'Brønnøysund kjenner ikke nummeret',
    en: 'The register does not know the number',
  },
  'companies.register.unknownText': {
    nb: 'Sjekk at organisasjonsnummeret er riktig.',
    en: 'Check that the organisation number is right.',
  },
  'companies.register.removed': {
    nb: 'Registeret har fjernet dette firmaet fra åpne data',
    en: 'The register has removed this company from open data',
  },
  'companies.register.removedText': {
    nb: 'Det vi hadde hentet, er slettet. Det dere selv har skrevet, står.',
    en: 'What we had fetched is deleted. What you wrote yourselves stays.',
  },
  'companies.register.deleted': {
    nb: 'Firmaet er slettet fra registeret',
    en: 'The company is struck off the register',
  },
  'companies.register.deletedText': {
    nb: 'Opplysningene er slik de var sist vi spurte.',
    en: 'The facts are as they were when we last asked.',
  },
  'companies.register.reload': { nb: 'Last inn på nytt', en: 'Reload' },
  'companies.register.again': { nb: 'Hent på nytt', en: 'Fetch again' },
  'companies.register.attribution': {
    nb: 'Kilde: Brønnøysundregistrene (Enhetsregisteret), hentet {date}, NLOD 2.0',
    en: 'Source: Brønnøysund Register Centre (Enhetsregisteret), fetched {date}, NLOD 2.0',
  },
  'companies.register.done.found': {
    nb: '{name} er oppdatert fra Brønnøysund.',
    en: '{name} is updated from the register.',
  },
  'companies.register.done.deleted': {
    nb: '{name} er slettet fra registeret.',
    en: '{name} is struck off the register.',
  },
  'companies.register.done.removed': {
    nb: '{name} er fjernet fra åpne data. Det vi hadde hentet, er slettet.',
    en: '{name} is removed from open data. What we had fetched is deleted.',
  },
  'companies.register.done.unknown': {
    nb: 'Brønnøysund kjenner ikke nummeret til {name}.',
    en: 'The register does not know the number of {name}.',
  },
  'companies.register.done.unavailable': {
    nb: 'Brønnøysund svarer ikke om {name}. Vi prøver igjen.',
    en: 'The register does not answer about {name}. We try again.',
  },
  'companies.register.done.waiting': { nb: 'Vi spør Brønnøysund om {name}.', en: 'We ask the register about {name}.' },
  'companies.register.done.none': { nb: '{name} er oppdatert.', en: '{name} is updated.' },

  'companies.people': { nb: 'Personer', en: 'People' },
  'companies.people.none': { nb: 'Ingen personer ennå.', en: 'No people yet.' },
  'companies.people.add': { nb: 'Ny person', en: 'New person' },
  'companies.deals': { nb: 'Salg', en: 'Deals' },
  'companies.deals.none': { nb: 'Ingen salg ennå.', en: 'No deals yet.' },
  'companies.deals.add': { nb: 'Nytt salg', en: 'New deal' },
  'companies.related': { nb: 'Henger sammen med', en: 'Related' },
  'companies.menu': { nb: 'Flere valg', en: 'More choices' },
  'companies.more': { nb: 'Det finnes flere.', en: 'There are more.' },

  'companies.neighbours': { nb: 'Bla i firmaene', en: 'Step through the companies' },
  'companies.trash.title': { nb: 'Firmaer i papirkurven', en: 'Companies in the trash' },
  'companies.trash.move': { nb: 'Flytt til papirkurven', en: 'Move to the trash' },
  'companies.trash.done': {
    nb: '{name} ligger i papirkurven til {date}.',
    en: '{name} is in the trash until {date}.',
  },
  'companies.trash.restored': { nb: '{name} er hentet tilbake.', en: '{name} has been restored.' },
  'companies.trash.numberTaken': {
    nb: '{name} har fått det samme organisasjonsnummeret. Bruk det firmaet, eller endre nummeret der først.',
    en: '{name} has got the same organisation number. Use that company, or change its number first.',
  },
  'companies.trash.inTrash': {
    nb: 'Dette firmaet ligger i papirkurven til {date}.',
    en: 'This company is in the trash until {date}.',
  },
  'companies.trash.until': { nb: 'Ligger til', en: 'Kept until' },
  'companies.trash.by': { nb: 'Av', en: 'By' },
  'companies.trash.empty': { nb: 'Papirkurven er tom', en: 'The trash is empty' },
  'companies.trash.emptyText': {
    nb: 'Firmaer du flytter hit, kan hentes tilbake i {days} dager.',
    en: 'Companies you move here can be taken back for {days} days.',
  },

  'companies.choices.label': { nb: 'Velg firma', en: 'Choose a company' },
  'companies.choices.none': {
    nb: 'Ingen firmaer heter noe med «{typed}».',
    en: 'No company is called anything with “{typed}”.',
  },
} as const satisfies Messages;
