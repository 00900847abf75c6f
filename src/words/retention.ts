// Retention: how long contacts are kept, the dry run, its approval, and the runs.
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
  'retention.state.none': { nb: 'Ingen regel', en: 'No rule' },
  'retention.approvedBy': { nb: 'Godkjent av {name} {date}', en: 'Approved by {name} on {date}' },
  'retention.months': { nb: 'Anonymiser etter', en: 'Anonymise after' },
  'retention.months.suffix': { nb: 'måneder uten aktivitet', en: 'months without activity' },
  'retention.months.hint': {
    nb: 'Fra {fewest} til {most}. Mange velger {suggested}.',
    en: 'From {fewest} to {most}. Many choose {suggested}.',
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
  'retention.restricted': {
    nb: {
      one: '{count} kontakt til har passert fristen, men behandlingen er begrenset. Den blir ikke rørt.',
      other: '{count} kontakter til har passert fristen, men behandlingen er begrenset. De blir ikke rørt.',
    },
    en: {
      one: '{count} more contact has passed the period, but processing is restricted. It is left alone.',
      other: '{count} more contacts have passed the period, but processing is restricted. They are left alone.',
    },
  },
  'retention.held': {
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
  'retention.restricted.show': { nb: 'Se dem', en: 'See them' },
  'retention.dryRun.title': { nb: 'Prøvekjøring', en: 'Dry run' },
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
  'retention.rules.lead': {
    nb: 'Den som trengs for flere formål, beholdes så lenge det lengste varer. Hver regel må godkjennes før den gjelder.',
    en: 'A person needed for several purposes is kept for as long as the longest lasts. Each rule must be approved before it is in force.',
  },
  'retention.rules.months': { nb: 'måneder', en: 'months' },
  'retention.rules.about': { nb: 'Gjelder', en: 'About' },
  'retention.rules.add': { nb: 'Legg til regel', en: 'Add rule' },
  'retention.rules.activityText': { nb: 'Teksten i gamle aktiviteter', en: 'The text of old activities' },
  'retention.rules.activityText.text': {
    nb: 'Slett teksten i aktiviteter etter {period}.',
    en: 'Delete the text of activities after {period}.',
  },
  'retention.rules.idle': { nb: '{purpose}: uten aktivitet', en: '{purpose}: without activity' },
  'retention.rules.idle.text': {
    nb: 'Anonymiser kontakter for «{purpose}» etter {period} uten aktivitet.',
    en: 'Anonymise contacts for “{purpose}” after {period} without activity.',
  },
  'retention.rules.withdrawn': { nb: '{purpose}: samtykket er trukket', en: '{purpose}: consent withdrawn' },
  'retention.rules.withdrawn.text': {
    nb: 'Anonymiser kontakter for «{purpose}» {period} etter at samtykket er trukket.',
    en: 'Anonymise contacts for “{purpose}” {period} after consent was withdrawn.',
  },
  'retention.rules.unknown': {
    nb: 'En regel på {period} som programmet ikke forstår. Den hoppes over hver natt.',
    en: 'A rule of {period} that the program does not understand. It is skipped every night.',
  },
  'retention.rules.count.contacts': {
    nb: {
      zero: 'Ville ikke ha anonymisert noen kontakter i dag.',
      one: 'Ville ha anonymisert {count} kontakt i dag.',
      other: 'Ville ha anonymisert {count} kontakter i dag.',
    },
    en: {
      zero: 'Would have anonymised no contacts today.',
      one: 'Would have anonymised {count} contact today.',
      other: 'Would have anonymised {count} contacts today.',
    },
  },
  'retention.rules.count.contacts.atLeast': {
    nb: 'Ville ha anonymisert mer enn {count} kontakter i dag.',
    en: 'Would have anonymised more than {count} contacts today.',
  },
  'retention.rules.count.activity-text': {
    nb: {
      zero: 'Ville ikke ha slettet teksten i noen aktiviteter i dag.',
      one: 'Ville ha slettet teksten i {count} aktivitet i dag.',
      other: 'Ville ha slettet teksten i {count} aktiviteter i dag.',
    },
    en: {
      zero: 'Would have deleted the text of no activities today.',
      one: 'Would have deleted the text of {count} activity today.',
      other: 'Would have deleted the text of {count} activities today.',
    },
  },
  'retention.rules.count.activity-text.atLeast': {
    nb: 'Ville ha slettet teksten i mer enn {count} aktiviteter i dag.',
    en: 'Would have deleted the text of more than {count} activities today.',
  },
  'retention.rules.sample': {
    nb: { one: 'Den eldste', other: 'De {count} eldste' },
    en: { one: 'The oldest', other: 'The {count} oldest' },
  },
  'retention.rules.sample.name': { nb: 'Hvem eller hva', en: 'Who or what' },
  'retention.rules.sample.since': { nb: 'Fristen løper fra', en: 'Counted from' },
  'retention.rules.approve.text': {
    nb: 'Når regelen gjelder, kjøres den hver natt. Det som er borte, kan ikke hentes tilbake.',
    en: 'Once in force, the rule runs every night. What is gone cannot be brought back.',
  },
  'retention.rules.confirm.contacts': {
    nb: {
      zero: 'Jeg forstår at det ikke gjelder noen kontakter nå, men flere etter hvert.',
      one: 'Jeg forstår at det nå gjelder {count} kontakt, og flere etter hvert.',
      other: 'Jeg forstår at det nå gjelder {count} kontakter, og flere etter hvert.',
    },
    en: {
      zero: 'I understand that it is about no contacts now, and more in time.',
      one: 'I understand that it is about {count} contact now, and more in time.',
      other: 'I understand that it is about {count} contacts now, and more in time.',
    },
  },
  'retention.rules.confirm.contacts.atLeast': {
    nb: 'Jeg forstår at det nå gjelder mer enn {count} kontakter, og flere etter hvert.',
    en: 'I understand that it is about more than {count} contacts now, and more in time.',
  },
  'retention.rules.confirm.activity-text': {
    nb: {
      zero: 'Jeg forstår at det ikke gjelder noen aktiviteter nå, men flere etter hvert.',
      one: 'Jeg forstår at det nå gjelder {count} aktivitet, og flere etter hvert.',
      other: 'Jeg forstår at det nå gjelder {count} aktiviteter, og flere etter hvert.',
    },
    en: {
      zero: 'I understand that it is about no activities now, and more in time.',
      one: 'I understand that it is about {count} activity now, and more in time.',
      other: 'I understand that it is about {count} activities now, and more in time.',
    },
  },
  'retention.rules.confirm.activity-text.atLeast': {
    nb: 'Jeg forstår at det nå gjelder mer enn {count} aktiviteter, og flere etter hvert.',
    en: 'I understand that it is about more than {count} activities now, and more in time.',
  },
  'retention.state.unknown': { nb: 'Hoppes over', en: 'Skipped' },
  'retention.rules.belowFloor': {
    nb: 'Loven krever minst {count} måneder ({law}).',
    en: 'The law demands at least {count} months ({law}).',
  },
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
  'retention.run.now': { nb: 'Kjør nå', en: 'Run now' },
  'retention.run.text': {
    nb: 'Kontaktene i listen blir anonymisert straks, uten å vente til i natt.',
    en: 'The contacts in the list are anonymised right away, without waiting for tonight.',
  },
  'retention.run.button': { nb: 'Anonymiser nå', en: 'Anonymise now' },
  'retention.run.title': { nb: 'Kjøring av regelen', en: 'Run of the rule' },
  'retention.run.noRule': {
    nb: 'Ingen regel gjelder, så det er ingenting å kjøre. Godkjenn regelen først.',
    en: 'No rule is in force, so there is nothing to run. Approve the rule first.',
  },
  'retention.run.progress': { nb: 'Anonymiserer kontakter', en: 'Anonymising contacts' },
  'retention.run.emptying': { nb: 'Sletter gammel tekst', en: 'Deleting old text' },
  'retention.run.emptied': {
    nb: {
      zero: 'Ingen aktiviteter hadde gammel tekst',
      one: 'Teksten i {count} aktivitet er slettet',
      other: 'Teksten i {count} aktiviteter er slettet',
    },
    en: {
      zero: 'No activities had old text',
      one: 'The text of {count} activity has been deleted',
      other: 'The text of {count} activities has been deleted',
    },
  },
  'retention.run.trail.emptied': {
    nb: 'Se hver aktivitet i endringsloggen',
    en: 'See each activity in the audit trail',
  },
  'retention.run.soon': { nb: 'Begynner straks', en: 'Starting soon' },
  'retention.run.numbers': { nb: '{done} av {due}', en: '{done} of {due}' },
  'retention.run.note': { nb: 'Du kan gå videre.', en: 'You can carry on.' },
  'retention.run.refresh': { nb: 'Oppdater', en: 'Refresh' },
  'retention.run.done': {
    nb: {
      zero: 'Ingen kontakter hadde passert fristen',
      one: '{count} kontakt er anonymisert',
      other: '{count} kontakter er anonymisert',
    },
    en: {
      zero: 'No contacts had passed the period',
      one: '{count} contact has been anonymised',
      other: '{count} contacts have been anonymised',
    },
  },
  'retention.run.skipped.ruleOff': {
    nb: 'Kjøringen stoppet fordi regelen ble slått av.',
    en: 'The run stopped because the rule was turned off.',
  },
  'retention.run.skipped.ruleChanged': {
    nb: 'Kjøringen stoppet fordi fristen ble endret.',
    en: 'The run stopped because the period was changed.',
  },
  'retention.run.skipped.notUnderstood': {
    nb: 'Regelen ble hoppet over: programmet forstår den ikke. Ingenting er endret. Sett den opp på nytt.',
    en: 'The rule was skipped: the program does not understand it. Nothing was changed. Set it up again.',
  },
  'retention.run.trail': { nb: 'Se hver kontakt i endringsloggen', en: 'See each contact in the audit trail' },
  'retention.runs': { nb: 'Kjøringer', en: 'Runs' },
  'retention.runs.none': { nb: 'Regelen er ikke kjørt ennå.', en: 'The rule has not run yet.' },
  'retention.runs.when': { nb: 'Tidspunkt', en: 'Time' },
  'retention.runs.by': { nb: 'Startet av', en: 'Started by' },
  'retention.runs.night': { nb: 'Nattens kjøring', en: 'The nightly run' },
  'retention.runs.count': { nb: 'Antall', en: 'Number' },
  'retention.runs.state': { nb: 'Status', en: 'Status' },
  'retention.runs.period': { nb: 'Frist', en: 'Period' },
  'retention.runs.months': {
    nb: { one: '{count} måned', other: '{count} måneder' },
    en: { one: '{count} month', other: '{count} months' },
  },
  'retention.runState.waiting': { nb: 'Venter', en: 'Waiting' },
  'retention.runState.running': { nb: 'Kjører', en: 'Running' },
  'retention.runState.finished': { nb: 'Ferdig', en: 'Done' },
  'retention.runState.skipped': { nb: 'Stoppet', en: 'Stopped' },
} as const satisfies Messages;
