// The register of sub-processors: the public page, each tenant's notices, and the operators' pages.
import type { Messages } from './message.ts';

export const privacySubProcessors = {
  'subProcessors.title': { nb: 'Underleverandører', en: 'Sub-processors' },
  'subProcessors.lead': {
    nb: 'Hvem som får personopplysninger fra OnNet CRM, hvilke, hvorfor og hvor. Programmet slipper ingenting ut til andre enn dem som står her.',
    en: 'Who gets personal data from OnNet CRM, which data, why and where. The program lets nothing out to anyone but those listed here.',
  },
  'subProcessors.notice': {
    nb: {
      one: 'Nye varsles kundene minst {count} dag før de tas i bruk.',
      other: 'Nye varsles kundene minst {count} dager før de tas i bruk.',
    },
    en: {
      one: 'Customers are told of new ones at least {count} day before they are used.',
      other: 'Customers are told of new ones at least {count} days before they are used.',
    },
  },
  'subProcessors.feed': { nb: 'Følg endringer (Atom)', en: 'Follow changes (Atom)' },
  'subProcessors.public': { nb: 'Den åpne listen', en: 'The public list' },
  'subProcessors.feed.inUse': { nb: '{name} er i bruk fra {date}', en: '{name} is in use from {date}' },
  'subProcessors.feed.coming': { nb: '{name} tas i bruk {date}', en: '{name} will be used from {date}' },
  'subProcessors.feed.held': {
    nb: '{name} skulle tas i bruk {date}, og venter på at en protest besvares.',
    en: '{name} was to be used from {date}, and waits for an objection to be answered.',
  },
  'subProcessors.feed.ended': { nb: '{name} ble avsluttet {date}', en: '{name} ended on {date}' },

  'subProcessors.state.inUse': { nb: 'I bruk', en: 'In use' },
  'subProcessors.state.coming': { nb: 'Varslet', en: 'Announced' },
  'subProcessors.state.held': { nb: 'Venter på svar', en: 'Waits for an answer' },
  'subProcessors.state.ended': { nb: 'Avsluttet', en: 'Ended' },
  'subProcessors.state.off': { nb: 'Av', en: 'Off' },
  'subProcessors.role': { nb: 'Rolle', en: 'Role' },
  'subProcessors.role.processor': { nb: 'Databehandler', en: 'Processor' },
  'subProcessors.role.controller': { nb: 'Selvstendig behandlingsansvarlig', en: 'Independent controller' },
  'subProcessors.role.source': { nb: 'Offentlig kilde', en: 'Public source' },
  'subProcessors.concerns': { nb: 'Hvem det gjelder', en: 'Whose data' },
  'subProcessors.concerns.accounts': { nb: 'Brukere og betalere', en: 'Users and payers' },
  'subProcessors.concerns.contacts': { nb: 'Kundenes kontakter', en: 'The customers’ contacts' },
  'subProcessors.concerns.both': { nb: 'Brukere og kundenes kontakter', en: 'Users and the customers’ contacts' },
  'subProcessors.data': { nb: 'Opplysninger', en: 'Data' },
  'subProcessors.purpose': { nb: 'Formål', en: 'Purpose' },
  'subProcessors.country': { nb: 'Land', en: 'Country' },
  'subProcessors.transfer': { nb: 'Overføring', en: 'Transfer' },
  'subProcessors.transfer.eea': { nb: 'Innenfor EØS, ingen overføring', en: 'Within the EEA, no transfer' },
  'subProcessors.transfer.adequacy': {
    nb: 'Beslutning om tilstrekkelig beskyttelsesnivå (art. 45)',
    en: 'Adequacy decision (Art. 45)',
  },
  'subProcessors.transfer.clauses': {
    nb: 'Standard personvernbestemmelser (art. 46)',
    en: 'Standard contractual clauses (Art. 46)',
  },
  'subProcessors.transfer.none': { nb: 'Ingen personopplysninger overføres', en: 'No personal data is transferred' },
  'subProcessors.agreement': { nb: 'Avtale', en: 'Agreement' },
  'subProcessors.agreement.source': {
    nb: 'Trengs ikke: et offentlig register, som ikke behandler noe for oss',
    en: 'Not needed: a public register, which handles nothing for us',
  },
  'subProcessors.agreement.missing': { nb: 'Mangler', en: 'Missing' },
  'subProcessors.since': { nb: 'Fra', en: 'From' },
  'subProcessors.until': { nb: 'Til', en: 'Until' },
  'subProcessors.hosts': { nb: 'Adresser programmet kan nå', en: 'Hosts the program can reach' },
  'subProcessors.hosts.none': { nb: 'Ingen', en: 'None' },
  'subProcessors.hosts.others': { nb: 'og de adressene disse oppgir', en: 'and the hosts that these name' },

  'subProcessors.desk.lead': {
    nb: 'Vi bruker disse for å levere tjenesten til dere. Tar vi i bruk en ny, får dere vite det på forhånd og kan protestere (art. 28 nr. 2).',
    en: 'We use these to deliver the service to you. If we take on a new one, you are told beforehand and can object (Art. 28(2)).',
  },
  'subProcessors.notices': { nb: 'Varsler', en: 'Notices' },
  'subProcessors.notices.none': {
    nb: 'Ingen endringer er varslet siden dere begynte.',
    en: 'No changes have been announced since you began.',
  },
  'subProcessors.notice.new': { nb: '{name} tas i bruk {date}', en: '{name} will be used from {date}' },
  'subProcessors.notice.ending': { nb: '{name} avsluttes {date}', en: '{name} ends on {date}' },
  'subProcessors.notice.more': { nb: 'Hvilke opplysninger, hvorfor og hvor', en: 'Which data, why and where' },
  'subProcessors.notice.given': { nb: 'Varslet {date}', en: 'Announced {date}' },
  'subProcessors.news': { nb: 'Ny underleverandør: {name}', en: 'New sub-processor: {name}' },
  'subProcessors.news.note': { nb: 'Dere kan protestere før {date}.', en: 'You can object before {date}.' },

  'subProcessors.protest': { nb: 'Protester', en: 'Object' },
  'subProcessors.protest.why': { nb: 'Hvorfor protesterer dere?', en: 'Why do you object?' },
  'subProcessors.protest.hint': {
    nb: 'OnNet svarer her, og eierne får e-post. Finner vi ingen løsning, kan dere si opp før endringen trer i kraft.',
    en: 'OnNet answers here, and the owners get a mail. If we find no solution, you can leave before the change takes effect.',
  },
  'subProcessors.protest.sent': { nb: 'Protesten er sendt til OnNet.', en: 'The objection has been sent to OnNet.' },
  'subProcessors.protest.already': { nb: 'Dere har protestert allerede.', en: 'You have objected already.' },
  'subProcessors.protest.late': {
    nb: 'Fristen er ute: endringen gjelder allerede. Skriv til OnNet.',
    en: 'The time is up: the change already applies. Write to OnNet.',
  },
  'subProcessors.protest.yours': { nb: 'Protesten deres, {date}', en: 'Your objection, {date}' },
  'subProcessors.protest.waits': {
    nb: 'OnNet har ikke svart ennå, og tar den ikke i bruk før det.',
    en: 'OnNet has not answered yet, and does not use it before that.',
  },
  'subProcessors.protest.answer': { nb: 'Svar fra OnNet, {date}', en: 'Answer from OnNet, {date}' },

  'subProcessors.operator.lead': {
    nb: 'Registeret bestemmer hva programmet kan nå. En rad uten avtale, eller grunn til at den ikke trengs, kan ikke slås på.',
    en: 'The register decides what the program can reach. A row without an agreement, or the reason why none is needed, cannot be switched on.',
  },
  'subProcessors.operator.add': { nb: 'Ny underleverandør', en: 'New sub-processor' },
  'subProcessors.operator.add.text': {
    nb: 'Alle kunder varsles straks, på e-post og på personvernsiden sin. Raden kan brukes fra dagen du setter, tidligst {date}.',
    en: 'Every customer is told at once, by mail and on its privacy page. The row can be used from the day you set, {date} at the earliest.',
  },
  'subProcessors.operator.add.button': { nb: 'Legg til og varsle kundene', en: 'Add and tell the customers' },
  'subProcessors.operator.added': { nb: 'Lagt til. Kundene varsles nå.', en: 'Added. The customers are being told.' },
  'subProcessors.operator.saved': { nb: 'Endringen er lagret.', en: 'The change is saved.' },
  'subProcessors.operator.on': { nb: 'Slå på', en: 'Switch on' },
  'subProcessors.operator.off': { nb: 'Slå av', en: 'Switch off' },
  'subProcessors.operator.off.text': {
    nb: 'Programmet slutter å nå adressene i løpet av sekunder. Det som venter på dem, blir stående og prøves igjen.',
    en: 'The program stops reaching the hosts within seconds. What waits for them stays and is tried again.',
  },
  'subProcessors.operator.on.text': {
    nb: 'Er raden ikke varslet før, varsles kundene nå, og den kan tidligst brukes {date}. Er det ingen kunder ennå, kan den brukes med en gang.',
    en: 'If the row has not been announced before, the customers are told now, and it can be used from {date} at the earliest. While there are no customers it can be used at once.',
  },
  'subProcessors.operator.switchedOn': { nb: 'Raden er slått på.', en: 'The row is switched on.' },
  'subProcessors.operator.switchedOff': { nb: 'Raden er slått av.', en: 'The row is switched off.' },
  'subProcessors.operator.end': { nb: 'Avslutt', en: 'End' },
  'subProcessors.operator.end.text': {
    nb: 'Den første dagen den ikke brukes mer. Kundene varsles.',
    en: 'The first day it is no longer used. The customers are told.',
  },
  'subProcessors.operator.ended': {
    nb: 'Slutten er satt. Kundene varsles nå.',
    en: 'The end is set. The customers are being told.',
  },
  'subProcessors.operator.use': { nb: 'Bruk', en: 'Use' },
  'subProcessors.operator.protests': { nb: 'Protester', en: 'Objections' },
  'subProcessors.operator.protests.none': { nb: 'Ingen har protestert.', en: 'Nobody has objected.' },
  'subProcessors.operator.answer': { nb: 'Svar', en: 'Answer' },
  'subProcessors.operator.answer.send': { nb: 'Send svaret', en: 'Send the answer' },
  'subProcessors.operator.answered': { nb: 'Svaret er sendt.', en: 'The answer is sent.' },
  'subProcessors.operator.unverified': { nb: 'Ikke bekreftet i kilden', en: 'Not verified in the source' },
  'subProcessors.operator.verified': { nb: 'Bekreftet {date}', en: 'Verified {date}' },
  'subProcessors.operator.refusals': { nb: 'Stoppet på vei ut', en: 'Stopped on the way out' },
  'subProcessors.operator.refusals.text': {
    nb: {
      one: 'Programmet prøvde å nå {host} ({party}) {count} gang. Den står ikke i en rad som er i bruk.',
      other: 'Programmet prøvde å nå {host} ({party}) {count} ganger. Den står ikke i en rad som er i bruk.',
    },
    en: {
      one: 'The program tried to reach {host} ({party}) {count} time. It is in no row that is in use.',
      other: 'The program tried to reach {host} ({party}) {count} times. It is in no row that is in use.',
    },
  },
  'subProcessors.operator.refusals.clear': { nb: 'Sett', en: 'Seen' },
  'subProcessors.figure.hours': {
    nb: { one: '{count} time', other: '{count} timer' },
    en: { one: '{count} hour', other: '{count} hours' },
  },
  'subProcessors.figure.days': {
    nb: { one: '{count} dag', other: '{count} dager' },
    en: { one: '{count} day', other: '{count} days' },
  },
  'subProcessors.figure.years': {
    nb: { one: '{count} år', other: '{count} år' },
    en: { one: '{count} year', other: '{count} years' },
  },
  'subProcessors.figure.months': {
    nb: { one: '{count} måned', other: '{count} måneder' },
    en: { one: '{count} month', other: '{count} months' },
  },
  'subProcessors.figures': { nb: 'Tall fra loven', en: 'Numbers from the law' },

  'subProcessors.field.code': { nb: 'Kode', en: 'Code' },
  'subProcessors.field.code.hint': { nb: 'Små bokstaver, for eksempel mail-2', en: 'Lower case, for example mail-2' },
  'subProcessors.field.name': { nb: 'Navn', en: 'Name' },
  'subProcessors.field.dataNb': { nb: 'Opplysninger, på norsk', en: 'Data, in Norwegian' },
  'subProcessors.field.dataEn': { nb: 'Opplysninger, på engelsk', en: 'Data, in English' },
  'subProcessors.field.purposeNb': { nb: 'Formål, på norsk', en: 'Purpose, in Norwegian' },
  'subProcessors.field.purposeEn': { nb: 'Formål, på engelsk', en: 'Purpose, in English' },
  'subProcessors.field.countryCode': { nb: 'Land (to bokstaver)', en: 'Country (two letters)' },
  'subProcessors.field.transferReference': { nb: 'Henvisning for overføringen', en: 'Reference for the transfer' },
  'subProcessors.field.agreementReference': { nb: 'Hvor avtalen ligger', en: 'Where the agreement is' },
  'subProcessors.field.agreementExemption': {
    nb: 'Eller hvorfor den ikke trengs',
    en: 'Or why none is needed',
  },
  'subProcessors.field.hosts': { nb: 'Adresser, én på hver linje', en: 'Hosts, one on each line' },
  'subProcessors.field.contactEmail': { nb: 'E-post for beskjeder (art. 19)', en: 'E-mail for notices (Art. 19)' },
  'subProcessors.field.source': { nb: 'Kilde og forbehold', en: 'Source and reservations' },
  'subProcessors.field.verifiedOn': { nb: 'Bekreftet i kilden', en: 'Verified in the source' },
  'subProcessors.field.since': { nb: 'Kan brukes fra', en: 'Can be used from' },

  'subProcessors.problem.code': {
    nb: 'Små bokstaver, tall og bindestrek, og en bokstav først.',
    en: 'Lower case letters, digits and hyphens, with a letter first.',
  },
  'subProcessors.problem.codeTaken': { nb: 'Koden er i bruk.', en: 'The code is taken.' },
  'subProcessors.problem.country': { nb: 'To bokstaver, som NO.', en: 'Two letters, such as NO.' },
  'subProcessors.problem.hosts': {
    nb: 'Bare vertsnavn, som api.stripe.com, uten https:// og uten port.',
    en: 'Host names only, such as api.stripe.com, without https:// and without a port.',
  },
  'subProcessors.problem.otherHost': {
    nb: 'En vert under et annet domene er en annen mottaker. Legg til en ny rad, så får kundene beskjed.',
    en: 'A host of another domain is another recipient. Add a new row, so that the customers are told.',
  },
  'subProcessors.problem.agreement': {
    nb: 'Avtalen skal være skriftlig (art. 28 nr. 9). Skriv lenken til den, eller nummeret eller datoen den har.',
    en: 'The agreement must be in writing (Art. 28(9)). Write the link to it, or its number or date.',
  },
  'subProcessors.problem.notYet': { nb: 'Dagen har ikke vært ennå.', en: 'The day has not come yet.' },
  'subProcessors.problem.transferReference': {
    nb: 'Si hvilken beslutning eller hvilke bestemmelser overføringen bygger på.',
    en: 'Say which decision or which clauses the transfer rests on.',
  },
  'subProcessors.problem.notEea': {
    nb: 'Landet er utenfor EØS. Velg hva overføringen bygger på.',
    en: 'The country is outside the EEA. Choose what the transfer rests on.',
  },
  'subProcessors.problem.conflict': {
    nb: 'Noen andre lagret i mellomtiden. Åpne raden på nytt og gjør endringen der.',
    en: 'Somebody else saved in the meantime. Open the row again and make the change there.',
  },
  'subProcessors.problem.protested': {
    nb: 'En kunde har protestert og venter på svar. Svar før den tas i bruk.',
    en: 'A customer has protested and waits for an answer. Answer before it is used.',
  },
  'subProcessors.problem.bound': {
    nb: 'Skriv hvor databehandleravtalen ligger, eller hvorfor den ikke trengs.',
    en: 'Write where the processing agreement is, or why none is needed.',
  },
  'subProcessors.problem.told': {
    nb: 'Dette er varslet til kundene og kan ikke endres. Legg til en ny rad og avslutt denne.',
    en: 'The customers were told this, and it cannot be changed. Add a new row and end this one.',
  },
  'subProcessors.problem.notice': {
    nb: {
      one: 'Kundene skal varsles minst {count} dag før. Velg en senere dag.',
      other: 'Kundene skal varsles minst {count} dager før. Velg en senere dag.',
    },
    en: {
      one: 'Customers must be told at least {count} day before. Choose a later day.',
      other: 'Customers must be told at least {count} days before. Choose a later day.',
    },
  },
  'subProcessors.problem.past': {
    nb: 'Dagen har vært. Velg i dag eller senere.',
    en: 'The day has passed. Choose today or later.',
  },
} as const satisfies Messages;
