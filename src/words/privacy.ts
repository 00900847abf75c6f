// The privacy desk: the frame around its rooms, and its overview. Each room has words of its own.
import type { Messages } from './message.ts';

export const privacy = {
  'privacy.title': { nb: 'Personvern', en: 'Privacy' },
  'privacy.tabs.waiting': { nb: '{count} venter andre steder', en: '{count} waiting elsewhere' },
  'privacy.group.begin': { nb: 'Oversikt', en: 'Overview' },
  'privacy.group.people': { nb: 'Menneskene', en: 'People' },
  'privacy.group.rules': { nb: 'Reglene', en: 'Rules' },
  'privacy.group.registers': { nb: 'Registrene', en: 'Registers' },
  'privacy.group.proof': { nb: 'Bevisene', en: 'Proof' },
  'privacy.tabs': { nb: 'Personvernets deler', en: 'Parts of privacy' },
  'privacy.tab.overview': { nb: 'Oversikt', en: 'Overview' },
  'privacy.tab.restricted': { nb: 'Begrenset og sperret', en: 'Restricted and suppressed' },
  'privacy.tab.retention': { nb: 'Lagringstid', en: 'Retention' },

  'privacy.attention': { nb: 'Trenger noen', en: 'Needs somebody' },
  'privacy.attention.none': { nb: 'Ingenting venter på dere nå.', en: 'Nothing is waiting for you now.' },
  'privacy.attention.noRule': {
    nb: 'Ingen lagringstid er bestemt',
    en: 'No retention period has been decided',
  },
  'privacy.attention.noRule.note': {
    nb: 'Uten en regel blir folk liggende til noen sletter dem for hånd.',
    en: 'Without a rule people stay until somebody deletes them by hand.',
  },
  'privacy.attention.ruleSkipped': {
    nb: {
      one: '{count} regel for lagringstid hoppes over hver natt',
      other: '{count} regler for lagringstid hoppes over hver natt',
    },
    en: {
      one: '{count} retention rule is skipped every night',
      other: '{count} retention rules are skipped every night',
    },
  },
  'privacy.attention.ruleSkipped.note': {
    nb: 'Programmet forstår den ikke, så ingen blir anonymisert etter den. Slå den av, og sett den opp på nytt.',
    en: 'The program does not understand it, so nobody is anonymised by it. Turn it off and set it up again.',
  },
  'privacy.attention.ruleWaits': {
    nb: 'Regelen for lagringstid venter på godkjenning',
    en: 'The retention rule waits for approval',
  },
  'privacy.attention.ruleWaits.note': {
    nb: 'Se hvem den gjelder først. Ingenting anonymiseres før noen har godkjent.',
    en: 'See whom it concerns first. Nothing is anonymised until somebody has approved.',
  },
  'privacy.attention.ruleProposed': {
    nb: 'Dere har ikke bestemt lagringstid: vårt forslag på {count} måneder venter på dere',
    en: 'You have not decided on a retention period: our proposal of {count} months waits for you',
  },
  'privacy.attention.otherProposed': {
    nb: 'Vårt forslag venter på dere: {rule}',
    en: 'Our proposal waits for you: {rule}',
  },
  'privacy.attention.otherProposed.note': {
    nb: 'Se hva det gjelder først. Ingenting skjer før noen har godkjent.',
    en: 'See what it concerns first. Nothing happens until somebody has approved.',
  },
  'privacy.tone.danger': { nb: 'Haster:', en: 'Urgent:' },
  'privacy.tone.warning': { nb: 'Venter:', en: 'Waits:' },
  'privacy.tone.info': { nb: 'Til opplysning:', en: 'For your information:' },

  'privacy.cases.none': {
    nb: 'Ingen venter på svar. Folk spør her:',
    en: 'Nobody waits for an answer. People ask here:',
  },
  'privacy.cases.form': { nb: 'det offentlige skjemaet', en: 'the public form' },
  'privacy.cases.received': { nb: 'mottatt {date}', en: 'received {date}' },
  'privacy.cases.more': {
    nb: { one: '{count} sak til', other: '{count} saker til' },
    en: { one: '{count} more request', other: '{count} more requests' },
  },

  'privacy.breaches.none': {
    nb: 'Ingen åpne avvik. Oppdager noen ett, løper fristen på 72 timer fra da.',
    en: 'No open breaches. If somebody discovers one, the 72 hours run from then.',
  },
  'privacy.breaches.known': { nb: 'kjent {time}', en: 'known {time}' },
  'privacy.breaches.by': { nb: 'meldes innen {time}', en: 'notify by {time}' },

  'privacy.forecast.tonight': { nb: 'I natt', en: 'Tonight' },
  'privacy.forecast.now': { nb: 'Nå, om den ble godkjent', en: 'Now, if it were approved' },
  'privacy.forecast.within': { nb: 'Innen {count} dager', en: 'Within {count} days' },
  'privacy.forecast.contacts': {
    nb: { one: 'kontakt', other: 'kontakter' },
    en: { one: 'contact', other: 'contacts' },
  },
  'privacy.forecast.companies': {
    nb: { one: 'firma', other: 'firmaer' },
    en: { one: 'company', other: 'companies' },
  },
  'privacy.forecast.texts': { nb: { one: 'tekst', other: 'tekster' }, en: { one: 'text', other: 'texts' } },

  'privacy.said': { nb: 'Ja og nei siste {count} dager', en: 'Yes and no in the last {count} days' },
  'privacy.said.none': {
    nb: 'Ingen har gitt eller trukket et samtykke de siste {count} dagene.',
    en: 'Nobody has given or withdrawn a consent in the last {count} days.',
  },
  'privacy.said.allMarketing': { nb: 'All markedsføring', en: 'All marketing' },
  'privacy.said.yesAndNo': { nb: '{yes} ja · {no} nei', en: '{yes} yes · {no} no' },

  'privacy.kept': { nb: 'Holdt tilbake', en: 'Kept back' },
  'privacy.kept.suppressed': { nb: 'Sperrede adresser', en: 'Suppressed addresses' },
  'privacy.kept.suppressed.note': { nb: 'skal være i fred', en: 'to be left alone' },
  'privacy.kept.held': { nb: 'Beholdt etter lov', en: 'Kept under a law' },
  'privacy.kept.held.note': { nb: 'ingenting må beholdes nå', en: 'nothing has to be kept now' },
  'privacy.kept.noEnd': { nb: 'uten sluttdato', en: 'without a last day' },
  'privacy.kept.nextEnd': { nb: 'den neste slutter {date}: {law}', en: 'the next ends {date}: {law}' },

  'privacy.papers': { nb: 'Dokumenter', en: 'Papers' },
  'privacy.papers.agreement': { nb: 'Databehandleravtalen', en: 'The data processing agreement' },
  'privacy.papers.accepted': { nb: 'Godtatt {date}', en: 'Accepted {date}' },
  'privacy.papers.notAccepted': { nb: 'Ikke godtatt', en: 'Not accepted' },
  'privacy.papers.inUse': {
    nb: { one: '{count} i bruk', other: '{count} i bruk' },
    en: { one: '{count} in use', other: '{count} in use' },
  },
  'privacy.papers.objections': {
    nb: { one: '{count} ny kan dere protestere mot', other: '{count} nye kan dere protestere mot' },
    en: { one: '{count} new you can object to', other: '{count} new you can object to' },
  },
  'privacy.papers.processing': { nb: 'Oppdatert av seg selv', en: 'Keeps itself up to date' },
  'privacy.papers.proof': { nb: 'Bevis for personvernerklæringen', en: 'Proof of the privacy policy' },
  'privacy.papers.proven': { nb: '{done} av {count} bevist', en: '{done} of {count} proven' },
  'privacy.papers.broken': {
    nb: { one: '{count} setning står rødt', other: '{count} setninger står rødt' },
    en: { one: '{count} sentence is red', other: '{count} sentences are red' },
  },
  'privacy.papers.earlier': {
    nb: 'prøvd på en tidligere versjon av programmet',
    en: 'tried on an earlier version of the program',
  },
  'privacy.papers.unproven': {
    nb: 'ikke prøvd der programmet kjører ennå',
    en: 'not yet tried where the program runs',
  },
} as const satisfies Messages;
