// The pages behind the links of mails, where people say yes and no themselves.
import type { Messages } from './message.ts';

export const privacyChoices = {
  'consents.closed.title': { nb: 'Lenken virker ikke lenger', en: 'The link no longer works' },
  'consents.closed.text': {
    nb: 'Den er for gammel eller brukt, eller gjelder noe som er endret eller slettet. Ta kontakt med den som sendte e-posten.',
    en: 'It is too old or used up, or about something that has been changed or deleted. Contact whoever sent the mail.',
  },
  'consents.disowned.title': { nb: 'Takk for beskjed', en: 'Thank you for telling us' },
  'consents.disowned.text': {
    nb: 'Adressen får ikke mer om dette. Ingen har samtykket til noe.',
    en: 'The address gets nothing more about this. Nobody has consented to anything.',
  },
  'consents.disowned.undone': {
    nb: 'Adressen får ikke mer om dette. Samtykket fra {date} gjelder ikke: {purpose}.',
    en: 'The address gets nothing more about this. The consent of {date} does not hold: {purpose}.',
  },
  'consents.confirm.title': { nb: 'Si ja til {tenant}?', en: 'Say yes to {tenant}?' },
  'consents.confirm.done': { nb: 'Du har sagt ja til {tenant}', en: 'You have said yes to {tenant}' },
  'consents.confirm.text': {
    nb: '{tenant} har fått vite at du vil ha dette: {purpose}. Her er det du sier ja til:',
    en: '{tenant} has been told that you want this: {purpose}. This is what you say yes to:',
  },
  'consents.confirm.yes': { nb: 'Ja, jeg samtykker', en: 'Yes, I consent' },
  'consents.confirm.free': {
    nb: 'Det er frivillig. Sier du ikke ja, endrer det ingenting i forholdet ditt til {tenant}. Du kan ombestemme deg når som helst.',
    en: 'It is voluntary. If you do not say yes, nothing changes between you and {tenant}. You can change your mind at any time.',
  },
  'consents.confirm.notMe': { nb: 'Dette er ikke meg', en: 'This is not me' },
  'consents.confirm.doneText': { nb: 'Samtykket er registrert: {purpose}.', en: 'The consent is recorded: {purpose}.' },
  'consents.confirm.change': {
    nb: 'Du kan trekke det tilbake når du vil, like lett som du ga det.',
    en: 'You can withdraw it whenever you like, as easily as you gave it.',
  },
  'consents.overtaken.title': { nb: 'Dette er alt besvart', en: 'This has been answered already' },
  'consents.overtaken.text': {
    nb: 'Siden e-posten ble sendt, er det sagt nei, eller opplysningene hos {tenant} er endret. Et gammelt spørsmål gir ikke noe nytt ja, så ingenting er endret nå: {purpose}.',
    en: 'Since the mail was sent, somebody has said no, or the data at {tenant} has changed. An old question gives no new yes, so nothing has changed now: {purpose}.',
  },
  'consents.overtaken.anew': {
    nb: 'Vil du si ja likevel, gjør du det på siden for valgene dine.',
    en: 'If you want to say yes after all, do so on the page of your choices.',
  },
  'consents.notTaken.title': { nb: '{tenant} tar ikke imot nye ja nå', en: '{tenant} takes no new yes now' },
  'consents.notTaken.text': {
    nb: 'Ingenting er endret, og du trenger ikke gjøre noe: {purpose}. Et nei tas imot som før.',
    en: 'Nothing has changed, and there is nothing you need to do: {purpose}. A no is taken as before.',
  },
  'consents.withdraw.title': { nb: 'Si nei takk?', en: 'Say no thanks?' },
  'consents.withdraw.done': { nb: 'Du har sagt nei', en: 'You have said no' },
  'consents.withdraw.text': {
    nb: 'Du får ikke mer av dette fra {tenant}: {purpose}.',
    en: 'You will get no more of this from {tenant}: {purpose}.',
  },
  'consents.withdraw.no': { nb: 'Nei takk, stopp dette', en: 'No thanks, stop this' },
  'consents.withdraw.doneText': {
    nb: 'Det gjelder fra nå: {tenant} sender deg ikke mer av dette: {purpose}.',
    en: 'It holds from now on: {tenant} sends you no more of this: {purpose}.',
  },
  'consents.preferences.title': { nb: 'Dine valg hos {tenant}', en: 'Your choices with {tenant}' },
  'consents.preferences.open': { nb: 'Se alle valgene dine', en: 'See all your choices' },
  'consents.preferences.lead': {
    nb: 'Her bestemmer du hva {tenant} kan bruke opplysningene dine til. Du kan endre det når du vil.',
    en: 'Here you decide what {tenant} may use your data for. You can change it whenever you like.',
  },
  'consents.preferences.noOnly': {
    nb: 'Her sier du nei til det {tenant} bruker opplysningene dine til. Nye ja tas ikke imot nå.',
    en: 'Here you say no to what {tenant} uses your data for. No new yes is taken now.',
  },
  'consents.preferences.legend': { nb: 'Dette er greit for meg', en: 'This is fine with me' },
  'consents.preferences.none': { nb: 'Det er ingenting å velge her nå.', en: 'There is nothing to choose here now.' },
  'consents.preferences.interest': {
    nb: 'Bygger på en berettiget interesse. Fjern haken for å protestere.',
    en: 'Rests on a legitimate interest. Remove the tick to object.',
  },
  'consents.preferences.objectedTo': { nb: 'Du har sagt nei til dette.', en: 'You have said no to this.' },
  'consents.preferences.save': { nb: 'Lagre valgene', en: 'Save the choices' },
  'consents.preferences.saved': {
    nb: 'Valgene er lagret og gjelder fra nå.',
    en: 'Your choices are saved and hold from now on.',
  },
  'consents.preferences.lookAgain': {
    nb: 'Noe er endret siden du åpnet siden. Hvert nei er lagret, men ikke hvert ja. Se over valgene under, og lagre på nytt.',
    en: 'Something has changed since you opened the page. Every no is saved, but not every yes. Look over the choices below, and save again.',
  },
  'consents.object.heading': { nb: 'Ingen markedsføring i det hele tatt', en: 'No marketing at all' },
  'consents.object.text': {
    nb: 'Da får du ingen reklame fra {tenant}, i noen kanal. Det gjelder straks.',
    en: 'Then you get no advertising from {tenant}, on any channel. It holds at once.',
  },
  'consents.object.press': { nb: 'Reserver meg mot all markedsføring', en: 'I object to all marketing' },
  'consents.object.again': { nb: 'Reserver meg på nytt', en: 'Object again' },
  'consents.object.done': {
    nb: 'Du har reservert deg mot markedsføring fra {tenant}.',
    en: 'You have objected to marketing from {tenant}.',
  },
} as const satisfies Messages;
