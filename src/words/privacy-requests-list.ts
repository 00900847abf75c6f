// The list of data subject requests, and what is told of it elsewhere.
import type { Messages } from './message.ts';

export const privacyRequestsList = {
  'requests.ownLead': {
    nb: 'Krav der OnNet selv er behandlingsansvarlig: brukere og fakturering. Kundenes egne saker ligger hos dem og vises aldri her.',
    en: 'Requests where OnNet itself is controller: users and billing. The customers’ own requests are with them and never shown here.',
  },
  'requests.waiting': { nb: 'Venter', en: 'Waiting' },
  'requests.endedList': { nb: 'Avsluttet', en: 'Ended' },
  'requests.empty.title': { nb: 'Ingen saker venter', en: 'No requests are waiting' },
  'requests.empty.text': {
    nb: 'Når noen ber om innsyn, retting eller sletting, kommer saken hit med egen frist.',
    en: 'When somebody asks for access, rectification or erasure, the request comes here with a clock of its own.',
  },
  'requests.empty.ended': { nb: 'Ingen saker er avsluttet ennå', en: 'No requests have ended yet' },
  'requests.from': { nb: 'Fra', en: 'From' },
  'requests.received': { nb: 'Mottatt', en: 'Received' },
  'requests.target': { nb: 'Frist', en: 'Due' },
  'requests.endedOn': { nb: 'Avsluttet', en: 'Ended' },
  'requests.state': { nb: 'Status', en: 'State' },
  'requests.state.merged': { nb: 'Slått sammen', en: 'Merged' },
  'requests.state.dismissed': { nb: 'Ikke en sak', en: 'Not a request' },
  'requests.paused': { nb: 'Stanset', en: 'Stopped' },
  'requests.ways': { nb: 'Slik kommer krav inn', en: 'How requests come in' },
  'requests.ways.text': {
    nb: 'Legg adressene i personvernerklæringen deres. Alt som kommer inn, får egen frist her.',
    en: 'Put these addresses in your privacy policy. Whatever comes in gets a clock of its own here.',
  },
  'requests.ways.form': { nb: 'Skjema', en: 'Form' },
  'requests.ways.mail': { nb: 'E-post', en: 'E-mail' },
  'requests.ways.noMail': { nb: 'Ikke satt opp', en: 'Not set up' },
  'requests.attention.ownNoes': {
    nb: { one: '{count} har sagt nei selv siste uke', other: '{count} har sagt nei selv siste uke' },
    en: {
      one: '{count} has said no by themselves in the last week',
      other: '{count} have said no by themselves in the last week',
    },
  },
  'requests.attention.ownNoes.note': {
    nb: 'På siden for egne valg eller i en e-post. Det er gjennomført, og dere trenger ikke svare.',
    en: 'On the page of their choices or in a mail. It has been carried out, and you need not answer.',
  },
  'requests.attention.late.note': {
    nb: 'Svar i dag, og noter hvorfor det ble sent.',
    en: 'Answer today, and note why it was late.',
  },
  'requests.attention.drafts.note': {
    nb: 'Fristen løper fra de kom, lest eller ikke.',
    en: 'Their time runs from when they came, read or not.',
  },
  'requests.measured': { nb: 'Slik er krav besvart', en: 'How requests were answered' },
  'requests.measured.period': {
    nb: 'Krav besvart eller trukket fra {from} til {to}, og de som skulle vært besvart da og ikke er det. Det som er trukket etter fristen, er for sent.',
    en: 'Requests answered or withdrawn from {from} to {to}, and those that were due then and are not answered. What was withdrawn after its time limit is late.',
  },
  'requests.measured.none': {
    nb: 'Ingen krav ble besvart eller trukket i disse månedene, og ingen er for sene.',
    en: 'No requests were answered or withdrawn in these months, and none is late.',
  },
  'requests.measured.inTime': { nb: 'I tide', en: 'In time' },
  'requests.measured.extended': { nb: 'I forlenget frist', en: 'Within an extension' },
  'requests.measured.late': { nb: 'For sent', en: 'Late' },
  'requests.measured.withdrawn': { nb: 'Trukket', en: 'Withdrawn' },
  'requests.measured.median': { nb: 'Dager, median', en: 'Days, median' },
  'requests.measured.few': { nb: 'færre enn 5', en: 'fewer than 5' },
  'requests.measured.together': { nb: 'Slag med færre enn 5, samlet', en: 'Kinds with fewer than 5, together' },
  'requests.figure.open': { nb: 'Saker som venter', en: 'Requests waiting' },
  'privacy.tab.requests': { nb: 'Saker', en: 'Requests' },
  'requests.late': {
    nb: { one: '{count} dag for sent', other: '{count} dager for sent' },
    en: { one: '{count} day late', other: '{count} days late' },
  },
  'requests.attention.late': {
    nb: { one: '{count} sak er ikke besvart i tide', other: '{count} saker er ikke besvart i tide' },
    en: { one: '{count} request was not answered in time', other: '{count} requests were not answered in time' },
  },
  'requests.attention.soon': {
    nb: { one: '{count} sak har frist innen 14 dager', other: '{count} saker har frist innen 14 dager' },
    en: { one: '{count} request is due within 14 days', other: '{count} requests are due within 14 days' },
  },
  'requests.attention.drafts': {
    nb: { one: '{count} henvendelse på e-post er ikke lest', other: '{count} henvendelser på e-post er ikke lest' },
    en: { one: '{count} request by e-mail has not been read', other: '{count} requests by e-mail have not been read' },
  },
  'requests.attention.paused': {
    nb: { one: '{count} sak har stanset frist', other: '{count} saker har stanset frist' },
    en: { one: '{count} request has its clock stopped', other: '{count} requests have their clock stopped' },
  },
  'requests.figure.withdrawn': {
    nb: { one: '{count} trukket av personen', other: '{count} trukket av personen' },
    en: { one: '{count} withdrawn by the person', other: '{count} withdrawn by the person' },
  },
  'requests.figure.inTime': {
    nb: { one: '{done} av {count} besvart i tide siste år', other: '{done} av {count} besvart i tide siste år' },
    en: {
      one: '{done} of {count} answered in time in the last year',
      other: '{done} of {count} answered in time in the last year',
    },
  },
} as const satisfies Messages;
