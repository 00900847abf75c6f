// Purposes at the privacy desk: what they are, why they may be, what people are asked, and whether they hold.
import type { Messages } from './message.ts';

export const privacyPurposes = {
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
  'consents.title': { nb: 'Samtykker', en: 'Consents' },
  'consents.lead': {
    nb: 'Hva dere bruker kontaktene til, på hvilket grunnlag, og hva hver enkelt har sagt ja og nei til. Alt som sendes for et formål, sjekkes her i det øyeblikket det går ut.',
    en: 'What you use contacts for, on what basis, and what each person has said yes and no to. Everything sent for a purpose is checked here the moment it leaves.',
  },
  'consents.undecided': {
    nb: { one: '{count} formål venter på at dere bestemmer', other: '{count} formål venter på at dere bestemmer' },
    en: { one: '{count} purpose waits for your decision', other: '{count} purposes wait for your decision' },
  },
  'consents.undecided.text': {
    nb: 'Dette er forslag. Ingen av dem gjelder før dere har slått dem på.',
    en: 'These are proposals. None of them holds until you have switched it on.',
  },
  'consents.state': { nb: 'Status', en: 'State' },
  'consents.state.on': { nb: 'På', en: 'On' },
  'consents.state.off': { nb: 'Av', en: 'Off' },
  'consents.state.proposed': { nb: 'Forslag', en: 'Proposed' },
  'consents.counts': { nb: 'Antall', en: 'Count' },
  'consents.count.granted': {
    nb: { one: '{count} ja', other: '{count} ja' },
    en: { one: '{count} yes', other: '{count} yes' },
  },
  'consents.count.asked': {
    nb: { one: '{count} venter', other: '{count} venter' },
    en: { one: '{count} waiting', other: '{count} waiting' },
  },
  'consents.count.stopped': {
    nb: { one: '{count} nei', other: '{count} nei' },
    en: { one: '{count} no', other: '{count} no' },
  },
  'consents.count.given': {
    nb: { zero: 'ingen kontakter', one: '{count} kontakt', other: '{count} kontakter' },
    en: { zero: 'no contacts', one: '{count} contact', other: '{count} contacts' },
  },
  'consents.without': {
    nb: {
      one: '{count} kontakt har ikke noe formål ført opp.',
      other: '{count} kontakter har ikke noe formål ført opp.',
    },
    en: {
      one: '{count} contact has no purpose written down.',
      other: '{count} contacts have no purpose written down.',
    },
  },
  'consents.without.many': {
    nb: {
      one: 'Minst {count} kontakt har ikke noe formål ført opp.',
      other: 'Minst {count} kontakter har ikke noe formål ført opp.',
    },
    en: {
      one: 'At least {count} contact has no purpose written down.',
      other: 'At least {count} contacts have no purpose written down.',
    },
  },
  'consents.suppressed': { nb: 'Sperrede adresser', en: 'Suppressed addresses' },
  'consents.suppressed.open': { nb: 'Se sperrelisten', en: 'See the suppression list' },
  'consents.suppressed.text': {
    nb: 'Lagret som nøklede avtrykk, så de stopper ny import også når personen er slettet, uten at adressen står her.',
    en: 'Kept as keyed hashes, so that they stop a new import also when the person is erased, without the address standing here.',
  },
  'consents.wash': { nb: 'Reservasjonsregisteret', en: 'The reservation register' },
  'consents.wash.last': {
    nb: 'Holdt mot registeret {date} av {name}',
    en: 'Held against the register on {date} by {name}',
  },
  'consents.wash.never': { nb: 'Ikke holdt mot registeret', en: 'Not held against the register' },
  'consents.wash.text': {
    nb: 'Forbrukere kan ikke ringes eller få adressert reklame før listen er holdt mot registeret, minst hver måned (mfl. §§ 12 og 13).',
    en: 'Consumers cannot be called or sent addressed advertising before the list is held against the register, at least monthly (Marketing Control Act §§ 12 and 13).',
  },
  'consents.wash.record': { nb: 'Registrer en vask', en: 'Record a check' },
  'consents.wash.day': { nb: 'Dato', en: 'Date' },
  'consents.wash.reserved': { nb: 'Numre som hadde reservert seg', en: 'Numbers found on the register' },
  'consents.wash.reservedHint': { nb: 'Ett telefonnummer på hver linje', en: 'One phone number on each line' },
  'consents.wash.done': { nb: 'Registrert. Gjelder i 31 dager.', en: 'Recorded. It is good for 31 days.' },
  'consents.purpose.new': { nb: 'Nytt formål', en: 'New purpose' },
  'consents.purpose.added': {
    nb: 'Formålet er lagt til. Det gjelder når dere slår det på.',
    en: 'The purpose is added. It holds when you switch it on.',
  },
  'consents.purpose.deleted': { nb: 'Formålet er slettet.', en: 'The purpose is deleted.' },
  'consents.purpose.delete': { nb: 'Slett formålet', en: 'Delete the purpose' },
  'consents.purpose.edit': { nb: 'Rediger formålet', en: 'Edit the purpose' },
  'consents.purpose.editNote': {
    nb: 'Bytter du grunnlag, slås formålet av til dere bestemmer på nytt.',
    en: 'If you change the basis, the purpose is switched off until you decide again.',
  },
  'consents.purpose.forNew': { nb: 'standard', en: 'default' },
  'consents.purpose.titleNb': { nb: 'Navn på norsk', en: 'Name in Norwegian' },
  'consents.purpose.titleEn': { nb: 'Navn på engelsk', en: 'Name in English' },
  'consents.purpose.retention': { nb: 'Hvor lenge', en: 'For how long' },
  'consents.purpose.marketing': { nb: 'Markedsføring', en: 'Marketing' },
  'consents.purpose.noMarketing': { nb: 'Er ikke markedsføring', en: 'Is not marketing' },
  'consents.purpose.channels': { nb: 'Kanaler', en: 'Channels' },
  'consents.purpose.setOnNew': { nb: 'Sett formålet på nye kontakter', en: 'Set the purpose on new contacts' },
  'consents.retention.inactivity': {
    nb: 'Til kontakten har vært stille lenge (regelen for lagringstid)',
    en: 'Until the contact has been silent for long (the retention rule)',
  },
  'consents.retention.relationship': {
    nb: 'Så lenge kundeforholdet varer',
    en: 'As long as the customer relationship lasts',
  },
  'consents.retention.bookkeeping': { nb: 'Fem år etter regnskapsåret', en: 'Five years after the accounting year' },
  'consents.retention.until-withdrawn': { nb: 'Til personen sier nei', en: 'Until the person says no' },
  'consents.retention.account': { nb: 'Så lenge kontoen finnes', en: 'As long as the account is there' },
  'consents.retention.security-log': { nb: '180 dager', en: '180 days' },
  'consents.marketing.consent': {
    nb: 'Krever samtykke (mfl. § 15)',
    en: 'Needs a consent (Marketing Control Act § 15)',
  },
  'consents.marketing.existing-customer': {
    nb: 'Til kunder som har kjøpt (mfl. § 15 tredje ledd)',
    en: 'To customers who have bought (§ 15 third paragraph)',
  },
  'consents.marketing.reservation': {
    nb: 'Telefon og brev til dem som ikke har reservert seg (mfl. § 12)',
    en: 'Phone and post to those who have not reserved themselves (§ 12)',
  },
  'consents.decision': { nb: 'Gjelder formålet?', en: 'Does the purpose hold?' },
  'consents.decision.isOn': {
    nb: 'Formålet gjelder. Slår du det av, stopper alt som bygger på det, med en gang.',
    en: 'The purpose holds. If you switch it off, all that rests on it stops at once.',
  },
  'consents.decision.isOff': {
    nb: 'Formålet gjelder ikke. Ingenting kan gjøres på dette grunnlaget før dere slår det på.',
    en: 'The purpose does not hold. Nothing can be done on this basis until you switch it on.',
  },
  'consents.decision.on': { nb: 'Slå på', en: 'Switch on' },
  'consents.decision.off': { nb: 'Slå av', en: 'Switch off' },
  'consents.assessment': { nb: 'Vurdering av interessen', en: 'Assessment of the interest' },
  'consents.assessment.by': { nb: '{name} {date}', en: '{name} {date}' },
  'consents.assessment.text': {
    nb: 'Berettiget interesse (art. 6 nr. 1 f) krever at dere har veid den mot personens side, og kan vise det.',
    en: 'A legitimate interest (Art. 6(1)(f)) requires that you have weighed it against the person’s side, and can show it.',
  },
  'consents.assessment.interest': { nb: 'Interessen', en: 'The interest' },
  'consents.assessment.interestHint': {
    nb: 'Hva vil dere oppnå, og hvorfor er det viktig for dere?',
    en: 'What do you want to achieve, and why does it matter to you?',
  },
  'consents.assessment.necessity': { nb: 'Nødvendigheten', en: 'The necessity' },
  'consents.assessment.necessityHint': {
    nb: 'Hvorfor går det ikke med mindre, eller uten disse opplysningene?',
    en: 'Why can it not be done with less, or without this data?',
  },
  'consents.assessment.balance': { nb: 'Avveiningen', en: 'The balance' },
  'consents.assessment.balanceHint': {
    nb: 'Hva venter personen, hva kan det koste dem, og hva gjør dere for å begrense det?',
    en: 'What does the person expect, what may it cost them, and what do you do to limit it?',
  },
  'consents.assessment.save': { nb: 'Lagre vurderingen', en: 'Save the assessment' },
  'consents.wording': { nb: 'Samtykketekst', en: 'Wording of the consent' },
  'consents.wording.text': {
    nb: 'Det folk sier ja til, ord for ord. En ny tekst er en ny versjon: de som sa ja til den gamle, må spørres på nytt.',
    en: 'What people say yes to, word for word. A new text is a new version: those who said yes to the old one have to be asked again.',
  },
  'consents.wording.first': { nb: 'første versjon', en: 'first version' },
  'consents.wording.same': { nb: 'samme mening som forrige', en: 'means the same as the one before' },
  'consents.wording.new': { nb: 'ny mening', en: 'new meaning' },
  'consents.wording.add': { nb: 'Skriv en ny versjon', en: 'Write a new version' },
  'consents.wording.nb': { nb: 'Tekst på norsk', en: 'Text in Norwegian' },
  'consents.wording.en': { nb: 'Tekst på engelsk', en: 'Text in English' },
  'consents.wording.sameMeaning': {
    nb: 'Betyr det samme som forrige versjon',
    en: 'Means the same as the version before',
  },
  'consents.wording.sameMeaningHint': {
    nb: 'Bare for skrivefeil og lignende. Da gjelder samtykkene videre.',
    en: 'Only for misprints and the like. Consents then still hold.',
  },
  'consents.wording.save': { nb: 'Lagre versjonen', en: 'Save the version' },
  'consents.bulk': { nb: 'Gi formålet til mange', en: 'Give the purpose to many' },
  'consents.bulk.text': {
    nb: {
      one: '{count} kontakt har ikke noe formål ført opp.',
      other: '{count} kontakter har ikke noe formål ført opp.',
    },
    en: {
      one: '{count} contact has no purpose written down.',
      other: '{count} contacts have no purpose written down.',
    },
  },
  'consents.bulk.give': { nb: 'Før opp dette formålet for dem', en: 'Write this purpose down for them' },
  'consents.without.give': { nb: 'Gi dem et formål', en: 'Give them a purpose' },
  'consents.retention.by.own': {
    nb: { one: 'egen regel, {count} måned', other: 'egen regel, {count} måneder' },
    en: { one: 'its own rule, {count} month', other: 'its own rule, {count} months' },
  },
  'consents.retention.by.general': {
    nb: { one: 'regelen for alle, {count} måned', other: 'regelen for alle, {count} måneder' },
    en: { one: 'the rule for all, {count} month', other: 'the rule for all, {count} months' },
  },
  'consents.retention.by.waiting': { nb: 'regelen er ikke godkjent', en: 'the rule is not approved' },
  'consents.retention.by.none': { nb: 'ingen regel', en: 'no rule' },
  'consents.retention.open': { nb: 'Ingen frist gjelder', en: 'No time limit holds' },
  'consents.retention.explain.own': {
    nb: {
      one: 'Formålet har en egen regel i kraft: {count} måned.',
      other: 'Formålet har en egen regel i kraft: {count} måneder.',
    },
    en: {
      one: 'The purpose has a rule of its own in force: {count} month.',
      other: 'The purpose has a rule of its own in force: {count} months.',
    },
  },
  'consents.retention.explain.general': {
    nb: {
      one: 'Regelen for alle kontakter gjelder: {count} måned etter siste aktivitet.',
      other: 'Regelen for alle kontakter gjelder: {count} måneder etter siste aktivitet.',
    },
    en: {
      one: 'The rule for all contacts holds: {count} month after the last activity.',
      other: 'The rule for all contacts holds: {count} months after the last activity.',
    },
  },
  'consents.retention.explain.waiting': {
    nb: 'Formålet har en egen regel, men den er ikke godkjent. Se hva den ville gjort, og godkjenn den.',
    en: 'The purpose has a rule of its own that is not approved. See what it would do, and approve it.',
  },
  'consents.retention.explain.none': {
    nb: 'Ingen regel sørger for dette ennå. Lag en, ellers lagres opplysningene for alltid.',
    en: 'No rule takes care of this yet. Make one, or the data is kept for ever.',
  },
  'consents.retention.see': { nb: 'Se regelen', en: 'See the rule' },
  'consents.retention.make': { nb: 'Lag en regel for formålet', en: 'Make a rule for the purpose' },
} as const satisfies Messages;
