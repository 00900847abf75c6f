// Purposes, consents and who must be left alone: the contact's privacy page, the desk's tab, and the pages of the people themselves.
import type { Messages } from './message.ts';

export const privacyConsents = {
  'consents.purpose.channelNeeded': {
    nb: 'Velg minst én kanal for markedsføring.',
    en: 'Choose at least one channel for marketing.',
  },
  'consents.purpose.electronic': {
    nb: 'Markedsføring på e-post og SMS krever samtykke eller et salg (markedsføringsloven § 15).',
    en: 'Marketing by e-mail and text message needs a consent or a sale (Marketing Control Act § 15).',
  },
  'consents.purpose.basisOfMarketing': {
    nb: 'Grunnlaget passer ikke til regelen du har valgt for markedsføring.',
    en: 'The basis does not fit the rule you chose for marketing.',
  },
  'consents.purpose.notForNew': {
    nb: 'Samtykke og markedsføring kan ikke settes på nye kontakter av seg selv.',
    en: 'Consent and marketing cannot be set on new contacts by themselves.',
  },
  'consents.purpose.assessFirst': {
    nb: 'Skriv vurderingen av interessen først. Uten den kan formålet ikke slås på.',
    en: 'Write the assessment of the interest first. Without it the purpose cannot be switched on.',
  },
  'consents.purpose.wordingFirst': {
    nb: 'Skriv samtykketeksten først. Uten den kan ingen spørres.',
    en: 'Write the wording of the consent first. Without it nobody can be asked.',
  },
  'consents.purpose.inUse': {
    nb: 'Formålet er i bruk og kan ikke slettes. Slå det av i stedet.',
    en: 'The purpose is in use and cannot be deleted. Switch it off instead.',
  },
  'consents.wording.noConsent': {
    nb: 'Bare formål som bygger på samtykke, har en samtykketekst.',
    en: 'Only purposes that rest on consent have a wording.',
  },
  'consents.contact.saleNeeded': {
    nb: 'Gjelder bare kunder som har kjøpt av dere. Velg «Salg» som kilde.',
    en: 'Only for customers who have bought from you. Choose “Sale” as the source.',
  },
  'consents.contact.future': { nb: 'Datoen er ikke kommet ennå.', en: 'That day has not come yet.' },
  'consents.bulk.notThis': {
    nb: 'Samtykke og markedsføring kan ikke gis til mange på én gang.',
    en: 'Consent and marketing cannot be given to many at once.',
  },
  'consents.record.wordingNeeded': {
    nb: 'Bekreft at personen fikk se teksten.',
    en: 'Confirm that the person was shown the wording.',
  },
  'consents.record.erased': {
    nb: 'Personen er slettet hos dere, og kan ikke samtykke.',
    en: 'The person has been erased and cannot consent.',
  },
  'consents.record.saidNo': {
    nb: 'Personen, eller noen med samme adresse, har sagt nei. Bare de selv kan gjøre det om.',
    en: 'The person, or somebody with the same address, has said no. Only they can change that.',
  },
  'consents.record.notWithdrawable': {
    nb: 'Dette formålet hviler ikke på noe personen kan trekke tilbake.',
    en: 'This purpose rests on nothing that the person can withdraw.',
  },
  'consents.ask.restricted': {
    nb: 'Behandlingen er begrenset. Da kan ingen spørres.',
    en: 'Processing is restricted. Nobody can be asked then.',
  },
  'consents.ask.given': { nb: 'Samtykket er alt gitt.', en: 'The consent has been given already.' },
  'consents.ask.lately': {
    nb: 'Personen ble spurt for under to uker siden. Vent litt med å spørre igjen.',
    en: 'The person was asked less than two weeks ago. Wait before you ask again.',
  },
  'consents.ask.noEmail': {
    nb: 'Kontakten har ingen e-postadresse å spørre på.',
    en: 'The contact has no e-mail address to ask at.',
  },
} as const satisfies Messages;
