// What the audit trail tells of people's rights: requests, copies, rectification, erasure, holds, restriction.
import type { Messages } from './message.ts';

export const auditActionsRights = {
  'audit.action.contact.restricted': {
    nb: 'begrenset behandlingen av en kontakt',
    en: 'restricted processing of a contact',
  },
  'audit.action.contact.restrictionLifted': {
    nb: 'opphevet begrensningen av en kontakt',
    en: 'lifted the restriction of a contact',
  },
  'audit.action.contact.rectified': {
    nb: 'rettet en kontakt etter krav',
    en: 'rectified a contact on request',
  },
  'audit.action.activity.restricted': {
    nb: 'begrenset behandlingen av en aktivitet',
    en: 'restricted processing of an activity',
  },
  'audit.action.activity.restrictionLifted': {
    nb: 'opphevet begrensningen av en aktivitet',
    en: 'lifted the restriction of an activity',
  },
  'audit.action.restriction.decided': {
    nb: 'bestemte hva som skjer der en begrenset person er nevnt',
    en: 'decided about places that name somebody restricted',
  },
  'audit.action.restriction.told': {
    nb: 'varslet om at en begrensning oppheves',
    en: 'told about the lifting of a restriction',
  },
  'audit.action.restriction.viewed': {
    nb: 'så på opplysninger som er begrenset',
    en: 'looked at restricted data',
  },
  'audit.action.restriction.listed': {
    nb: 'så på listen over begrensede',
    en: 'looked at the list of restrictions',
  },
  'audit.action.access.requested': { nb: 'ba om en innsynskopi', en: 'asked for an access copy' },
  'audit.action.access.reviewed': { nb: 'gikk gjennom en innsynskopi', en: 'reviewed an access copy' },
  'audit.action.access.made': { nb: 'laget en innsynskopi', en: 'made an access copy' },
  'audit.action.access.handedOver': {
    nb: 'ga en innsynskopi til personen',
    en: 'gave an access copy to the person',
  },
  'audit.action.access.sent': { nb: 'sendte lenken til en innsynskopi', en: 'sent the link to an access copy' },
  'audit.action.access.opened': { nb: 'så innsynskopien bli åpnet', en: 'saw the access copy opened' },
  'audit.action.notice.recorded': {
    nb: 'skrev ned at en person er informert, eller ikke trenger å bli det',
    en: 'wrote down that a person has been informed, or need not be',
  },
  'audit.action.notice.takenBack': {
    nb: 'tok tilbake at en person er informert',
    en: 'took back that a person has been informed',
  },
  'audit.action.access.pageSent': {
    nb: 'sendte en person lenken til sin egen side',
    en: 'sent a person the link to their own page',
  },
  'audit.action.access.revoked': { nb: 'trakk tilbake innsynskopier', en: 'took back access copies' },
  'audit.action.access.expired': { nb: 'slettet en innsynskopi', en: 'deleted an access copy' },
  'audit.action.user.erasureAsked': { nb: 'ba om å få brukeren sin slettet', en: 'asked to have their account erased' },
  'audit.action.user.forgotten': { nb: 'slettet en bruker uten medlemskap', en: 'removed a user without membership' },
  'audit.action.user.restricted': { nb: 'låste en bruker etter krav', en: 'locked an account as asked' },
  'audit.action.user.restrictionLifted': { nb: 'opphevet låsen på en bruker', en: 'lifted the lock on an account' },
  'audit.action.user.rectified': { nb: 'rettet opplysninger om en bruker', en: 'corrected data about a user' },
  'audit.action.user.objected': {
    nb: 'stoppet loggen over innloggingene til en bruker',
    en: 'stopped the log of a user’s sign-ins',
  },
  'audit.action.disclosure.recorded': {
    nb: 'skrev ned at opplysninger om en kontakt er gitt videre',
    en: 'wrote down that data about a contact was passed on',
  },
  'audit.action.disclosure.corrected': {
    nb: 'rettet en linje om hvem opplysninger er gitt til',
    en: 'corrected a line about whom data was passed on to',
  },
  'audit.action.recipients.owed': {
    nb: 'satte mottakere til å få beskjed',
    en: 'set recipients to be told',
  },
  'audit.action.recipient.told': { nb: 'ga en mottaker beskjed', en: 'told a recipient' },
  'audit.action.erasure.decided': { nb: 'bestemte at en person skal slettes', en: 'decided that a person is erased' },
  'audit.action.erasure.carriedOut': { nb: 'slettet en person', en: 'erased a person' },
  'audit.action.erasure.held': {
    nb: 'venter med resten av en sletting, fordi loven krever det',
    en: 'waits with the rest of an erasure, because the law demands it',
  },
  'audit.action.erasure.residueFound': {
    nb: 'fant spor av en person som er slettet',
    en: 'found traces of a person who was erased',
  },
  'audit.action.erasure.finished': { nb: 'fullførte en sletting', en: 'finished an erasure' },
  'audit.action.erasure.viewed': { nb: 'åpnet en sletting', en: 'opened an erasure' },
  'audit.action.erasure.listed': { nb: 'så på listen over slettinger', en: 'looked at the list of erasures' },
  'audit.action.hold.placed': {
    nb: 'begynte å oppbevare noe etter loven',
    en: 'began to keep something under the law',
  },
  'audit.action.hold.released': { nb: 'avsluttet oppbevaring etter loven', en: 'ended keeping under the law' },
  'audit.action.hold.viewed': {
    nb: 'åpnet noe som loven holder tilbake',
    en: 'opened something that a law holds back',
  },
  'audit.action.hold.listed': {
    nb: 'så på listen over det loven holder tilbake',
    en: 'looked at the list of what the law holds back',
  },
  'audit.action.request.viewed': { nb: 'så på en sak', en: 'looked at a data subject request' },
  'audit.action.request.listed': { nb: 'så på sakene', en: 'looked at the data subject requests' },
  'audit.action.request.received': { nb: 'tok imot en sak fra en registrert', en: 'received a data subject request' },
  'audit.action.request.searched': {
    nb: 'noterte et søk i en sak',
    en: 'noted a search in a data subject request',
  },
  'audit.action.request.erasureFirst': {
    nb: 'noterte at en sletting ikke venter på en kopi',
    en: 'noted that an erasure does not wait for a copy',
  },
  'audit.action.request.ruledOut': {
    nb: 'noterte hvem en sak ikke gjelder',
    en: 'noted whom a data subject request is not about',
  },
  'audit.action.request.sorted': { nb: 'sorterte en sak', en: 'sorted a data subject request' },
  'audit.action.request.identityAsked': {
    nb: 'spurte om hvem en sak kom fra',
    en: 'asked who a data subject request came from',
  },
  'audit.action.request.identityConfirmed': {
    nb: 'fikk bekreftet hvem en sak kom fra',
    en: 'had it confirmed who a data subject request came from',
  },
  'audit.action.request.identityDenied': {
    nb: 'fikk vite at en sak kom fra noen andre',
    en: 'was told that a data subject request came from somebody else',
  },
  'audit.action.request.identityVouched': {
    nb: 'gikk god for hvem en sak kom fra',
    en: 'vouched for who a data subject request came from',
  },
  'audit.action.request.addressConfirmed': {
    nb: 'bekreftet en ny adresse i en sak',
    en: 'confirmed a new address in a data subject request',
  },
  'audit.action.request.identityTakenBack': {
    nb: 'tok tilbake at det var bekreftet hvem en sak kom fra',
    en: 'took back that it was confirmed who a data subject request came from',
  },
  'audit.action.request.authorityNoted': {
    nb: 'noterte at noen kan spørre for en annen',
    en: 'noted that somebody may ask for another',
  },
  'audit.action.request.doubtChanged': {
    nb: 'noterte tvil om hvem en sak kom fra, eller at den er over',
    en: 'noted doubt about who a data subject request came from, or its end',
  },
  'audit.action.request.extended': { nb: 'forlenget fristen i en sak', en: 'extended a data subject request' },
  'audit.action.request.carriedOut': {
    nb: 'skrev ned hva som ble gjort i en sak',
    en: 'wrote down what was done about a data subject request',
  },
  'audit.action.request.answered': { nb: 'svarte på en sak', en: 'answered a data subject request' },
  'audit.action.request.merged': { nb: 'slo sammen to saker', en: 'merged two data subject requests' },
  'audit.action.request.dismissed': {
    nb: 'la bort en henvendelse som ikke var en sak',
    en: 'dismissed what was no data subject request',
  },
  'audit.action.request.reduced': {
    nb: 'fjernet navnene fra en gammel sak',
    en: 'took the names out of an old data subject request',
  },
  'audit.action.suppression.added': {
    nb: 'førte en adresse på sperrelisten',
    en: 'put an address on the suppression list',
  },
  'audit.action.suppression.lifted': {
    nb: 'opphevet sperringen av en adresse',
    en: 'lifted the suppression of an address',
  },
  'audit.action.suppression.takenBack': {
    nb: 'tok tilbake en sperring som var ført ved en feil',
    en: 'took back a suppression that was put there by mistake',
  },
} as const satisfies Messages;
