// The page of the audit trail.
import type { Messages } from './message.ts';

export const audit = {
  'audit.title': { nb: 'Endringslogg', en: 'Audit trail' },
  'audit.lead': {
    nb: 'Alt som er gjort med opplysningene deres, og hvem som har sett på dem, nyest først. Loggen er forseglet, så endringer i den oppdages. Navnene hentes fra det som er lagret nå. Det et felt inneholdt før, ligger forseglet under personens egen nøkkel og forsvinner med den når personen slettes.',
    en: 'Everything done with your data, and who has looked at it, newest first. The trail is sealed, so that changes to it are found out. The names come from what is stored now. What a field held before lies sealed under the person’s own key, and goes with it when the person is erased.',
  },
  'audit.filter': { nb: 'Vis', en: 'Show' },
  'audit.filter.action': { nb: 'Hendelse', en: 'Event' },
  'audit.filter.actor': { nb: 'Utført av', en: 'Done by' },
  'audit.filter.anyAction': { nb: 'Alle hendelser', en: 'All events' },
  'audit.filter.anyActor': { nb: 'Alle', en: 'Everyone' },
  'audit.filter.subject': { nb: 'Viser bare én post.', en: 'Showing one record only.' },
  'audit.filter.kind': { nb: 'Endringer eller innsyn', en: 'Changes or readings' },
  'audit.filter.changes': { nb: 'Endringer', en: 'Changes' },
  'audit.filter.readings': { nb: 'Innsyn', en: 'Readings' },
  'audit.filter.both': { nb: 'Endringer og innsyn', en: 'Changes and readings' },
  'audit.sealed': {
    nb: {
      one: 'Forseglet til og med {date}: {count} hendelse.',
      other: 'Forseglet til og med {date}: {count} hendelser.',
    },
    en: { one: 'Sealed up to {date}: {count} event.', other: 'Sealed up to {date}: {count} events.' },
  },
  'audit.anchored': {
    nb: 'Sist forankret utenfor databasen {date}. Forsvinner det som sto der da, oppdages det.',
    en: 'Last anchored outside the database on {date}. If what stood there then disappears, it is found out.',
  },
  'audit.anchors.notYet': {
    nb: 'Ikke forankret utenfor databasen ennå; det skjer hver natt. Til da kan ingen si om slutten av loggen er tatt bort.',
    en: 'Not anchored outside the database yet; that is done every night. Until then nobody can tell whether the end of the trail was taken away.',
  },
  'audit.anchors.missing': {
    nb: 'Loggen skulle vært forankret utenfor databasen, men ankrene mangler. Ingen kan si om noe av den er tatt bort.',
    en: 'The trail should be anchored outside the database, but its anchors are missing. Nobody can tell whether any of it was taken away.',
  },
  'audit.anchors.old': {
    nb: 'Loggen er ikke forankret utenfor databasen siden {date}, og skulle vært det hver natt. Ingen kan si om noe er tatt bort siden.',
    en: 'The trail has not been anchored outside the database since {date}, and should be every night. Nobody can tell whether anything was taken away since.',
  },
  'audit.anchors.late': {
    nb: 'Ankrene utenfor databasen fra før {date} mangler. Ingen kan si om noe av loggen fra før det er tatt bort.',
    en: 'The anchors outside the database from before {date} are missing. Nobody can tell whether any of the trail from before was taken away.',
  },
  'audit.check.whole': {
    nb: {
      one: 'Kontrollert {date}: Den ene forseglede hendelsen er slik den ble skrevet.',
      other: 'Kontrollert {date}: Alle {count} forseglede hendelser er slik de ble skrevet, og ingen mangler.',
    },
    en: {
      one: 'Checked on {date}: the one sealed event is as it was written.',
      other: 'Checked on {date}: all {count} sealed events are as they were written, and none is missing.',
    },
  },
  'audit.check.never': {
    nb: 'Loggen kontrolleres hver natt. Det er ikke gjort ennå.',
    en: 'The trail is checked every night. That has not been done yet.',
  },
  'audit.check.untold': {
    nb: 'Kontrollert {date}: Ingenting feil er funnet, men det som er lagret utenfor databasen, rekker ikke langt nok til å si at loggen er hel.',
    en: 'Checked on {date}: nothing wrong was found, but what is kept outside the database does not reach far enough to say that the trail is whole.',
  },
  'audit.check.old': {
    nb: 'Loggen er ikke kontrollert som den skal',
    en: 'The trail is not being checked as it should be',
  },
  'audit.check.old.text': {
    nb: 'Den skal kontrolleres hver natt, men er ikke ferdig kontrollert siden {date}. Spør OnNet hvorfor: {email}.',
    en: 'It is to be checked every night, but no check has come to its end since {date}. Ask OnNet why: {email}.',
  },
  'audit.check.broken': { nb: 'Noen kan ha endret i loggen', en: 'Somebody may have changed the trail' },
  'audit.check.broken.text': {
    nb: 'Kontrollen {date} fant {what}. Stol ikke på loggen før det er forklart. Kontakt OnNet på {email}, som ser det samme og finner hva det er. Gjelder det personopplysninger, kan det være et avvik med frist på 72 timer.',
    en: 'The check on {date} found {what}. Do not rely on the trail until that is explained. Contact OnNet at {email}, who see the same and find out what it is. Where it concerns personal data it may be a breach with a deadline of 72 hours.',
  },
  'audit.check.changed': {
    nb: {
      one: 'én hendelse som ikke er slik den ble skrevet',
      other: '{count} hendelser som ikke er slik de ble skrevet',
    },
    en: { one: 'one event that is not as it was written', other: '{count} events that are not as they were written' },
  },
  'audit.check.missing': {
    nb: {
      one: 'én som mangler eller er kommet inn utenom',
      other: '{count} som mangler eller er kommet inn utenom',
    },
    en: {
      one: 'one that is missing or came in by the side',
      other: '{count} that are missing or came in by the side',
    },
  },
  'audit.check.both': { nb: '{changed}, og {missing}', en: '{changed}, and {missing}' },
  'audit.check.halted': {
    nb: 'Loggen er ikke slik den sist ble forseglet',
    en: 'The trail is not as it was last sealed',
  },
  'audit.check.halted.text': {
    nb: 'Den slutter for tidlig, eller er en annen enn den som er kjent utenfor databasen. Derfor forsegles det ikke mer. Er databasen nettopp gjenopprettet fra en sikkerhetskopi, er det forklaringen; ellers kan noen ha endret i den. Kontakt OnNet på {email}, som ser det samme og finner hva det er.',
    en: 'It ends too early, or is another than the one that is known outside the database. Therefore nothing more is sealed. If the database has just been restored from a backup, that explains it; otherwise somebody may have changed it. Contact OnNet at {email}, who see the same and find out what it is.',
  },
  'audit.check.lost': {
    nb: {
      one: 'Én forseglet hendelse er tapt, og OnNet har godtatt det. Slik går det når databasen gjenopprettes fra en sikkerhetskopi.',
      other:
        '{count} forseglede hendelser er tapt, og OnNet har godtatt det. Slik går det når databasen gjenopprettes fra en sikkerhetskopi.',
    },
    en: {
      one: 'One sealed event is lost, and OnNet has accepted that. That happens when the database is restored from a backup.',
      other:
        '{count} sealed events are lost, and OnNet has accepted that. That happens when the database is restored from a backup.',
    },
  },
  'audit.value.change': { nb: '{field}: {from} → {to}', en: '{field}: {from} → {to}' },
  'audit.value.nothing': { nb: 'tomt', en: 'empty' },
  'audit.value.name': { nb: 'navn', en: 'name' },
  'audit.value.jobTitle': { nb: 'stilling', en: 'job title' },
  'audit.value.unreadable': { nb: 'Verdiene kan ikke leses', en: 'The values cannot be read' },
  'audit.value.restricted': { nb: 'behandlingen er begrenset', en: 'processing is restricted' },
  'audit.value.erased': { nb: 'Verdiene er slettet', en: 'The values are erased' },
  'audit.purpose.customerCare': { nb: 'kundearbeid', en: 'customer care' },
  'audit.purpose.administration': { nb: 'administrasjon', en: 'administration' },
  'audit.purpose.privacy': { nb: 'personvern', en: 'privacy' },
  'audit.purpose.billing': { nb: 'abonnement', en: 'subscription' },
  'audit.purpose.operations': { nb: 'drift', en: 'operations' },
  'audit.subject.hold': { nb: 'det som holdes tilbake', en: 'what is held back' },
  'audit.subject.restriction': { nb: 'begrensningen', en: 'the restriction' },
  'audit.subject.notice': { nb: 'varselet til en mottaker', en: 'the notice to a recipient' },
  'audit.subject.erasure': { nb: 'slettingen', en: 'the erasure' },
  'audit.subject.breach': { nb: 'avviket', en: 'the breach' },
  'audit.subject.run': { nb: 'kjøringen', en: 'the run' },
  'audit.purpose': { nb: 'Formål: {purpose}', en: 'Purpose: {purpose}' },
  'audit.empty.title': { nb: 'Ingenting er logget ennå', en: 'Nothing is logged yet' },
  'audit.noMatch.title': { nb: 'Ingen hendelser passer', en: 'No events match' },
  'audit.noMatch.clear': { nb: 'Vis alle hendelser', en: 'Show all events' },
  'audit.first': { nb: 'Til de nyeste', en: 'To the newest' },
  'audit.actor.system': { nb: 'OnNet (automatisk)', en: 'OnNet (automatic)' },
  'audit.actor.operator': { nb: 'OnNets drift', en: 'OnNet operations' },
  'audit.actor.gone': { nb: 'Tidligere bruker', en: 'Former user' },
  'audit.detail.months': {
    nb: { one: 'lagringstid {count} måned', other: 'lagringstid {count} måneder' },
    en: { one: 'kept for {count} month', other: 'kept for {count} months' },
  },
  'audit.detail.lastUsed': { nb: 'siste aktivitet {month}', en: 'last activity {month}' },
  'audit.detail.created': { nb: 'uten aktivitet siden {month}', en: 'no activity since {month}' },
  'audit.detail.withdrawn': { nb: 'samtykket trukket {month}', en: 'consent withdrawn {month}' },
  'audit.detail.periodEnded': { nb: 'perioden gikk ut {month}', en: 'the period ended {month}' },
  'audit.rule.all': { nb: 'etter regelen for alle kontakter', en: 'by the rule for all contacts' },
  'audit.rule.purpose': { nb: 'etter regelen for «{title}»', en: 'by the rule for “{title}”' },
  'audit.detail.count': {
    nb: { zero: 'ingen poster', one: '{count} post', other: '{count} poster' },
    en: { zero: 'no records', one: '{count} record', other: '{count} records' },
  },
  'audit.detail.rows': {
    nb: { zero: 'ingen rader', one: '{count} rad', other: '{count} rader' },
    en: { zero: 'no rows', one: '{count} row', other: '{count} rows' },
  },
  'audit.detail.due': {
    nb: {
      zero: 'ingen hadde passert fristen',
      one: '{count} hadde passert fristen',
      other: '{count} hadde passert fristen',
    },
    en: { zero: 'none were due', one: '{count} was due', other: '{count} were due' },
  },
  'audit.detail.anonymised': {
    nb: { zero: 'ingen anonymisert', one: '{count} anonymisert', other: '{count} anonymisert' },
    en: { zero: 'none anonymised', one: '{count} anonymised', other: '{count} anonymised' },
  },
  'audit.detail.restricted': {
    nb: { one: '{count} begrenset og urørt', other: '{count} begrensede og urørte' },
    en: { one: '{count} restricted and left alone', other: '{count} restricted and left alone' },
  },
  'audit.detail.fields': {
    nb: { zero: 'ingen felt', one: '{count} felt', other: '{count} felt' },
    en: { zero: 'no fields', one: '{count} field', other: '{count} fields' },
  },
} as const satisfies Messages;
