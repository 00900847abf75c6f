// The history of a data subject request: who did what.
import type { Messages } from './message.ts';

export const privacyRequestsHistory = {
  'requests.actor.requester': { nb: 'Den som spør', en: 'Whoever asks' },
  'requests.actor.system': { nb: 'OnNet', en: 'OnNet' },
  'requests.actor.operator': { nb: 'OnNets drift', en: 'OnNet operations' },
  'requests.event.received': { nb: 'sendte kravet', en: 'sent the request' },
  'requests.event.takenDown': { nb: 'skrev ned kravet', en: 'took the request down' },
  'requests.event.message': { nb: 'skrev igjen', en: 'wrote again' },
  'requests.event.takenDownAgain': { nb: 'skrev ned det samme igjen', en: 'took the same down again' },
  'requests.event.takenFrom': {
    nb: 'skrev ned kravet fra en melding som også ba om noe annet',
    en: 'took the request down from a message that also asked for something else',
  },
  'requests.event.alsoAsked': {
    nb: 'noterte at samme melding også ba om noe annet',
    en: 'noted that the same message also asked for something else',
  },
  'requests.event.withdrawn': { nb: 'noterte at kravet er trukket', en: 'noted that the request is withdrawn' },
  'requests.event.sorted': { nb: 'sorterte saken', en: 'sorted the request' },
  'requests.event.searched': { nb: 'noterte et søk', en: 'noted a search' },
  'requests.event.ruled-out': {
    nb: 'noterte at saken ikke gjelder en som ligner',
    en: 'noted that it is not about somebody alike',
  },
  'requests.event.erasure-first': {
    nb: 'noterte at personen ikke vil at slettingen venter på kopien',
    en: 'noted that the person does not want the erasure to wait for the copy',
  },
  'requests.event.alike': {
    nb: { one: '{count} som ligner', other: '{count} som ligner' },
    en: { one: '{count} alike', other: '{count} alike' },
  },
  'requests.event.identity-asked': {
    nb: 'spurte om hvem det er, på adressen fra før',
    en: 'asked who it is, at the address on file',
  },
  'requests.event.identity-confirmed': { nb: 'bekreftet at det var dem', en: 'confirmed that it was them' },
  'requests.event.identity-denied': { nb: 'svarte at det ikke var dem', en: 'answered that it was not them' },
  'requests.event.identity-vouched': { nb: 'gikk god for hvem det er', en: 'vouched for who it is' },
  'requests.event.address-confirmed': { nb: 'bekreftet en ny adresse', en: 'confirmed a new address' },
  'requests.event.identity-taken-back': {
    nb: 'tok tilbake at det er bekreftet hvem det er',
    en: 'took back that it is confirmed who it is',
  },
  'requests.event.doubt': { nb: 'noterte tvil', en: 'noted doubt' },
  'requests.event.doubt-ended': { nb: 'avsluttet tvilen', en: 'settled the doubt' },
  'requests.event.extended': { nb: 'forlenget fristen', en: 'extended the time' },
  'requests.event.reminded': { nb: 'minnet om fristen', en: 'reminded of the date' },
  'requests.event.carried-out': { nb: 'utførte det', en: 'carried it out' },
  'requests.event.answered': { nb: 'svarte', en: 'answered' },
  'requests.event.merged': { nb: 'slo sammen med en annen sak', en: 'merged with another request' },
  'requests.event.dismissed': { nb: 'la henvendelsen bort', en: 'dismissed it' },
  'requests.event.note': { nb: 'noterte', en: 'noted' },
  'requests.event.reduced': { nb: 'fjernet navnene', en: 'removed the names' },
  'requests.event.until': { nb: 'til {date}', en: 'until {date}' },
  'requests.event.stopped': { nb: 'fristen er stanset', en: 'the clock is stopped' },
  'requests.event.goesOn': { nb: 'fristen løper', en: 'the time runs' },
  'requests.event.byPost': { nb: 'brev for posten', en: 'letter to be posted' },
  'requests.event.late': { nb: 'for sent', en: 'late' },
  'requests.event.stood': {
    nb: { one: 'fristen sto i {count} dag', other: 'fristen sto i {count} dager' },
    en: { one: 'the clock stood for {count} day', other: 'the clock stood for {count} days' },
  },
} as const satisfies Messages;
