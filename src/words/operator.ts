// The operators' page: how OnNet runs. Read by people at OnNet, so it may name a queue and an obligation.
import type { Messages } from './message.ts';

export const operator = {
  'operator.title': { nb: 'Drift', en: 'Operations' },
  'operator.readAt': { nb: 'Tallene er fra klokka {time}.', en: 'The figures are from {time}.' },

  'operator.state.well': { nb: 'Alt går som det skal', en: 'Everything runs as it should' },
  'operator.state.well.text': {
    nb: 'Arbeideren er i gang, og ingenting er forsinket.',
    en: 'The worker is at work and nothing is late.',
  },
  'operator.state.late': { nb: 'Noe er forsinket', en: 'Something is late' },
  'operator.state.late.text': {
    nb: 'Arbeideren er i gang, men noe er gitt opp eller har ventet for lenge. Se under hva det er.',
    en: 'The worker is at work, but something was given up or has waited too long. See below what it is.',
  },
  'operator.state.silent': { nb: 'Arbeideren er taus', en: 'The worker is silent' },
  'operator.state.silent.text': {
    nb: 'Ingenting blir utført nå. Ingenting er tapt: alt som skal gjøres, står i databasen og tas igjen når arbeideren er tilbake.',
    en: 'Nothing is being carried out now. Nothing is lost: all that is owed stands in the database and is done when the worker is back.',
  },

  'operator.worker': { nb: 'Arbeideren sist sett', en: 'Worker last seen' },
  'operator.never': { nb: 'Aldri', en: 'Never' },
  'operator.oldest': { nb: 'Eldste som ikke er gjort', en: 'Oldest not done' },
  'operator.nothing': { nb: 'Ingen', en: 'None' },
  'operator.dead': { nb: 'Gitt opp', en: 'Given up' },
  'operator.backend': { nb: 'Køene ligger i', en: 'Queues are kept in' },
  'operator.backend.redis': { nb: 'Redis', en: 'Redis' },
  'operator.backend.postgresql': { nb: 'PostgreSQL', en: 'PostgreSQL' },

  'operator.obligations': { nb: 'Det som skal gjøres', en: 'What is owed' },
  'operator.obligations.none': {
    nb: 'Ingenting venter, og ingenting er gjort det siste døgnet.',
    en: 'Nothing is waiting and nothing was done in the last 24 hours.',
  },
  'operator.kind': { nb: 'Hva', en: 'What' },
  'operator.undone': { nb: 'Ikke gjort', en: 'Not done' },
  'operator.due': { nb: 'Skal gjøres nå', en: 'Due now' },
  'operator.running': { nb: 'I arbeid', en: 'Running' },
  'operator.doneToday': { nb: 'Gjort siste døgn', en: 'Done in 24 hours' },
  'operator.oldestDue': { nb: 'Eldste', en: 'Oldest' },
  'operator.kind.mail': { nb: 'E-post', en: 'Mail' },
  'operator.kind.enrichment': { nb: 'Oppslag i Enhetsregisteret', en: 'Register look-up' },
  'operator.kind.contact-export': { nb: 'Eksport av kontakter', en: 'Export of contacts' },
  'operator.kind.export-expiry': { nb: 'Sletting av gamle eksporter', en: 'Removal of old exports' },
  'operator.kind.retention-run': { nb: 'Anonymisering', en: 'Anonymisation' },
  'operator.kind.retention-night': { nb: 'Nattens anonymisering', en: 'Nightly anonymisation' },
  'operator.kind.breach-notice': { nb: 'Varsel om brudd', en: 'Notice of a breach' },
  'operator.kind.breach-reminder': { nb: 'Påminnelse om brudd', en: 'Reminder of a breach' },
  'operator.kind.sub-processor-notice': { nb: 'Varsel om underleverandører', en: 'Notice of sub-processors' },
  'operator.kind.request-reminder': { nb: 'Påminnelse om personvernsak', en: 'Reminder of a privacy request' },
  'operator.kind.stripe-event': { nb: 'Hendelser fra Stripe', en: 'Stripe events' },

  'operator.queues': { nb: 'Køer', en: 'Queues' },
  'operator.queues.none': { nb: 'Ingen arbeider har meldt seg ennå.', en: 'No worker has reported yet.' },
  'operator.queue': { nb: 'Kø', en: 'Queue' },
  'operator.waiting': { nb: 'Venter', en: 'Waiting' },
  'operator.active': { nb: 'I arbeid', en: 'Active' },
  'operator.delayed': { nb: 'Planlagt', en: 'Scheduled' },
  'operator.reportedAt': { nb: 'Meldt', en: 'Reported' },

  'operator.deadLetters': { nb: 'Gitt opp etter for mange forsøk', en: 'Given up after too many attempts' },
  'operator.deadLetters.none': { nb: 'Ingenting er gitt opp.', en: 'Nothing has been given up.' },
  'operator.tenant': { nb: 'Virksomhet', en: 'Tenant' },
  'operator.platform': { nb: 'OnNet selv', en: 'OnNet itself' },
  'operator.attempts': { nb: 'Forsøk', en: 'Attempts' },
  'operator.failure': { nb: 'Hva som gikk galt', en: 'What went wrong' },
  'operator.deadAt': { nb: 'Gitt opp', en: 'Given up' },
  'operator.retried': {
    nb: 'Det blir prøvd på nytt nå. Det står i virksomhetens endringslogg at en driftsansvarlig ba om det.',
    en: 'It is being tried again now. The tenant’s audit trail says that an operator asked for it.',
  },

  'operator.events': { nb: 'Siste hendelser fra Stripe', en: 'Newest events from Stripe' },
  'operator.events.none': { nb: 'Ingen hendelser fra Stripe ennå.', en: 'No events from Stripe yet.' },
  'operator.event': { nb: 'Hendelse', en: 'Event' },
  'operator.event.type': { nb: 'Slag', en: 'Type' },
  'operator.event.receivedAt': { nb: 'Mottatt', en: 'Received' },
  'operator.event.outcome': { nb: 'Utfall', en: 'Outcome' },
  'operator.event.waiting': { nb: 'Venter', en: 'Waiting' },
} as const satisfies Messages;
