// The mails the product sends. Each has a subject, a heading, what happened, what to do, and what to do if it was not you.
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

  'mail.invitation.subject': {
    nb: '{inviter} inviterer deg til {tenantName} i OnNet CRM',
    en: '{inviter} invites you to {tenantName} in OnNet CRM',
  },
  'mail.invitation.text': {
    nb: '{inviter} vil ha deg med i {tenantName} i OnNet CRM. Rollen din blir {role}.',
    en: '{inviter} would like you to join {tenantName} in OnNet CRM. Your role will be {role}.',
  },
  'mail.invitation.button': { nb: 'Ta imot invitasjonen', en: 'Accept the invitation' },
  'mail.invitation.note': {
    nb: 'Kjenner du ikke {inviter} eller {tenantName}? Da kan du se bort fra denne e-posten.',
    en: 'Do you not know {inviter} or {tenantName}? Then ignore this mail.',
  },

  'mail.consent-request.subject': {
    nb: 'Bekreft at du vil ha dette fra {tenantName}',
    en: 'Confirm that you want this from {tenantName}',
  },
  'mail.consent-request.text': {
    nb: 'Du har sagt ja til {purpose} fra {tenantName}. Bekreft at det stemmer, så er det i orden. Dette sier du ja til: «{wording}»',
    en: 'You have said yes to {purpose} from {tenantName}. Confirm that this is right, and it is done. This is what you agree to: “{wording}”',
  },
  'mail.consent-request.button': { nb: 'Se og bekreft', en: 'See and confirm' },
  'mail.consent-request.note': {
    nb: 'Har du ikke sagt ja? Gjør ingenting, så skjer det ingenting. Vil du ikke bli spurt igjen, kan du si nei her: {link}',
    en: 'Did you not say yes? Do nothing, and nothing happens. If you do not want to be asked again, say no here: {link}',
  },

  'mail.export-ready.subject': { nb: 'Eksporten din er klar', en: 'Your export is ready' },
  'mail.export-ready.text': {
    nb: 'Eksporten du ba om, er ferdig. Den ligger klar i OnNet CRM i sju dager. Bare du kan hente den, og du må være logget inn.',
    en: 'The export you asked for is finished. It is kept in OnNet CRM for seven days. Only you can fetch it, signed in.',
  },
  'mail.export-ready.button': { nb: 'Gå til eksporten', en: 'Go to the export' },

  'mail.person-page.subject': {
    nb: 'Opplysningene {controller} har om deg',
    en: 'What {controller} holds about you',
  },
  'mail.person-page.text': {
    nb: 'På siden din ser du hva {controller} har lagret om deg, hvorfor, hvor lenge og hvem som får det. Der kan du også bruke rettighetene dine. Lenken gjelder i 30 dager.',
    en: 'Your page shows what {controller} holds about you, why, for how long and who gets it. There you can also use your rights. The link works for 30 days.',
  },
  'mail.person-page.button': { nb: 'Åpne siden din', en: 'Open your page' },
  'mail.person-page.note': {
    nb: 'Ikke send lenken videre: den som har den, ser opplysningene om deg.',
    en: 'Do not pass the link on: whoever has it sees the data about you.',
  },
  'mail.access-link.subject': {
    nb: 'Kopien av opplysningene om deg hos {controller}',
    en: 'The copy of what {controller} holds about you',
  },
  'mail.access-link.text': {
    nb: 'Du har bedt {controller} om en kopi av opplysningene om deg. Den er klar. Lenken kan åpnes én gang, og viser kopien i ett døgn etterpå.',
    en: 'You asked {controller} for a copy of what they hold about you. It is ready. The link can be opened once, and shows the copy for a day afterwards.',
  },
  'mail.access-link.button': { nb: 'Gå til kopien', en: 'Go to the copy' },
  'mail.access-link.note': {
    nb: 'Har du ikke bedt om dette? Da trenger du ikke gjøre noe. Ikke send lenken videre: den viser alt som er lagret om deg.',
    en: 'Did you not ask for this? Then there is nothing you need to do. Do not pass the link on: it shows everything held about you.',
  },

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
  'mail.sub-processor-notice.new.subject': {
    nb: 'Ny underleverandør fra {date}: {name}',
    en: 'New sub-processor from {date}: {name}',
  },
  'mail.sub-processor-notice.new.text': {
    nb: 'Vi vil ta i bruk {name} som underleverandør fra {date}. Databehandleravtalen gir dere rett til å vite det på forhånd, og til å protestere. På siden står hvilke opplysninger det gjelder, hvorfor, i hvilket land og på hvilket grunnlag.',
    en: 'We want to use {name} as a sub-processor from {date}. The data processing agreement gives you the right to know beforehand, and to object. The page says which data, why, in which country and on what basis.',
  },
  'mail.sub-processor-notice.ending.subject': {
    nb: 'Vi slutter å bruke {name} {date}',
    en: 'We stop using {name} on {date}',
  },
  'mail.sub-processor-notice.ending.text': {
    nb: 'Vi slutter å bruke {name} som underleverandør {date}. Dere trenger ikke gjøre noe.',
    en: 'We stop using {name} as a sub-processor on {date}. There is nothing you need to do.',
  },
  'mail.sub-processor-notice.button': { nb: 'Se underleverandørene', en: 'See the sub-processors' },
  'mail.sub-processor-notice.note': {
    nb: 'Vil dere protestere, må det være gjort før {date}. Finner vi ingen løsning, kan dere si opp før endringen trer i kraft.',
    en: 'If you want to object, do so before {date}. If we find no solution, you can leave before the change takes effect.',
  },
  'mail.breach-notice.subject': {
    nb: 'Viktig: brudd på personopplysningssikkerheten hos OnNet',
    en: 'Important: a personal data breach at OnNet',
  },
  'mail.breach-notice.text': {
    nb: 'Vi har oppdaget et brudd som gjelder opplysninger dere er behandlingsansvarlig for. Saken ligger klar hos dere med det vi vet, og fristen for å melde til Datatilsynet løper fra nå: 72 timer, også i helgen.',
    en: 'We have discovered a breach that concerns data you are the controller of. The case is ready for you with what we know, and the time to notify Datatilsynet runs from now: 72 hours, weekends too.',
  },
  'mail.breach-notice.more.subject': {
    nb: 'Nytt om bruddet hos OnNet',
    en: 'News about the breach at OnNet',
  },
  'mail.breach-notice.more.text': {
    nb: 'Vi vet mer om bruddet vi varslet dere om. Det nye står i saken deres.',
    en: 'We know more about the breach we told you of. What is new is in your case.',
  },
  'mail.breach-notice.button': { nb: 'Åpne saken', en: 'Open the case' },
  'mail.breach-notice.note': {
    nb: 'Dere avgjør om bruddet skal meldes til Datatilsynet og om de berørte skal varsles. Saken hjelper dere med begge deler.',
    en: 'You decide whether the breach is to be notified to Datatilsynet and whether the people concerned are told. The case helps you with both.',
  },
  'mail.breach-reminder.subject': {
    nb: 'Fristen til Datatilsynet er {time}',
    en: 'The deadline to Datatilsynet is {time}',
  },
  'mail.breach-reminder.text': {
    nb: 'Et brudd på personopplysningssikkerheten er ikke meldt, og det står ikke hvorfor. Fristen er {time}. Meld det dere vet nå; resten kan ettersendes.',
    en: 'A personal data breach has not been notified, and nobody has written down why. The deadline is {time}. Notify what you know now; the rest can follow.',
  },

  'mail.sub-processor-answer.subject': {
    nb: 'Vi har svart på protesten deres',
    en: 'We have answered your objection',
  },
  'mail.sub-processor-answer.text': {
    nb: 'Vi har svart på protesten deres mot en ny underleverandør. Svaret står på siden under.',
    en: 'We have answered your objection to a new sub-processor. The answer is on the page below.',
  },
  'mail.sub-processor-answer.button': { nb: 'Les svaret', en: 'Read the answer' },
  'mail.request-identity.subject': {
    nb: 'Er det du som har skrevet til {controller}?',
    en: 'Was it you who wrote to {controller}?',
  },
  'mail.request-identity.text': {
    nb: '{controller} har fått en henvendelse om opplysninger de har om deg. Før noe blir gjort eller gitt ut, må vi vite at den kom fra deg. Lenken virker én gang. Du trenger ikke sende legitimasjon.',
    en: '{controller} has received a request about data they hold about you. Before anything is done or given out, we need to know that it came from you. The link works once. You do not need to send any identification.',
  },
  'mail.request-identity.button': { nb: 'Svar ja eller nei', en: 'Answer yes or no' },
  'mail.request-identity.note': {
    nb: 'Var det ikke deg? Bruk samme lenke og svar nei. Da blir ingenting gitt ut.',
    en: 'Was it not you? Use the same link and answer no. Then nothing is given out.',
  },
  'mail.request-letter.note': {
    nb: 'Brevet er fra {controller}.',
    en: 'This letter is from {controller}.',
  },
  'mail.request-letter.reply': { nb: 'Du kan svare på denne e-posten.', en: 'You can reply to this mail.' },
  'mail.recipient-notice.note': {
    nb: 'Brevet er fra {controller}, sendt med OnNet CRM.',
    en: 'This letter is from {controller}, sent with OnNet CRM.',
  },
  'mail.request-reminder.arrived.subject': {
    nb: 'Ny personvernsak med frist {date}',
    en: 'New privacy request, due on {date}',
  },
  'mail.request-reminder.arrived.text': {
    nb: '{controller} har fått en henvendelse om personopplysninger. Den skal besvares innen {date}.',
    en: '{controller} has received a request about personal data. It is to be answered by {date}.',
  },
  'mail.request-reminder.subject': {
    nb: 'En personvernsak må besvares {when}',
    en: 'A privacy request must be answered {when}',
  },
  'mail.request-reminder.text': {
    nb: 'En sak hos {controller} har frist {date} og er ikke besvart. Svar, eller forleng fristen innen den første måneden er ute.',
    en: 'A request to {controller} is due on {date} and has not been answered. Answer it, or extend it before the first month is over.',
  },
  'mail.request-reminder.overdue.subject': {
    nb: 'En personvernsak er ikke besvart i tide',
    en: 'A privacy request was not answered in time',
  },
  'mail.request-reminder.overdue.text': {
    nb: 'En sak hos {controller} skulle vært besvart innen {date}. Svar i dag, og noter hvorfor det ble sent. Dere får ikke flere e-poster om den, men den står øverst på personvernsiden til den er besvart.',
    en: 'A request to {controller} should have been answered by {date}. Answer it today, and note why it was late. You get no more mails about it, but it stands at the top of the privacy page until it is answered.',
  },
  'mail.request-reminder.button': { nb: 'Åpne saken', en: 'Open the request' },

  'mail.policy-notice.subject': {
    nb: 'Ny personvernerklæring for OnNet CRM fra {date}',
    en: 'New OnNet CRM privacy policy from {date}',
  },
  'mail.policy-notice.text': {
    nb: 'Fra {date} gjelder en ny utgave av personvernerklæringen. Du kan lese den nå, og se setning for setning hva som er lagt til og tatt bort.',
    en: 'A new edition of the privacy policy takes effect on {date}. You can read it now, and see sentence by sentence what was added and taken away.',
  },
  'mail.policy-notice.button': { nb: 'Se endringene', en: 'See the changes' },

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
    nb: 'Ta vare på denne e-posten eller last ned attesten. Vi har ingen kopi.',
    en: 'Keep this mail or download the certificate. We have no copy.',
  },

  'mail.account-erased.subject': { nb: 'Brukeren din er slettet', en: 'Your account has been erased' },
  'mail.account-erased.text': {
    nb: 'Brukeren din hos OnNet CRM er slettet, slik du ba om. Lenken er attesten: Den viser hva som ble slettet, hva som nå står på «Tidligere bruker», og hva loven krever at vi beholder. Adressen din står i utboksen vår til denne e-posten er 30 dager gammel.',
    en: 'Your account with OnNet CRM has been erased, as you asked. The link is the certificate: it shows what was deleted, what now belongs to “Former user”, and what the law makes us keep. Your address stays in our outbox until this mail is 30 days old.',
  },

  'mail.agreement-notice.subject': {
    nb: 'Ny versjon av databehandleravtalen',
    en: 'New version of the data processing agreement',
  },
  'mail.agreement-notice.text': {
    nb: 'Databehandleravtalen mellom dere og OnNet har en ny versjon. Les setning for setning hva som er endret, og godta den på vegne av virksomheten.',
    en: 'The data processing agreement between you and OnNet has a new version. Read sentence by sentence what changed, and accept it on behalf of your organisation.',
  },
  'mail.agreement-notice.button': { nb: 'Se endringene', en: 'See the changes' },
  'mail.agreement-notice.note': {
    nb: 'Du får denne e-posten fordi du er eier. Til den nye versjonen er godtatt, gjelder den dere har.',
    en: 'You get this mail because you are an owner. Until the new version is accepted, the one you have applies.',
  },
} as const satisfies Messages;
