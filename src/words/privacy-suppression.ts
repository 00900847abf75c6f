// The suppression list: addresses that must be left alone, and the hint where one of them is typed.
import type { Messages } from './message.ts';

export const privacySuppression = {
  'suppression.title': { nb: 'Sperrede adresser', en: 'Suppressed addresses' },
  'suppression.lead': {
    nb: 'Adresser som skal være i fred for markedsføring. Listen gjelder også etter at en kontakt er slettet, og stopper import og nye kontakter med samme adresse.',
    en: 'Addresses that must be left alone for marketing. The list holds after a contact is erased too, and stops imports and new contacts with the same address.',
  },
  'suppression.law': {
    nb: 'Bare et avtrykk av adressen er lagret (GDPR art. 21 og 17 nr. 3). Ingen kan lese hvem det er, men en adresse du skriver, kan sammenlignes.',
    en: 'Only a print of the address is kept (GDPR Art. 21 and 17(3)). Nobody can read who it is, but an address that you type can be compared.',
  },
  'suppression.count': { nb: '{count} på listen', en: '{count} on the list' },
  'suppression.countAtLeast': { nb: 'minst {count} på listen', en: 'at least {count} on the list' },
  'suppression.list': { nb: 'Listen', en: 'The list' },
  'suppression.channel': { nb: 'Kanal', en: 'Channel' },
  'suppression.channel.all': { nb: 'Alle kanaler', en: 'All channels' },
  'suppression.scope': { nb: 'Gjelder', en: 'About' },
  'suppression.except': { nb: 'unntatt {purposes}', en: 'except {purposes}' },
  'suppression.why': { nb: 'Hvorfor', en: 'Why' },
  'suppression.cause.all': { nb: 'Alle grunner', en: 'All reasons' },
  'suppression.cause.objected': { nb: 'Har reservert seg', en: 'Objects to marketing' },
  'suppression.cause.withdrawn': { nb: 'Har sagt nei til dette', en: 'Said no to this' },
  'suppression.cause.not-me': { nb: 'Adressen er en annens', en: 'The address is somebody else’s' },
  'suppression.cause.erased': { nb: 'Slettet, og vil være i fred', en: 'Erased, and wants to be left alone' },
  'suppression.cause.import': { nb: 'Sperret i en import', en: 'Suppressed in an import' },
  'suppression.cause.register': { nb: 'Står i Reservasjonsregisteret', en: 'In the reservation register' },
  'suppression.cause.other': { nb: 'Annen grunn', en: 'Another reason' },
  'suppression.source': { nb: 'Kilde', en: 'Source' },
  'suppression.source.objected': {
    nb: 'Kontaktens personvern eller personens lenke',
    en: 'The contact’s privacy page or the person’s link',
  },
  'suppression.source.withdrawn': {
    nb: 'Kontaktens personvern eller personens lenke',
    en: 'The contact’s privacy page or the person’s link',
  },
  'suppression.source.not-me': { nb: 'Lenken i en e-post', en: 'The link of a mail' },
  'suppression.source.erased': { nb: 'En sletting', en: 'An erasure' },
  'suppression.source.import': { nb: 'En import', en: 'An import' },
  'suppression.source.register': { nb: 'Kontroll mot registeret', en: 'A check against the register' },
  'suppression.source.other': { nb: 'Ført opp her', en: 'Put here' },
  'suppression.since': { nb: 'Siden', en: 'Since' },
  'suppression.print': { nb: 'Begynnelsen av avtrykket', en: 'The beginning of the print' },
  'suppression.filter': { nb: 'Vis', en: 'Show' },
  'suppression.noMatch': { nb: 'Ingen adresser passer', en: 'No addresses match' },
  'suppression.noMatch.clear': { nb: 'Vis alle', en: 'Show all' },
  'suppression.empty': { nb: 'Ingen adresser er sperret', en: 'No addresses are suppressed' },
  'suppression.empty.text': {
    nb: 'Når noen reserverer seg eller trekker et samtykke, kommer adressene deres hit av seg selv.',
    en: 'When somebody objects or withdraws a consent, their addresses come here by themselves.',
  },
  'suppression.address': { nb: 'Adresse', en: 'Address' },
  'suppression.address.hint': {
    nb: 'E-post, telefonnummer eller postadresse',
    en: 'E-mail, phone number or postal address',
  },
  'suppression.address.unreadable': {
    nb: 'Skriv en e-postadresse, et telefonnummer eller en postadresse.',
    en: 'Write an e-mail address, a phone number or a postal address.',
  },
  'suppression.check': { nb: 'Sjekk en adresse', en: 'Check an address' },
  'suppression.check.press': { nb: 'Sjekk', en: 'Check' },
  'suppression.checked': { nb: 'Svar', en: 'Answer' },
  'suppression.checked.found': { nb: '{address} er sperret', en: '{address} is suppressed' },
  'suppression.checked.foundText': {
    nb: 'Send ikke markedsføring dit. Å svare på henvendelser og oppfylle avtaler er noe annet.',
    en: 'Send no marketing there. Answering enquiries and keeping agreements is another matter.',
  },
  'suppression.checked.none': { nb: '{address} er ikke sperret', en: '{address} is not suppressed' },
  'suppression.checked.noneText': {
    nb: 'Det betyr ikke at dere kan sende markedsføring: se kontaktens personvern.',
    en: 'That does not mean that you may send marketing: see the contact’s privacy page.',
  },
  'suppression.checked.back': { nb: 'Tilbake til hele listen', en: 'Back to the whole list' },
  'suppression.add': { nb: 'Sperr en adresse', en: 'Suppress an address' },
  'suppression.add.text': {
    nb: 'Når noen som ikke er kontakt hos dere, vil være i fred.',
    en: 'When somebody who is no contact of yours wants to be left alone.',
  },
  'suppression.add.open': { nb: 'Før opp en adresse', en: 'Put down an address' },
  'suppression.add.press': { nb: 'Sperr adressen', en: 'Suppress the address' },
  'suppression.add.done': {
    nb: 'Adressen er sperret. Selve adressen er ikke lagret.',
    en: 'The address is suppressed. The address itself is not kept.',
  },
  'suppression.reason.said-no': { nb: 'Eieren av adressen har sagt nei', en: 'The owner of the address said no' },
  'suppression.reason.not-me': { nb: 'Adressen er en annens', en: 'The address is somebody else’s' },
  'suppression.reason.register': { nb: 'Står i Reservasjonsregisteret', en: 'In the reservation register' },
  'suppression.reason.other': { nb: 'Annen grunn', en: 'Another reason' },
  'suppression.lift': { nb: 'Opphev', en: 'Lift' },
  'suppression.lift.title': { nb: 'Opphev sperringen', en: 'Lift the suppression' },
  'suppression.lift.when': {
    nb: 'Bare når personen selv har kommet tilbake',
    en: 'Only when the person has come back by themselves',
  },
  'suppression.lift.text': {
    nb: 'En sperring er noens nei. Den oppheves for ett formål, når eieren av adressen har samtykket til det etterpå. All annen markedsføring er fortsatt sperret, og samtykket må føres på kontakten for seg.',
    en: 'A suppression is somebody’s no. It is lifted for one purpose, when the owner of the address has consented to it afterwards. All other marketing stays suppressed, and the consent has to be written down on the contact by itself.',
  },
  'suppression.lift.addressHint': {
    nb: 'Skriv adressen på nytt. Den sammenlignes med avtrykket og lagres ikke.',
    en: 'Write the address again. It is compared with the print and not kept.',
  },
  'suppression.lift.otherAddress': {
    nb: 'Dette er ikke adressen som er sperret her.',
    en: 'This is not the address that is suppressed here.',
  },
  'suppression.lift.consent': { nb: 'Hva har personen samtykket til?', en: 'What has the person consented to?' },
  'suppression.lift.purpose': {
    nb: 'Velg et samtykke som gjelder denne kanalen.',
    en: 'Choose a consent that is for this channel.',
  },
  'suppression.lift.on': { nb: 'Når', en: 'When' },
  'suppression.lift.tooEarly': {
    nb: 'Datoen må være etter at adressen ble sperret.',
    en: 'The day must be after the address was suppressed.',
  },
  'suppression.lift.press': { nb: 'Opphev for dette formålet', en: 'Lift for this purpose' },
  'suppression.lift.done': {
    nb: 'Sperringen er opphevet for formålet. Hvem og hvorfor står i endringsloggen.',
    en: 'The suppression is lifted for the purpose. Who and why stands in the audit trail.',
  },
  'suppression.lift.nothing': { nb: 'Ingen samtykker gjelder denne kanalen', en: 'No consents are for this channel' },
  'suppression.lift.nothingText': {
    nb: 'Slå på et formål som bygger på samtykke, før noen kan komme tilbake ved det.',
    en: 'Switch on a purpose that rests on consent before anybody can come back by it.',
  },
  'suppression.takeBack': { nb: 'Ført ved en feil', en: 'Put there by mistake' },
  'suppression.takeBack.title': {
    nb: 'Ta tilbake en sperring ført ved en feil',
    en: 'Take back a suppression put there by mistake',
  },
  'suppression.takeBack.when': {
    nb: 'Bare når adressen ble ført opp av dere ved en feil',
    en: 'Only when you put the address there by mistake',
  },
  'suppression.takeBack.whenText': {
    nb: 'Har eieren av adressen ombestemt seg, skal sperringen oppheves for ett formål i stedet. Et nei som personen selv har gitt, kan ikke tas tilbake.',
    en: 'If the owner of the address has come back, lift the suppression for one purpose instead. A no that the person gave themselves cannot be taken back.',
  },
  'suppression.takeBack.possible': { nb: 'Dette blir mulig igjen', en: 'This becomes possible again' },
  'suppression.takeBack.all': {
    nb: 'Markedsføring til adressen på denne kanalen ({channel}), til den som har samtykket eller står med et annet grunnlag. Import og nye kontakter med adressen blir ikke lenger stanset.',
    en: 'Marketing to the address on this channel ({channel}), to somebody who has consented or is held on another basis. Imports and new contacts with the address are no longer stopped.',
  },
  'suppression.takeBack.one': {
    nb: '«{purpose}» til adressen på denne kanalen ({channel}), til den som har samtykket eller står med et annet grunnlag.',
    en: '“{purpose}” to the address on this channel ({channel}), to somebody who has consented or is held on another basis.',
  },
  'suppression.takeBack.notPossible': {
    nb: 'Ingen får et samtykke av dette, og andre sperringer av adressen blir stående.',
    en: 'Nobody gets a consent from this, and other suppressions of the address stay.',
  },
  'suppression.takeBack.why': { nb: 'Hva var feil?', en: 'What was wrong?' },
  'suppression.mistake.mistyped': { nb: 'Det ble skrevet feil adresse', en: 'The wrong address was typed' },
  'suppression.mistake.misunderstood': {
    nb: 'Vi misforstod: ingen har bedt om det',
    en: 'We misunderstood: nobody asked for it',
  },
  'suppression.mistake.trial': { nb: 'Det var en prøve', en: 'It was a trial' },
  'suppression.takeBack.press': { nb: 'Ta tilbake sperringen', en: 'Take the suppression back' },
  'suppression.takeBack.done': {
    nb: 'Sperringen er tatt tilbake. Hvem og hvorfor står i endringsloggen.',
    en: 'The suppression is taken back. Who and why stands in the audit trail.',
  },
  'suppression.hint': {
    nb: 'Eieren av adressen vil ikke ha markedsføring ({channels})',
    en: 'The owner of this address wants no marketing ({channels})',
  },
  'suppression.hint.text': {
    nb: 'Den kan lagres når dere trenger den til noe annet, som å svare eller å oppfylle en avtale. Markedsføring blir fortsatt stoppet.',
    en: 'It can be saved when you need it for something else, such as answering or keeping an agreement. Marketing is still stopped.',
  },
  'suppression.hint.told.mail': {
    nb: 'Når du lagrer, får eieren en e-post om at dere har skrevet dem inn, med lenke til alt dere har om dem og rettighetene deres (GDPR art. 13 og 14).',
    en: 'When you save, the owner gets an e-mail saying that you have put them down, with a link to all you hold about them and their rights (GDPR Art. 13 and 14).',
  },
  'suppression.hint.told.self': {
    nb: 'Vi kan ikke sende dem noe. Fortell personen selv at dere har skrevet dem inn, senest neste gang dere har kontakt (GDPR art. 13 og 14).',
    en: 'We cannot send them anything. Tell the person yourself that you have put them down, at the next contact at the latest (GDPR Art. 13 and 14).',
  },
} as const satisfies Messages;
