// The mails of accounts, invitations and the customer relationship; those of privacy are in mail-privacy.ts. Each has a subject,
// what happened, what to do, and what to do if it was not you.
import type { Messages } from './message.ts';

export const mail = {
  'mail.greeting': { nb: 'Hei {name}', en: 'Hello {name}' },
  'mail.sender': {
    nb: 'Sendt av OnNet CRM, en tjeneste fra {company}, {address}.',
    en: 'Sent by OnNet CRM, a service from {company}, {address}.',
  },
  'mail.linkByHand': {
    nb: 'Virker ikke knappen? Kopier denne adressen til nettleseren:',
    en: 'Does the button not work? Copy this address to your browser:',
  },
  'mail.confirm-sign-up.subject': {
    nb: 'Bekreft e-postadressen din hos OnNet CRM',
    en: 'Confirm your e-mail address with OnNet CRM',
  },
  'mail.confirm-sign-up.text': {
    nb: 'Takk for at du vil bruke OnNet CRM. Bekreft at denne e-postadressen er din, så er kontoen klar.',
    en: 'Thank you for choosing OnNet CRM. Confirm that this e-mail address is yours and your account is ready.',
  },
  'mail.confirm-sign-up.button': { nb: 'Bekreft e-postadressen', en: 'Confirm the e-mail address' },
  'mail.confirm-sign-up.note': {
    nb: 'Har du ikke opprettet noen konto? Da kan du se bort fra denne e-posten. Ingenting skjer uten at du bekrefter.',
    en: 'Did you not create an account? Then ignore this mail. Nothing happens unless you confirm.',
  },
  'mail.asks-to-join.subject': {
    nb: 'Noen ber om å få bli med i {tenantName} i OnNet CRM',
    en: 'Somebody asks to join {tenantName} in OnNet CRM',
  },
  'mail.asks-to-join.text': {
    nb: 'En som kaller seg «{name}» ({email}), begynte å lage en konto med organisasjonsnummeret til {tenantName}, og ber i stedet om å få bli med i den dere har. E-postadressen er bekreftet. Ingen slipper inn før noen av dere inviterer dem.',
    en: 'Somebody who goes by “{name}” ({email}) began to make an account with the organisation number of {tenantName}, and asks to join the one you have instead. The e-mail address is confirmed. Nobody is let in before one of you invites them.',
  },
  'mail.asks-to-join.button': { nb: 'Inviter en kollega', en: 'Invite a colleague' },
  'mail.asks-to-join.note': {
    nb: 'Kjenner du ikke personen? Da gjør du ingenting.',
    en: 'Do you not know them? Then do nothing.',
  },
  'mail.already-registered.subject': {
    nb: 'Du har allerede en konto hos OnNet CRM',
    en: 'You already have an account with OnNet CRM',
  },
  'mail.already-registered.text': {
    nb: 'Noen, kanskje du selv, prøvde å opprette en konto med denne e-postadressen. Du har allerede en, så det er bare å logge inn.',
    en: 'Someone, perhaps you, tried to create an account with this e-mail address. You already have one, so just sign in.',
  },
  'mail.already-registered.button': { nb: 'Logg inn', en: 'Sign in' },
  'mail.already-registered.note': {
    nb: 'Husker du ikke passordet, kan du lage et nytt fra siden der du logger inn. Var det ikke deg, trenger du ikke gjøre noe.',
    en: 'If you do not remember your password, make a new one from the sign-in page. If it was not you, there is nothing you need to do.',
  },
  'mail.password-reset.subject': { nb: 'Lag nytt passord hos OnNet CRM', en: 'Make a new OnNet CRM password' },
  'mail.password-reset.text': {
    nb: 'Noen ba om et nytt passord til kontoen med denne e-postadressen. Velg et nytt her. Lenken virker én gang og bare i kort tid.',
    en: 'Someone asked for a new password for the account with this e-mail address. Choose one here. The link works once and only for a short time.',
  },
  'mail.password-reset.button': { nb: 'Velg nytt passord', en: 'Choose a new password' },
  'mail.password-reset.note': {
    nb: 'Var det ikke deg? Da kan du se bort fra denne e-posten. Passordet ditt er ikke endret.',
    en: 'Was it not you? Then ignore this mail. Your password has not changed.',
  },
  'mail.password-changed.subject': {
    nb: 'Passordet ditt hos OnNet CRM er endret',
    en: 'Your OnNet CRM password has changed',
  },
  'mail.password-changed.text': {
    nb: 'Passordet til kontoen med denne e-postadressen er nettopp endret.',
    en: 'The password of the account with this e-mail address has just been changed.',
  },
  'mail.password-changed.note': {
    nb: 'Var det ikke deg? Lag et nytt passord med en gang fra siden der du logger inn, og skriv til {email}.',
    en: 'Was it not you? Make a new password at once from the sign-in page, and write to {email}.',
  },
  'mail.new-address.subject': {
    nb: 'Er dette den nye adressen din hos OnNet CRM?',
    en: 'Is this your new address with OnNet CRM?',
  },
  'mail.new-address.text': {
    nb: 'En bruker av OnNet CRM har bedt oss rette e-postadressen sin til denne. Adressen endres først når du bekrefter at den er din. Lenken virker i ett døgn.',
    en: 'A user of OnNet CRM has asked us to correct their e-mail address to this one. It changes only when you confirm that it is yours. The link works for a day.',
  },
  'mail.new-address.button': { nb: 'Bekreft adressen', en: 'Confirm the address' },
  'mail.new-address.note': {
    nb: 'Var det ikke deg? Da kan du se bort fra denne e-posten, eller skrive til {email}. Ingenting er endret.',
    en: 'Was it not you? Then ignore this mail, or write to {email}. Nothing has changed.',
  },
  'mail.address-changed.subject': {
    nb: 'E-postadressen din hos OnNet CRM er endret',
    en: 'Your OnNet CRM e-mail address has changed',
  },
  'mail.address-changed.text': {
    nb: 'Brukeren som hadde denne adressen, logger nå inn med en annen. Det ble gjort fordi brukeren ba om det og bekreftet den nye adressen.',
    en: 'The account that had this address now signs in with another. It was done because its user asked for it and confirmed the new address.',
  },
  'mail.address-changed.note': {
    nb: 'Var det ikke deg? Skriv til {email} med en gang.',
    en: 'Was it not you? Write to {email} at once.',
  },
  'mail.invitation.subject': {
    nb: 'Du er invitert til OnNet CRM',
    en: 'You are invited to OnNet CRM',
  },
  'mail.invitation.text': {
    nb: 'En som kaller seg «{inviter}», vil ha deg med i «{tenantName}» i OnNet CRM. Rollen din blir {role}.',
    en: 'Somebody who goes by “{inviter}” would like you to join “{tenantName}” in OnNet CRM. Your role will be {role}.',
  },
  'mail.invitation.button': { nb: 'Ta imot invitasjonen', en: 'Accept the invitation' },
  'mail.invitation.note': {
    nb: 'Kjenner du ikke «{inviter}» eller «{tenantName}»? Da kan du se bort fra denne e-posten.',
    en: 'Do you not know “{inviter}” or “{tenantName}”? Then ignore this mail.',
  },
  'mail.export-ready.subject': { nb: 'Eksporten din er klar', en: 'Your export is ready' },
  'mail.export-ready.text': {
    nb: 'Eksporten du ba om, er ferdig. Den ligger klar i OnNet CRM i sju dager. Bare du kan hente den, og du må være logget inn.',
    en: 'The export you asked for is finished. It is kept in OnNet CRM for seven days. Only you can fetch it, signed in.',
  },
  'mail.export-ready.button': { nb: 'Gå til eksporten', en: 'Go to the export' },
  'mail.audit-anchor.subject': { nb: 'Endringsloggenes anker {day}', en: 'Anchor of the audit trails {day}' },
  'mail.audit-anchor.text': {
    nb: {
      one: '{count} endringslogg er forankret. Ankeret er {hash}',
      other: '{count} endringslogger er forankret. Ankeret er {hash}',
    },
    en: {
      one: '{count} audit trail is anchored. The anchor is {hash}',
      other: '{count} audit trails are anchored. The anchor is {hash}',
    },
  },
  'mail.audit-anchor.note': {
    nb: 'Ta vare på denne e-posten. Kontroller med: npm run verify-audit -- --mailed og så ankeret.',
    en: 'Keep this mail. To check: npm run verify-audit -- --mailed followed by the anchor.',
  },
  'mail.tenant-ended.subject': {
    nb: 'Kundeforholdet til {tenantName} er avsluttet',
    en: 'The customer relationship of {tenantName} has ended',
  },
  'mail.tenant-ended.text': {
    nb: 'En eier har avsluttet kundeforholdet til {tenantName}. Til og med {until} kan dere lese, laste ned alt og angre avslutningen. Deretter slettes alt, senest {erased}.',
    en: 'An owner has ended the customer relationship of {tenantName}. Until the end of {until} you can read, download everything and undo the ending. After that everything is deleted, at the latest on {erased}.',
  },
  'mail.tenant-ended.button': { nb: 'Last ned alt, eller angre', en: 'Download everything, or change your mind' },
  'mail.tenant-ended.note': {
    nb: 'Du får denne e-posten fordi du er eier. Var det en feil, kan du angre avslutningen selv.',
    en: 'You get this mail because you are an owner. If it was a mistake, you can undo the ending yourself.',
  },
  'mail.payment-failed.pay.subject': {
    nb: 'Betalingen for {tenantName} gikk ikke gjennom',
    en: 'The payment for {tenantName} did not go through',
  },
  'mail.payment-failed.pay.text': {
    nb: 'Kortet kunne ikke belastes med {amount} for abonnementet til {tenantName}. Det kan være utløpt, sperret eller uten dekning. Betal her, gjerne med et annet kort. Ingenting slettes på grunn av dette.',
    en: 'The card could not be charged {amount} for the subscription of {tenantName}. It may have expired, been blocked or lack funds. Pay here, with another card if you like. Nothing is deleted because of this.',
  },
  'mail.payment-failed.pay.button': { nb: 'Betal nå', en: 'Pay now' },
  'mail.payment-failed.confirm.subject': {
    nb: 'Banken vil at du bekrefter betalingen for {tenantName}',
    en: 'The bank wants you to confirm the payment for {tenantName}',
  },
  'mail.payment-failed.confirm.text': {
    nb: 'Abonnementet til {tenantName} skal betales med {amount}, og banken ber deg bekrefte det. Ingenting slettes på grunn av dette.',
    en: 'The subscription of {tenantName} is to be paid with {amount}, and the bank asks you to confirm it. Nothing is deleted because of this.',
  },
  'mail.payment-failed.confirm.button': { nb: 'Bekreft betalingen', en: 'Confirm the payment' },
  'mail.payment-failed.next': {
    nb: 'Vi prøver kortet igjen {when}; til da virker alt som før.',
    en: 'We try the card again on {when}; until then everything works as before.',
  },
  'mail.payment-failed.last': {
    nb: 'Vi prøver ikke kortet flere ganger. Til det er betalt, kan alt leses og eksporteres, men ikke endres.',
    en: 'We will not try the card again. Until it is paid, everything can be read and exported, but not changed.',
  },
  'mail.payment-failed.note': {
    nb: 'Du får denne e-posten fordi du er eier. Abonnementet ser du her: {billing}',
    en: 'You get this mail because you are an owner. The subscription is here: {billing}',
  },
  'mail.card-ending.subject': {
    nb: 'Kortet som slutter på {last4}, utløper før neste trekk',
    en: 'The card ending in {last4} expires before the next charge',
  },
  'mail.card-ending.text': {
    nb: 'Kortet {tenantName} betaler abonnementet med, slutter på {last4} og utløper {expires}. Neste trekk er på {amount}, {when}. Legg inn et nytt kort før den tid, så går alt videre uten avbrudd.',
    en: 'The card that {tenantName} pays the subscription with ends in {last4} and expires {expires}. The next charge is {amount}, on {when}. Add a new card before then and everything goes on without a break.',
  },
  'mail.card-ending.button': { nb: 'Bytt kort', en: 'Change the card' },
  'mail.card-ending.note': {
    nb: 'Du får denne e-posten fordi du er eier, og bare én gang for hvert kort.',
    en: 'You get this mail because you are an owner, and only once for each card.',
  },
  'mail.trial-ending.subject': { nb: 'Prøveperioden slutter {when}', en: 'The trial ends on {when}' },
  'mail.trial-ending.text': {
    nb: {
      one: 'Prøveperioden til {tenantName} slutter {when}. Velg et abonnement for den ene brukeren, så går alt videre uten avbrudd. Gjør dere ikke det, kan alt fortsatt leses og eksporteres, men ikke endres. Ingenting slettes.',
      other:
        'Prøveperioden til {tenantName} slutter {when}. Velg et abonnement for de {count} brukerne, så går alt videre uten avbrudd. Gjør dere ikke det, kan alt fortsatt leses og eksporteres, men ikke endres. Ingenting slettes.',
    },
    en: {
      one: 'The trial of {tenantName} ends on {when}. Choose a plan for your one user and everything goes on without a break. If you do not, everything can still be read and exported, but not changed. Nothing is deleted.',
      other:
        'The trial of {tenantName} ends on {when}. Choose a plan for your {count} users and everything goes on without a break. If you do not, everything can still be read and exported, but not changed. Nothing is deleted.',
    },
  },
  'mail.trial-ending.button': { nb: 'Velg abonnement', en: 'Choose a plan' },
  'mail.trial-ending.note': {
    nb: 'Du får denne e-posten fordi du er eier, og bare én gang.',
    en: 'You get this mail because you are an owner, and only once.',
  },
  'mail.tenant-end-reminder.subject': {
    nb: '{when} er siste dag med tilgang til {tenantName}',
    en: 'The last day of access to {tenantName} is {when}',
  },
  'mail.tenant-end-reminder.text': {
    nb: 'Kundeforholdet til {tenantName} er avsluttet. Til og med {until} kan dere laste ned alt og ta avslutningen tilbake. Etter den dagen kommer ingen inn, og alt slettes, senest {erased}. Det som er slettet, kan ikke hentes tilbake.',
    en: 'The customer relationship of {tenantName} has ended. Until the end of {until} you can download everything and take the end back. After that day nobody gets in, and everything is deleted, at the latest on {erased}. What is deleted cannot be brought back.',
  },
  'mail.deletion-certificate.subject': {
    nb: 'Alt for {tenantName} er slettet',
    en: 'Everything of {tenantName} has been deleted',
  },
  'mail.deletion-certificate.text': {
    nb: 'Alt OnNet behandlet for {tenantName}, er slettet og kontrollert. Lenken er attesten: Den viser hva som ble slettet, hva loven krever at vi beholder og hvor lenge, og at det er vi som har signert.',
    en: 'Everything OnNet processed for {tenantName} has been deleted and checked. The link is the certificate: it shows what was deleted, what the law makes us keep and for how long, and that it is we who signed.',
  },
  'mail.deletion-certificate.button': { nb: 'Åpne attesten', en: 'Open the certificate' },
  'mail.deletion-certificate.note': {
    nb: 'Ta vare på denne e-posten eller last ned attesten. Når e-posten er 30 dager gammel, har vi ingen kopi.',
    en: 'Keep this mail or download the certificate. When the mail is 30 days old, we have no copy.',
  },
  'mail.account-erased.subject': { nb: 'Brukeren din er slettet', en: 'Your account has been erased' },
  'mail.account-erased.text': {
    nb: 'Brukeren din hos OnNet CRM er slettet, slik du ba om. Lenken er attesten: Den viser hva som ble slettet, hva som nå står på «Tidligere bruker», og hva loven krever at vi beholder. Adressen din står i utboksen vår til denne e-posten er 30 dager gammel.',
    en: 'Your account with OnNet CRM has been erased, as you asked. The link is the certificate: it shows what was deleted, what now belongs to “Former user”, and what the law makes us keep. Your address stays in our outbox until this mail is 30 days old.',
  },
  'mail.sales-document.invoice.subject': {
    nb: 'Faktura {number} fra OnNet CRM',
    en: 'Invoice {number} from OnNet CRM',
  },
  'mail.sales-document.invoice.text': {
    nb: 'Faktura {number} ligger ved som PDF. Du finner den også under Abonnement i OnNet CRM.',
    en: 'Invoice {number} is attached as a PDF. You also find it under Subscription in OnNet CRM.',
  },
  'mail.sales-document.credit.subject': {
    nb: 'Kreditnota {number} fra OnNet CRM',
    en: 'Credit note {number} from OnNet CRM',
  },
  'mail.sales-document.credit.text': {
    nb: 'Kreditnota {number} ligger ved som PDF. På den står hvilken faktura den retter.',
    en: 'Credit note {number} is attached as a PDF. It says which invoice it corrects.',
  },
  'mail.sales-document.ehf': {
    nb: 'XML-filen er den samme som e-faktura (EHF), til regnskapssystemet.',
    en: 'The XML file is the same as an e-invoice (EHF), for your accounting system.',
  },
  'mail.sales-document.note': {
    nb: 'Er noe feil? Skriv til {email}, så retter vi det med en kreditnota.',
    en: 'Is something wrong? Write to {email}, and we correct it by a credit note.',
  },
} as const satisfies Messages;
