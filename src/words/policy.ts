// Words around the privacy policy and the data processing agreement. The texts themselves are in src/domain/privacy.
import type { Messages } from './message.ts';

export const policyPages = {
  'policy.version': { nb: 'Versjon av {date}', en: 'Version of {date}' },
  // Written in the language it leads to, for the reader who needs it.
  'policy.otherLanguage': { nb: 'Read this in English', en: 'Les dette på norsk' },
  'policy.edition': { nb: 'Utgave {number}, gjelder fra {date}', en: 'Edition {number}, in force from {date}' },
  'policy.noEdition': {
    nb: 'Den er ennå ikke utgitt med nummer: noe i den venter på at noen bekrefter det.',
    en: 'It has not been issued with a number yet: something in it waits for somebody to confirm it.',
  },
  'policy.coming': { nb: 'En ny utgave gjelder fra {date}', en: 'A new edition takes effect on {date}' },
  'policy.coming.see': { nb: 'Se hva som endres', en: 'See what changes' },
  'policy.since': { nb: 'Endret siden utgaven ble skrevet', en: 'Changed since the edition was written' },
  'policy.since.text': {
    nb: 'Dette sier programmet og registrene dets nå. Det tas inn i neste utgave.',
    en: 'This is what the program and its registers say now. The next edition takes it in.',
  },
  'policy.origins': {
    nb: 'Teksten har to deler: den som ble publisert, ord for ord, og den som programmet bygger av sine egne registre, slik at tallene og navnene er de som gjaldt da utgaven ble skrevet.',
    en: 'The text has two parts: the one that was published, word for word, and the one the program builds from its own registers, so that its numbers and names are those that applied when the edition was written.',
  },
  'policy.origin.published': { nb: 'Publisert tekst', en: 'Published text' },
  'policy.origin.generated': { nb: 'Bygd av registrene', en: 'Built from the registers' },
  'policy.editions': { nb: 'Utgaver og endringer', en: 'Editions and changes' },
  'policy.editions.lead': {
    nb: 'Hver utgave av personvernerklæringen, med setningene som kom til og falt bort. En setning som er skrevet om, står i begge.',
    en: 'Every edition of the privacy policy, with the sentences that came and went. One that was reworded stands in both.',
  },
  'policy.editions.none': {
    nb: 'Ingen utgave er utgitt ennå. Personvernerklæringen vises slik programmet bygger den nå.',
    en: 'No edition has been issued yet. The privacy policy is shown as the program builds it now.',
  },
  'policy.editions.back': { nb: 'Personvernerklæringen', en: 'The privacy policy' },
  'policy.editions.number': { nb: 'Utgave {number}', en: 'Edition {number}' },
  'policy.editions.dates': {
    nb: 'Gjelder fra {date}, utgitt {published}',
    en: 'In force from {date}, issued {published}',
  },
  'policy.state.coming': { nb: 'Kommer', en: 'Coming' },
  'policy.state.inForce': { nb: 'Gjelder nå', en: 'In force' },
  'policy.state.past': { nb: 'Tidligere', en: 'Earlier' },
  'policy.added': {
    nb: { one: '{count} setning lagt til', other: '{count} setninger lagt til' },
    en: { one: '{count} sentence added', other: '{count} sentences added' },
  },
  'policy.removed': {
    nb: { one: '{count} setning tatt bort', other: '{count} setninger tatt bort' },
    en: { one: '{count} sentence taken away', other: '{count} sentences taken away' },
  },
  'policy.unconfirmed': { nb: 'ikke bekreftet', en: 'not confirmed' },
  'policy.proof': { nb: 'Hva som er bevist, setning for setning', en: 'What is proven, sentence by sentence' },
  'policy.proof.lead': {
    nb: 'Hver setning i personvernerklæringen har tester som prøver at programmet gjør det den sier. Her er de, setning for setning, og hvordan det gikk da de sist ble kjørt.',
    en: 'Every sentence of the privacy policy has tests that try whether the program does what it says. Here they are, sentence by sentence, and how they went when they were last run.',
  },
  'policy.proof.measured': {
    nb: 'Det gjelder det OnNet selv er behandlingsansvarlig for. Tall under 5 skilles ikke ut.',
    en: 'This is about what OnNet itself is the controller of. Numbers under 5 are not told apart.',
  },
  'policy.proof.at': { nb: 'Kjørt {date}', en: 'Run {date}' },
  'policy.proof.commit': { nb: 'versjon {commit}', en: 'version {commit}' },
  'policy.proof.never': { nb: 'Ikke bevist her ennå', en: 'Not yet proven here' },
  'policy.proof.never.text': {
    nb: 'Ingen har kjørt testene på dette programmet, så ingen setning er vist å være sann om det som kjører her. De som driver programmet, kjører «npm run proof» på maskinen der det står; da står resultatet her, med dato og versjon.',
    en: 'Nobody has run the tests on this program, so no sentence is shown to be true of what runs here. Those who operate it run “npm run proof” on the machine where it stands; the result is then shown here, with its date and version.',
  },
  'policy.proof.earlier': {
    nb: 'Det er en tidligere versjon som ble prøvd. Programmet er endret siden, så testene må kjøres på nytt før en setning kalles bevist for det som kjører her.',
    en: 'It was an earlier version that was tried. The program has been changed since, so the tests must be run again before a sentence is called proven of what runs here.',
  },
  'policy.proof.state.proven': { nb: 'Bevist', en: 'Proven' },
  'policy.proof.state.failed': { nb: 'Ikke sant nå', en: 'Not true now' },
  'policy.proof.state.unconfirmed': { nb: 'Venter på bekreftelse', en: 'Waits for confirmation' },
  'policy.proof.state.earlier': { nb: 'Bevist på en tidligere versjon', en: 'Proven on an earlier version' },
  'policy.proof.state.unproven': { nb: 'Ikke bevist ennå', en: 'Not yet proven' },
  'policy.proof.tests': {
    nb: { one: '{count} test', other: '{count} tester' },
    en: { one: '{count} test', other: '{count} tests' },
  },
  'policy.proof.outcome.passed': { nb: 'bestått', en: 'passed' },
  'policy.proof.outcome.failed': { nb: 'feilet', en: 'failed' },
  'policy.proof.outcome.earlier': { nb: 'bestått på en tidligere versjon', en: 'passed on an earlier version' },
  'policy.proof.outcome.unproven': { nb: 'ikke kjørt', en: 'not run' },
  'policy.proof.outdated': {
    nb: 'Utgaven ble skrevet før dette ble endret. Hva som gjelder nå, står øverst i personvernerklæringen.',
    en: 'The edition was written before this changed. What applies now stands at the top of the privacy policy.',
  },
  'policy.proof.person': {
    nb: 'En test kan ikke vite om dette er riktig. Noen som kjenner virksomheten, må bekrefte det.',
    en: 'No test can know whether this is right. Somebody who knows the company has to confirm it.',
  },
  'policy.operator.title': { nb: 'Personvernerklæring', en: 'Privacy policy' },
  'policy.operator.lead': {
    nb: 'Programmet bygger erklæringen av den publiserte teksten og sine egne registre. Når noe endres, blir det et utkast her, som blir en utgave først når du publiserer det.',
    en: 'The program builds the policy from the published text and its own registers. When something changes it becomes a draft here, and an edition only once you publish it.',
  },
  'policy.operator.public': { nb: 'Se den som alle ser', en: 'See it as everybody does' },
  'policy.operator.facts': { nb: 'Det bare et menneske kan bekrefte', en: 'What only a person can confirm' },
  'policy.fact.organisationNumber': { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  'policy.fact.officer': { nb: 'Personvernombud', en: 'Data protection officer' },
  'policy.operator.confirm': { nb: 'Bekreft at dette er riktig', en: 'Confirm that this is right' },
  'policy.operator.confirmedOn': { nb: 'Bekreftet {date}', en: 'Confirmed {date}' },
  'policy.operator.confirmedBy': { nb: 'av {name}', en: 'by {name}' },
  'policy.operator.unconfirmed': { nb: 'Ikke bekreftet', en: 'Not confirmed' },
  'policy.operator.confirmed': { nb: 'Bekreftet', en: 'Confirmed' },
  'policy.operator.draft': { nb: 'Utkast', en: 'Draft' },
  'policy.operator.same': {
    nb: 'Ingenting er endret siden siste utgave.',
    en: 'Nothing has changed since the last edition.',
  },
  'policy.operator.obstacles': { nb: 'Kan ikke publiseres ennå', en: 'Cannot be published yet' },
  'policy.obstacle.part': {
    nb: { one: '{count} opplysning om virksomheten mangler', other: '{count} opplysninger om virksomheten mangler' },
    en: { one: '{count} detail of the company is missing', other: '{count} details of the company are missing' },
  },
  'policy.obstacle.number': { nb: 'Organisasjonsnummeret er ikke gyldig', en: 'The organisation number is not valid' },
  'policy.obstacle.unconfirmed': {
    nb: { one: '{count} opplysning er ikke bekreftet', other: '{count} opplysninger er ikke bekreftet' },
    en: { one: '{count} fact is not confirmed', other: '{count} facts are not confirmed' },
  },
  'policy.obstacle.omission': {
    nb: { one: '{count} ting loven krever, står ikke der', other: '{count} ting loven krever, står ikke der' },
    en: { one: '{count} thing the law requires is not said', other: '{count} things the law requires are not said' },
  },
  'policy.obstacle.unproven': {
    nb: {
      one: '{count} setning er ikke bevist. Kjør npm run proof her.',
      other: '{count} setninger er ikke bevist. Kjør npm run proof her.',
    },
    en: {
      one: '{count} sentence is not proven. Run npm run proof here.',
      other: '{count} sentences are not proven. Run npm run proof here.',
    },
  },
  'policy.operator.effectiveOn': { nb: 'Gjelder fra', en: 'In force from' },
  'policy.operator.effectiveOn.hint': {
    nb: {
      one: 'Minst {count} dag fram. Eierne hos alle kunder får e-post når du publiserer.',
      other: 'Minst {count} dager fram. Eierne hos alle kunder får e-post når du publiserer.',
    },
    en: {
      one: 'At least {count} day ahead. The owners at every customer get a mail when you publish.',
      other: 'At least {count} days ahead. The owners at every customer get a mail when you publish.',
    },
  },
  'policy.operator.effectiveOn.first': {
    nb: 'Den første utgaven kan gjelde fra i dag. Det går ikke ut noe varsel om den.',
    en: 'The first edition can take effect today. Nobody is sent a notice of it.',
  },
  'policy.operator.publish': { nb: 'Publiser utgaven', en: 'Publish the edition' },
  'policy.operator.published': { nb: 'Utgaven er publisert', en: 'The edition is published' },
  'policy.problem.changed': {
    nb: 'Noe er endret siden du åpnet siden. Les den på nytt.',
    en: 'Something has changed since you opened the page. Read it again.',
  },
  'policy.problem.same': { nb: 'Denne teksten er allerede utgitt.', en: 'This text has been issued already.' },
  'policy.problem.number': {
    nb: 'Nummeret kan ikke bekreftes, for det er ikke gyldig. Sett inn det riktige i oppsettet først.',
    en: 'The number cannot be confirmed, since it is not valid. Put the right one into the configuration first.',
  },
  'policy.problem.obstacles': { nb: 'Den kan ikke publiseres ennå.', en: 'It cannot be published yet.' },
  'policy.problem.past': { nb: 'Velg i dag eller senere.', en: 'Choose today or later.' },
  'policy.problem.notice': {
    nb: { one: 'Velg en dag minst {count} dag frem.', other: 'Velg en dag minst {count} dager frem.' },
    en: { one: 'Choose a day at least {count} day ahead.', other: 'Choose a day at least {count} days ahead.' },
  },
  'agreement.article': { nb: 'GDPR artikkel {article}', en: 'GDPR Article {article}' },
  'agreement.hash': { nb: 'Fingeravtrykk av teksten (SHA-256)', en: 'Fingerprint of the text (SHA-256)' },
  'legalEntity.unconfirmed': {
    nb: 'Organisasjonsnummeret vårt må bekreftes',
    en: 'Our organisation number needs confirming',
  },
  'legalEntity.organisationNumber.length': {
    nb: {
      one: '{number} er ikke gyldig: det har {count} siffer, og et organisasjonsnummer har ni.',
      other: '{number} er ikke gyldig: det har {count} sifre, og et organisasjonsnummer har ni.',
    },
    en: {
      one: '{number} is not valid: it has {count} digit, and an organisation number has nine.',
      other: '{number} is not valid: it has {count} digits, and an organisation number has nine.',
    },
  },
  'legalEntity.organisationNumber.checksum': {
    nb: '{number} er ikke gyldig: kontrollsifferet stemmer ikke.',
    en: '{number} is not valid: the check digit does not match.',
  },
  'legalEntity.corrections': {
    nb: {
      one: 'Med ett siffer mindre finnes det {count} gyldig nummer: {numbers}.',
      other: 'Med ett siffer mindre finnes det {count} gyldige numre: {numbers}.',
    },
    en: {
      one: 'With one digit fewer there is {count} valid number: {numbers}.',
      other: 'With one digit fewer there are {count} valid numbers: {numbers}.',
    },
  },
  'legalEntity.confirm': {
    nb: 'Noen som kjenner virksomheten, må bekrefte det riktige nummeret og rette det i oppsettet. Til da vises det slik personvernerklæringen har det.',
    en: 'Someone who knows the company must confirm the right number and correct it in the configuration. Until then it is shown as the privacy policy has it.',
  },
} as const satisfies Messages;
