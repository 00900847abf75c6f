// Retention: how long contacts are kept, the dry run and its approval.
import type { Messages } from './message.ts';

export const retention = {
  'retention.title': { nb: 'Lagringstid', en: 'Retention' },
  'retention.lead': {
    nb: 'Personopplysninger skal ikke lagres lenger enn dere trenger dem. Sett en frist, så gjør vi kontakter uten aktivitet anonyme når fristen er ute.',
    en: 'Personal data must not be kept longer than you need it. Set a period, and we make contacts without activity anonymous when it has passed.',
  },
  'retention.law': {
    nb: 'Kravet heter lagringsbegrensning, art. 5 nr. 1 e i personvernforordningen.',
    en: 'The rule is called storage limitation, Art. 5(1)(e) of the GDPR.',
  },
  'retention.rule': { nb: 'Regelen', en: 'The rule' },
  'retention.rule.text': {
    nb: {
      one: 'Anonymiser kontakter uten aktivitet på {count} måned.',
      other: 'Anonymiser kontakter uten aktivitet på {count} måneder.',
    },
    en: {
      one: 'Anonymise contacts without activity for {count} month.',
      other: 'Anonymise contacts without activity for {count} months.',
    },
  },
  'retention.state.on': { nb: 'Gjelder', en: 'In force' },
  'retention.state.draft': { nb: 'Venter på godkjenning', en: 'Waiting for approval' },
  'retention.state.proposed': { nb: 'Forslag, ikke bestemt', en: 'Proposed, not decided' },
  'retention.proposed': {
    nb: 'Dere har ikke bestemt lagringstid ennå',
    en: 'You have not decided on a retention period yet',
  },
  'retention.proposed.text': {
    nb: 'Dette er vårt forslag. Se hvem det gjelder, og godkjenn det, eller velg en annen frist. Til da blir ingen anonymisert.',
    en: 'This is our proposal. See who it applies to and approve it, or choose another period. Until then nobody is anonymised.',
  },
  'retention.state.none': { nb: 'Ingen regel', en: 'No rule' },
  'retention.approvedBy': { nb: 'Godkjent av {name} {date}', en: 'Approved by {name} on {date}' },
  'retention.months': { nb: 'Anonymiser etter', en: 'Anonymise after' },
  'retention.months.suffix': { nb: 'måneder uten aktivitet', en: 'months without activity' },
  'retention.months.hint': {
    nb: 'Fra {fewest} til {most}. Forslaget vårt er {suggested}.',
    en: 'From {fewest} to {most}. Our proposal is {suggested}.',
  },
  'retention.months.save': { nb: 'Se hvem det gjelder', en: 'See who it applies to' },
  'retention.months.saveNote': {
    nb: 'Ingenting skjer før noen har sett listen og godkjent.',
    en: 'Nothing happens until someone has seen the list and approved.',
  },
  'retention.change': { nb: 'Endre fristen', en: 'Change the period' },
  'retention.changeNote': {
    nb: 'En ny frist må godkjennes på nytt. Til da blir ingen anonymisert.',
    en: 'A new period must be approved again. Until then nobody is anonymised.',
  },
  'retention.means': { nb: 'Dette skjer', en: 'What happens' },
  'retention.means.gone': {
    nb: 'Navn, stilling, e-post, telefon, adresser og koblinger til firmaer slettes. Det samme gjør alt som er skrevet om personen i aktiviteter.',
    en: 'Name, job title, e-mail, phone, addresses and links to companies are deleted. So is everything written about the person in activities.',
  },
  'retention.means.kept': {
    nb: 'En tom kontakt uten navn står igjen for statistikken, med måned i stedet for dato. Salg beholdes uten personen.',
    en: 'An empty contact without a name remains for statistics, with a month instead of a date. Deals are kept without the person.',
  },
  'retention.means.final': {
    nb: 'Det kan ikke angres, og skjer også for kontakter i papirkurven.',
    en: 'It cannot be undone, and it also happens to contacts in the trash.',
  },
  'retention.means.night': {
    nb: 'Regelen kjøres hver natt kl. 03.15. Hver kontakt får sin linje i endringsloggen.',
    en: 'The rule runs every night at 03:15. Each contact gets its line in the audit trail.',
  },
  'retention.due': { nb: 'Ville blitt anonymisert i dag', en: 'Would be anonymised today' },
  'retention.due.note': { nb: 'kontakter har passert fristen', en: 'contacts have passed the period' },
  'retention.dryRun.open': { nb: 'Se hvem og hvorfor', en: 'See who and why' },
  'retention.restricted.contacts': {
    nb: {
      one: '{count} kontakt til har passert fristen, men behandlingen er begrenset. Den blir ikke rørt.',
      other: '{count} kontakter til har passert fristen, men behandlingen er begrenset. De blir ikke rørt.',
    },
    en: {
      one: '{count} more contact has passed the period, but processing is restricted. It is left alone.',
      other: '{count} more contacts have passed the period, but processing is restricted. They are left alone.',
    },
  },
  'retention.held.contacts': {
    nb: {
      one: '{count} kontakt til har passert fristen, men en lov krever at den beholdes. Den tas første natt etter at plikten er over.',
      other:
        '{count} kontakter til har passert fristen, men en lov krever at de beholdes. De tas første natt etter at plikten er over.',
    },
    en: {
      one: '{count} more contact has passed the period, but a law keeps it. It goes in the first night after the duty ends.',
      other:
        '{count} more contacts have passed the period, but a law keeps them. They go in the first night after the duty ends.',
    },
  },
  'retention.waiting.contacts': {
    nb: {
      one: '{count} kontakt til har passert fristen, men venter på svar på et krav. Den tas første natt etter at kravet er besvart.',
      other:
        '{count} kontakter til har passert fristen, men venter på svar på et krav. De tas første natt etter at kravet er besvart.',
    },
    en: {
      one: '{count} more contact has passed the period, but waits for an answer to a request. It goes in the first night after the answer.',
      other:
        '{count} more contacts have passed the period, but wait for an answer to a request. They go in the first night after the answer.',
    },
  },
  'retention.restricted.activity-text': {
    nb: {
      one: 'Teksten i {count} aktivitet til har passert fristen, men behandlingen er begrenset. Den blir ikke rørt.',
      other:
        'Teksten i {count} aktiviteter til har passert fristen, men behandlingen er begrenset. Den blir ikke rørt.',
    },
    en: {
      one: 'The text of {count} more activity has passed the period, but processing is restricted. It is left alone.',
      other:
        'The text of {count} more activities has passed the period, but processing is restricted. It is left alone.',
    },
  },
  'retention.held.activity-text': {
    nb: {
      one: 'Teksten i {count} aktivitet til har passert fristen, men en lov krever at den beholdes. Den tas første natt etter at plikten er over.',
      other:
        'Teksten i {count} aktiviteter til har passert fristen, men en lov krever at den beholdes. Den tas første natt etter at plikten er over.',
    },
    en: {
      one: 'The text of {count} more activity has passed the period, but a law keeps it. It goes in the first night after the duty ends.',
      other:
        'The text of {count} more activities has passed the period, but a law keeps it. It goes in the first night after the duty ends.',
    },
  },
  'retention.waiting.activity-text': {
    nb: {
      one: 'Teksten i {count} aktivitet til har passert fristen, men personen venter på svar på et krav. Den tas første natt etter at kravet er besvart.',
      other:
        'Teksten i {count} aktiviteter til har passert fristen, men personene venter på svar på et krav. Den tas første natt etter at kravet er besvart.',
    },
    en: {
      one: 'The text of {count} more activity has passed the period, but the person waits for an answer to a request. It goes in the first night after the answer.',
      other:
        'The text of {count} more activities has passed the period, but the people wait for an answer to a request. It goes in the first night after the answer.',
    },
  },
  'retention.restricted.own-businesses': {
    nb: {
      one: '{count} enkeltpersonforetak til har passert fristen, men behandlingen er begrenset. Det blir ikke rørt.',
      other: '{count} enkeltpersonforetak til har passert fristen, men behandlingen er begrenset. De blir ikke rørt.',
    },
    en: {
      one: '{count} more sole proprietorship has passed the period, but processing is restricted. It is left alone.',
      other:
        '{count} more sole proprietorships have passed the period, but processing is restricted. They are left alone.',
    },
  },
  'retention.held.own-businesses': {
    nb: {
      one: '{count} enkeltpersonforetak til har passert fristen, men en lov krever at det beholdes. Det tas første natt etter at plikten er over.',
      other:
        '{count} enkeltpersonforetak til har passert fristen, men en lov krever at de beholdes. De tas første natt etter at plikten er over.',
    },
    en: {
      one: '{count} more sole proprietorship has passed the period, but a law keeps it. It goes in the first night after the duty ends.',
      other:
        '{count} more sole proprietorships have passed the period, but a law keeps them. They go in the first night after the duty ends.',
    },
  },
  'retention.waiting.own-businesses': {
    nb: {
      one: '{count} enkeltpersonforetak til har passert fristen, men et krav fra noen som ikke er funnet ennå, venter på svar. Det tas første natt etter at kravet er besvart.',
      other:
        '{count} enkeltpersonforetak til har passert fristen, men et krav fra noen som ikke er funnet ennå, venter på svar. De tas første natt etter at kravet er besvart.',
    },
    en: {
      one: '{count} more sole proprietorship has passed the period, but a request of somebody who has not been found yet waits for an answer. It goes in the first night after the answer.',
      other:
        '{count} more sole proprietorships have passed the period, but a request of somebody who has not been found yet waits for an answer. They go in the first night after the answer.',
    },
  },
  'retention.waiting.show': { nb: 'Se kravene', en: 'See the requests' },
  'retention.restricted.show': { nb: 'Se dem', en: 'See them' },
  'retention.dryRun.title': { nb: 'Prøvekjøring', en: 'Dry run' },
  'retention.dryRun.when': { nb: 'Hvor langt fram', en: 'How far ahead' },
  'retention.dryRun.today': { nb: 'I dag', en: 'Today' },
  'retention.dryRun.within': {
    nb: 'Innen {days} dager: {count} kontakter',
    en: 'Within {days} days: {count} contacts',
  },
  'retention.dryRun.withinLead': {
    nb: 'Slik blir det hvis ingen har med dem å gjøre før den tid. En ny aktivitet begynner fristen på nytt.',
    en: 'This is how it will be if nobody has to do with them until then. A new activity starts the period again.',
  },
  'retention.dryRun.lead': {
    nb: 'Ingenting er endret. Slik ser det ut hvis regelen kjøres nå.',
    en: 'Nothing has changed. This is what happens if the rule runs now.',
  },
  'retention.dryRun.count': {
    nb: {
      zero: 'Ingen kontakter har passert fristen',
      one: '{count} kontakt blir anonymisert',
      other: '{count} kontakter blir anonymisert',
    },
    en: {
      zero: 'No contacts have passed the period',
      one: '{count} contact will be anonymised',
      other: '{count} contacts will be anonymised',
    },
  },
  'retention.dryRun.countAtLeast': {
    nb: 'Mer enn {count} kontakter blir anonymisert',
    en: 'More than {count} contacts will be anonymised',
  },
  'retention.dryRun.none': {
    nb: 'Alle kontaktene har hatt aktivitet etter fristen. Regelen passer på fra nå av.',
    en: 'All contacts have had activity within the period. The rule keeps watch from now on.',
  },
  'retention.dryRun.name': { nb: 'Kontakt', en: 'Contact' },
  'retention.dryRun.company': { nb: 'Firma', en: 'Company' },
  'retention.dryRun.last': { nb: 'Siste aktivitet', en: 'Last activity' },
  'retention.dryRun.never': { nb: 'Aldri, opprettet {date}', en: 'Never, created {date}' },
  'retention.dryRun.since': { nb: 'Frist', en: 'Period ended' },
  'retention.dryRun.trash': { nb: 'i papirkurven', en: 'in the trash' },
  'retention.dryRun.first': { nb: 'Til første side', en: 'To the first page' },
  'retention.approve.title': { nb: 'Godkjenn regelen', en: 'Approve the rule' },
  'retention.approve.text': {
    nb: 'Når regelen gjelder, kjøres den hver natt fra og med i natt. Den første gangen gjelder den kontaktene i listen.',
    en: 'Once in force, the rule runs every night, starting tonight. The first time it applies to the contacts in the list.',
  },
  'retention.approve.confirm': {
    nb: {
      zero: 'Jeg forstår at kontakter blir anonymisert for godt når fristen deres er ute.',
      one: 'Jeg forstår at {count} kontakt blir anonymisert for godt, og flere etter hvert som fristen deres er ute.',
      other:
        'Jeg forstår at {count} kontakter blir anonymisert for godt, og flere etter hvert som fristen deres er ute.',
    },
    en: {
      zero: 'I understand that contacts are anonymised for good when their period ends.',
      one: 'I understand that {count} contact is anonymised for good, and more as their period ends.',
      other: 'I understand that {count} contacts are anonymised for good, and more as their period ends.',
    },
  },
  'retention.approve.confirmAtLeast': {
    nb: 'Jeg forstår at mer enn {count} kontakter blir anonymisert for godt, og flere etter hvert som fristen deres er ute.',
    en: 'I understand that more than {count} contacts are anonymised for good, and more as their period ends.',
  },
  'retention.approve.button': { nb: 'Godkjenn regelen', en: 'Approve the rule' },
  'retention.approve.needed': { nb: 'Kryss av for å gå videre.', en: 'Tick the box to go on.' },
  'retention.approve.grown': {
    nb: 'Flere kontakter har passert fristen siden du åpnet siden. Se over det nye antallet, og kryss av på nytt.',
    en: 'More contacts have passed the period since you opened the page. Look at the new number and tick the box again.',
  },
  'retention.approve.stale': {
    nb: 'Det er mer enn en uke siden siden ble åpnet. Se over tallene på nytt, og kryss av igjen.',
    en: 'The page was opened more than a week ago. Look at the numbers again, and tick the box once more.',
  },
  'retention.rules': { nb: 'Regler for enkelte formål', en: 'Rules for single purposes' },
  'retention.state.unknown': { nb: 'Hoppes over', en: 'Skipped' },
  'retention.approve.changed': {
    nb: 'Noen har endret regelen siden du åpnet siden. Se over den, og kryss av på nytt.',
    en: 'Someone has changed the rule since you opened the page. Look at it and tick the box again.',
  },
  'retention.approved': {
    nb: 'Regelen gjelder. Den kjøres første gang i natt.',
    en: 'The rule is in force. It runs for the first time tonight.',
  },
  'retention.turnOff': { nb: 'Slå av regelen', en: 'Turn the rule off' },
  'retention.turnedOff': {
    nb: 'Regelen er slått av. Ingen blir anonymisert før den er godkjent igjen.',
    en: 'The rule is turned off. Nobody is anonymised until it is approved again.',
  },
  'retention.runs': { nb: 'Kjøringer', en: 'Runs' },
} as const satisfies Messages;
