// Finding the organisation numbers of companies that have none.
import type { Messages } from './message.ts';

export const companyMatching = {
  'companies.matching.link': { nb: 'Uten nummer', en: 'Without number' },
  'companies.matching.title': { nb: 'Finn organisasjonsnumre', en: 'Find organisation numbers' },
  'companies.matching.text': {
    nb: 'Firmaer som mangler organisasjonsnummer, holdes opp mot Enhetsregisteret. Ingen får et nummer før dere har sagt ja til det.',
    en: 'Companies without an organisation number are compared with the register. None gets a number before you say yes.',
  },
  'companies.matching.noPeople': {
    nb: 'Enkeltpersonforetak foreslås aldri: navnet er en persons. Dere kan søke dem opp selv.',
    en: 'Sole proprietorships are never suggested: the name is a person’s. You can look them up yourselves.',
  },
  'companies.matching.slow': {
    nb: 'Kopien vår av registeret er ikke klar, så Brønnøysund spørres om ett firma om gangen. Det tar lengre tid.',
    en: 'Our copy of the register is not ready, so the register is asked about one company at a time. That takes longer.',
  },
  'companies.matching.start': {
    nb: { one: 'Let for {count} firma', other: 'Let for {count} firmaer' },
    en: { one: 'Find the number of {count} company', other: 'Find the numbers of {count} companies' },
  },
  'companies.matching.again': { nb: 'Let på nytt', en: 'Look again' },
  'companies.matching.none': {
    nb: 'Alle firmaer har organisasjonsnummer',
    en: 'Every company has an organisation number',
  },
  'companies.matching.noneText': {
    nb: 'Firmaer som legges til uten nummer, kan finnes her.',
    en: 'Companies that are added without a number can be found here.',
  },
  'companies.matching.progress': { nb: 'Leter i Enhetsregisteret', en: 'Looking in the register' },
  'companies.matching.numbers': { nb: '{done} av {total}', en: '{done} of {total}' },
  'companies.matching.progressNote': {
    nb: 'Du kan arbeide videre. Det som er funnet, står her.',
    en: 'You can carry on. What is found is shown here.',
  },
  'companies.matching.refresh': { nb: 'Oppdater', en: 'Refresh' },
  'companies.matching.halted.register': { nb: 'Brønnøysund svarer ikke', en: 'The register is not answering' },
  'companies.matching.halted.registerText': {
    nb: 'Vi prøver igjen av oss selv. At et firma ikke er funnet ennå, betyr ikke at det ikke finnes.',
    en: 'We will keep trying. A company that has not been found yet may still exist.',
  },
  'companies.matching.halted.givenUp': { nb: 'Letingen stoppet', en: 'The search stopped' },
  'companies.matching.halted.givenUpText': {
    nb: 'Det som er funnet, er beholdt. Fortsett med resten.',
    en: 'What has been found is kept. Continue with the rest.',
  },
  'companies.matching.goOn': { nb: 'Fortsett', en: 'Continue' },
  'companies.matching.found': {
    nb: { one: 'Fant forslag for {count} av {total} firmaer', other: 'Fant forslag for {count} av {total} firmaer' },
    en: {
      one: 'Found suggestions for {count} of {total} companies',
      other: 'Found suggestions for {count} of {total} companies',
    },
  },
  'companies.matching.shelves': { nb: 'Hvor sikkert', en: 'How sure' },
  'companies.matching.shelf.sure': { nb: 'Sikre', en: 'Sure' },
  'companies.matching.shelf.likely': { nb: 'Sannsynlige', en: 'Likely' },
  'companies.matching.shelf.possible': { nb: 'Mulige', en: 'Possible' },
  'companies.matching.shelf.none': { nb: 'Uten forslag', en: 'No suggestion' },
  'companies.matching.shelf.skipped': { nb: 'Utsatt', en: 'Put off' },
  'companies.matching.emptyShelf': { nb: 'Ingen her', en: 'None here' },
  'companies.matching.emptyShelfText': {
    nb: 'Se de andre gruppene, eller let på nytt når firmaer er lagt til.',
    en: 'See the other groups, or look again when companies have been added.',
  },
  'companies.matching.acceptAll': {
    nb: { one: 'Godta den ene sikre', other: 'Godta {count} sikre' },
    en: { one: 'Accept the one that is sure', other: 'Accept {count} that are sure' },
  },
  'companies.matching.acceptAllText': {
    nb: 'Firmaene får numrene og fylles fra Enhetsregisteret. Det dere har skrevet, beholdes, og alt kan angres.',
    en: 'The companies get the numbers and are filled from the register. What you typed stays, and everything can be undone.',
  },
  'companies.matching.theirs': { nb: 'Forslag', en: 'Suggestion' },
  'companies.matching.accept': { nb: 'Godta', en: 'Accept' },
  'companies.matching.reject': { nb: 'Ikke denne', en: 'Not this one' },
  'companies.matching.other': { nb: 'Velg en annen', en: 'Choose another' },
  'companies.matching.search': { nb: 'Søk selv', en: 'Search yourself' },
  'companies.matching.skip': { nb: 'Utsett', en: 'Put off' },
  'companies.matching.gone': {
    nb: 'Det som ble foreslått, er ikke lenger i registeret.',
    en: 'What was suggested is no longer in the register.',
  },
  'companies.matching.taken': { nb: 'Dere har det allerede:', en: 'You have it already:' },
  'companies.matching.reason.same-name': { nb: 'Samme navn', en: 'Same name' },
  'companies.matching.reason.same-but-form': {
    nb: 'Samme navn bortsett fra selskapsformen',
    en: 'Same name except for the legal form',
  },
  'companies.matching.reason.name-begins': { nb: 'Navnet begynner likt', en: 'The name begins the same way' },
  'companies.matching.reason.name-alike': { nb: 'Navnet ligner', en: 'Similar name' },
  'companies.matching.reason.only-one': { nb: 'eneste med navnet', en: 'the only one with the name' },
  'companies.matching.reason.several': { nb: 'flere heter det samme', en: 'several have the same name' },
  'companies.matching.reason.same-website': { nb: 'samme nettsted', en: 'same website' },
  'companies.matching.reason.same-postal-code': { nb: 'samme postnummer', en: 'same postcode' },
  'companies.matching.reason.same-place': { nb: 'samme sted', en: 'same place' },
  'companies.matching.reason.other-place': { nb: 'annet sted', en: 'another place' },
  'companies.matching.reason.taken': { nb: 'brukt av et annet firma', en: 'used by another company' },
  'companies.matching.which': { nb: 'Hvilket foretak er {name}?', en: 'Which one in the register is {name}?' },
  'companies.matching.suggested': { nb: 'Forslag fra Enhetsregisteret', en: 'Suggestions from the register' },
  'companies.matching.nothingSuggested': {
    nb: 'Ingen forslag for dette firmaet.',
    en: 'No suggestion for this company.',
  },
  'companies.matching.searchLabel': { nb: 'Navn eller organisasjonsnummer', en: 'Name or organisation number' },
  'companies.matching.use': { nb: 'Bruk dette', en: 'Use this one' },
  'companies.matching.numbered': {
    nb: '{name} har fått et nummer allerede.',
    en: '{name} has been given a number already.',
  },
  'companies.matching.done.accepted': {
    nb: '{name} har fått organisasjonsnummer.',
    en: '{name} now has its organisation number.',
  },
  'companies.matching.done.rejected': {
    nb: 'Forslaget for {name} kommer ikke igjen.',
    en: 'The suggestion for {name} will not come again.',
  },
  'companies.matching.done.skipped': { nb: '{name} er utsatt.', en: '{name} has been put off.' },
  'companies.matching.acceptedMany': {
    nb: { one: '{count} firma har fått organisasjonsnummer.', other: '{count} firmaer har fått organisasjonsnummer.' },
    en: {
      one: '{count} company now has its organisation number.',
      other: '{count} companies now have their organisation numbers.',
    },
  },
  'companies.matching.takenBack': {
    nb: { one: 'Angret for {count} firma.', other: 'Angret for {count} firmaer.' },
    en: { one: 'Undone for {count} company.', other: 'Undone for {count} companies.' },
  },
} as const satisfies Messages;
