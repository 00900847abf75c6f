// The page of the audit trail.
import type { Messages } from './message.ts';

export const audit = {
  'audit.title': { nb: 'Endringslogg', en: 'Audit trail' },
  'audit.lead': {
    nb: 'Alt som er gjort med opplysningene deres, og hvem som har sett på dem, nyest først. Loggen er forseglet, så endringer i den oppdages. Navn står ikke i den, men hentes fra det som er lagret nå.',
    en: 'Everything done with your data, and who has looked at it, newest first. The trail is sealed, so that changes to it are found out. No names stand in it; they come from what is stored now.',
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
