// The mails that privacy asks for: to people whose data is held, and to those who look after it.
import type { Messages } from './message.ts';

export const mailPrivacy = {
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
  'mail.person-page.subject': {
    nb: 'Opplysningene {controller} har om deg',
    en: 'What {controller} holds about you',
  },
  'mail.person-page.text': {
    nb: 'På siden din ser du hva {controller} har lagret om deg, hvorfor, hvor lenge og hvem som får det. Der kan du også bruke rettighetene dine. Lenken gjelder i 30 dager.',
    en: 'Your page shows what {controller} holds about you, why, for how long and who gets it. There you can also use your rights. The link works for 30 days.',
  },
  'mail.person-page.recorded.subject': {
    nb: '{controller} har lagret opplysninger om deg',
    en: '{controller} has recorded data about you',
  },
  'mail.person-page.recorded.text': {
    nb: '{controller} har skrevet deg inn som kontakt, og du har rett til å vite det (personvernforordningen art. 13 og 14). På siden din ser du hva som er lagret, hvor det kommer fra, hvorfor, hvor lenge og hvem som får det. Der kan du også rette, protestere, be om å bli slettet eller klage til Datatilsynet. Lenken gjelder i 30 dager.\n\nBehandlingsansvarlig er {who}.',
    en: '{controller} has put you down as a contact, and you have the right to know (GDPR Art. 13 and 14). Your page shows what is held, where it comes from, why, for how long and who gets it. There you can also have it corrected, object, ask to be erased or complain to Datatilsynet. The link works for 30 days.\n\nThe controller is {who}.',
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
  'mail.access-link.other.subject': {
    nb: 'Kopien av opplysningene om {about} hos {controller}',
    en: 'The copy of what {controller} holds about {about}',
  },
  'mail.access-link.other.text': {
    nb: 'Du har bedt {controller} om en kopi av opplysningene om {about}. Den er klar. Lenken kan åpnes én gang, og viser kopien i ett døgn etterpå.',
    en: 'You asked {controller} for a copy of what they hold about {about}. It is ready. The link can be opened once, and shows the copy for a day afterwards.',
  },
  'mail.access-link.other.note': {
    nb: 'Har du ikke bedt om dette? Da trenger du ikke gjøre noe. Ikke send lenken videre.',
    en: 'Did you not ask for this? Then there is nothing you need to do. Do not pass the link on.',
  },
  'mail.access-link.button': { nb: 'Gå til kopien', en: 'Go to the copy' },
  'mail.access-link.note': {
    nb: 'Har du ikke bedt om dette? Da trenger du ikke gjøre noe. Ikke send lenken videre: den viser alt som er lagret om deg.',
    en: 'Did you not ask for this? Then there is nothing you need to do. Do not pass the link on: it shows everything held about you.',
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
  'mail.sub-processor-notice.closed.note': {
    nb: 'Kontoen deres er avsluttet, men det dere la igjen er ikke slettet ennå. Vil dere protestere, skriv til oss på {email} før {date}.',
    en: 'Your account is closed, but what you left is not erased yet. If you want to object, write to us at {email} before {date}.',
  },
  'mail.breach-notice.subject': {
    nb: 'Viktig: brudd på personvernet hos OnNet',
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
  'mail.breach-notice.closed.text': {
    nb: 'Kontoen deres hos OnNet er avsluttet, men det dere la igjen er ikke slettet ennå. Vi har oppdaget et brudd som gjelder opplysninger dere er behandlingsansvarlig for. Fristen for å melde til Datatilsynet løper fra nå: 72 timer, også i helgen. Dette vet vi:',
    en: 'Your account with OnNet is closed, but what you left is not erased yet. We have discovered a breach that concerns data you are the controller of. The time to notify Datatilsynet runs from now: 72 hours, weekends too. This is what we know:',
  },
  'mail.breach-notice.closed.more': {
    nb: 'Vi vet mer om bruddet vi varslet dere om. Dette vet vi nå:',
    en: 'We know more about the breach we told you of. This is what we know now:',
  },
  'mail.breach-notice.closed.note': {
    nb: 'Dere avgjør om bruddet skal meldes til Datatilsynet og om de berørte skal varsles. Spør oss på {email} om det dere trenger til det.',
    en: 'You decide whether the breach is to be notified to Datatilsynet and whether the people concerned are told. Ask us at {email} for what you need for that.',
  },
  'mail.breach-reminder.subject': {
    nb: 'Fristen til Datatilsynet er {time}',
    en: 'The deadline to Datatilsynet is {time}',
  },
  'mail.breach-reminder.text': {
    nb: 'Et brudd på personopplysningssikkerheten er ikke meldt, og det står ikke hvorfor. Fristen er {time}. Meld det dere vet nå; resten kan ettersendes.',
    en: 'A personal data breach has not been notified, and nobody has written down why. The deadline is {time}. Notify what you know now; the rest can follow.',
  },
  'mail.breach-reminder.customers.subject': {
    nb: 'Kundene er ikke varslet om et avvik',
    en: 'The customers have not been told of a breach',
  },
  'mail.breach-reminder.customers.text': {
    nb: 'Et avvik hos OnNet gjelder opplysninger kundene er behandlingsansvarlige for, og ingen kunde er varslet. De skal varsles uten ugrunnet opphold (art. 33 nr. 2): varsle dem nå med det vi vet. Det som blir kjent senere, kan sendes etterpå.',
    en: 'A breach at OnNet concerns data the customers are controllers of, and no customer has been told. They are to be told without undue delay (Art. 33(2)): tell them now what we know. What is learned later can be sent after.',
  },
  'mail.breach-reminder.closed.text': {
    nb: 'Vi varslet dere om et brudd på personopplysningssikkerheten. Fristen for å melde det til Datatilsynet er {time}. Meldingen sendes i Altinn: meld det dere vet nå; resten kan ettersendes. Er det meldt, eller er det neppe noen risiko for folk, trenger dere ikke gjøre noe her: kontoen er avsluttet, så vi ser ikke hva dere har gjort. Dette vet vi:',
    en: 'We told you of a personal data breach. The deadline for notifying Datatilsynet is {time}. The notification is sent at Altinn: notify what you know now; the rest can follow. If it is notified, or a risk to people is unlikely, there is nothing to do here: the account is closed, so we cannot see what you have done. This is what we know:',
  },
  'mail.breach-reminder.closed.note': {
    nb: 'Spør oss på {email} om det dere trenger for å melde eller varsle.',
    en: 'Ask us at {email} for what you need to notify or to tell people.',
  },
  'mail.sub-processor-answer.subject': {
    nb: 'Vi har svart på protesten deres',
    en: 'We have answered your objection',
  },
  'mail.sub-processor-answer.closed.text': {
    nb: 'Vi har svart på protesten deres mot en ny underleverandør:',
    en: 'We have answered your objection to a new sub-processor:',
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
  'mail.request-identity.other.subject': {
    nb: 'Noen har skrevet til {controller} for deg',
    en: 'Somebody has written to {controller} for you',
  },
  'mail.request-identity.other.text': {
    nb: '{controller} har fått en henvendelse om opplysninger de har om deg, fra en som kaller seg {asker} og sier å spørre på dine vegne. Før noe blir gjort eller gitt ut, må vi vite at du vil det. Lenken virker én gang. Du trenger ikke sende legitimasjon.',
    en: '{controller} has received a request about data they hold about you from somebody who goes by {asker} and says they ask for you. Before anything is done or given out, we need to know that you want it. The link works once. You do not need to send any identification.',
  },
  'mail.request-identity.other.note': {
    nb: 'Vil du det ikke, eller kjenner du dem ikke? Bruk samme lenke og svar nei. Da blir ingenting gitt ut.',
    en: 'Do you not want it, or do you not know them? Use the same link and answer no. Then nothing is given out.',
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
  'mail.request-letter.handled': {
    nb: 'Slik behandles det du skriver til oss: {link}',
    en: 'How what you write to us is handled: {link}',
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
