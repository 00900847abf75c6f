// What the audit trail tells of why and how long people are held, and of what a controller answers for.
import type { Messages } from './message.ts';

export const auditActionsPrivacy = {
  'audit.action.agreement.accepted': {
    nb: 'godtok databehandleravtalen',
    en: 'accepted the data processing agreement',
  },
  'audit.action.agreement.editionMade': {
    nb: 'laget en ny versjon av databehandleravtalen',
    en: 'made a new version of the data processing agreement',
  },
  'audit.action.agreement.reduced': {
    nb: 'tok navn ut av avtaler som er avsluttet',
    en: 'took names out of agreements that have ended',
  },
  'audit.action.retention.ruleCreated': { nb: 'satte en lagringstid', en: 'set a retention period' },
  'audit.action.retention.ruleChanged': { nb: 'endret lagringstiden', en: 'changed the retention period' },
  'audit.action.retention.ruleApproved': { nb: 'godkjente regelen for lagringstid', en: 'approved the retention rule' },
  'audit.action.retention.ruleRemoved': { nb: 'slo av regelen for lagringstid', en: 'turned the retention rule off' },
  'audit.action.retention.run': { nb: 'kjørte regelen for lagringstid', en: 'ran the retention rule' },
  'audit.action.retention.previewed': {
    nb: 'så på en prøvekjøring av regelen for lagringstid',
    en: 'looked at a dry run of the retention rule',
  },
  'audit.action.field.declared': { nb: 'beskrev et nytt felt', en: 'declared a new field' },
  'audit.action.field.renamed': { nb: 'endret et eget felt', en: 'changed a field of your own' },
  'audit.action.field.retired': { nb: 'tok et eget felt ut av bruk', en: 'took a field of your own out of use' },
  'audit.action.field.revived': { nb: 'tok et eget felt i bruk igjen', en: 'took a field of your own into use again' },
  'audit.action.field.emptied': {
    nb: 'slettet verdiene i et eget felt',
    en: 'deleted the values of a field of your own',
  },
  'audit.action.purpose.created': { nb: 'la til et formål', en: 'added a purpose' },
  'audit.action.purpose.changed': { nb: 'endret et formål', en: 'changed a purpose' },
  'audit.action.purpose.assessed': {
    nb: 'vurderte en berettiget interesse',
    en: 'assessed a legitimate interest',
  },
  'audit.action.purpose.switchedOn': { nb: 'slo på et formål', en: 'switched a purpose on' },
  'audit.action.purpose.switchedOff': { nb: 'slo av et formål', en: 'switched a purpose off' },
  'audit.action.purpose.deleted': { nb: 'slettet et formål', en: 'deleted a purpose' },
  'audit.action.purpose.given': { nb: 'ga mange kontakter et formål', en: 'gave many contacts a purpose' },
  'audit.action.purpose.takenBack': {
    nb: 'tok tilbake et formål fra mange kontakter',
    en: 'took a purpose back from many contacts',
  },
  'audit.action.wording.added': {
    nb: 'skrev en ny samtykketekst',
    en: 'wrote a new wording of a consent',
  },
  'audit.action.contact.purposeSet': {
    nb: 'førte opp et formål for en kontakt',
    en: 'wrote down a purpose for a contact',
  },
  'audit.action.contact.purposeRemoved': {
    nb: 'fjernet et formål fra en kontakt',
    en: 'removed a purpose from a contact',
  },
  'audit.action.consent.asked': { nb: 'ba om et samtykke', en: 'asked for a consent' },
  'audit.action.consent.granted': { nb: 'registrerte et samtykke', en: 'recorded a consent' },
  'audit.action.consent.withdrawn': {
    nb: 'registrerte at et samtykke er trukket',
    en: 'recorded a withdrawn consent',
  },
  'audit.action.consent.objected': {
    nb: 'registrerte en reservasjon mot markedsføring',
    en: 'recorded that somebody objects to marketing',
  },
  'audit.action.consent.disowned': {
    nb: 'registrerte at en adresse hører til en annen',
    en: 'recorded that an address is somebody else’s',
  },
  'audit.action.consent.merged': { nb: 'slo sammen samtykker', en: 'merged consents' },
  'audit.action.consent.washed': {
    nb: 'holdt listen mot Reservasjonsregisteret',
    en: 'held the list against the reservation register',
  },
  'audit.action.audit.read': { nb: 'leste endringsloggen', en: 'read the audit trail' },
  'audit.action.audit.cut': {
    nb: 'slettet hendelser i endringsloggen som var eldre enn lagringstiden',
    en: 'deleted events in the audit trail that were past their retention period',
  },
  'audit.action.breach.reported': { nb: 'opprettet en sak om brudd', en: 'opened a case of a breach' },
  'audit.action.breach.changed': { nb: 'endret en sak om brudd', en: 'changed a case of a breach' },
  'audit.action.breach.notified': { nb: 'meldte et brudd til Datatilsynet', en: 'notified Datatilsynet of a breach' },
  'audit.action.breach.peopleTold': { nb: 'varslet dem et brudd gjelder', en: 'told the people a breach concerns' },
  'audit.action.breach.tenantsTold': { nb: 'varslet kunder om et brudd', en: 'told customers of a breach' },
  'audit.action.breach.closed': { nb: 'avsluttet en sak om brudd', en: 'closed a case of a breach' },
  'audit.action.policy.published': { nb: 'publiserte personvernerklæringen', en: 'published the privacy policy' },
  'audit.action.policy.confirmed': {
    nb: 'bekreftet en opplysning om virksomheten',
    en: 'confirmed a fact about the company',
  },
  'audit.action.neighbour.switchedOn': {
    nb: 'slo på oppslag i et annet register',
    en: 'switched on asking another register',
  },
  'audit.action.neighbour.switchedOff': {
    nb: 'slo av oppslag i et annet register',
    en: 'switched off asking another register',
  },
  'audit.action.subProcessor.added': { nb: 'la til en underleverandør', en: 'added a sub-processor' },
  'audit.action.subProcessor.changed': { nb: 'endret en underleverandør', en: 'changed a sub-processor' },
  'audit.action.subProcessor.switchedOn': { nb: 'slo på en underleverandør', en: 'switched a sub-processor on' },
  'audit.action.subProcessor.switchedOff': { nb: 'slo av en underleverandør', en: 'switched a sub-processor off' },
  'audit.action.subProcessor.ended': { nb: 'avsluttet en underleverandør', en: 'ended a sub-processor' },
  'audit.action.subProcessor.protested': {
    nb: 'protesterte mot en ny underleverandør',
    en: 'objected to a new sub-processor',
  },
  'audit.action.subProcessor.answered': {
    nb: 'svarte på en protest mot en underleverandør',
    en: 'answered an objection to a sub-processor',
  },
} as const satisfies Messages;
