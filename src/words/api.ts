// The API for programs: the page of its tokens, and what it says when something is wrong.
import type { Messages } from './message.ts';

export const api = {
  'apiTokens.title': { nb: 'API-nøkler', en: 'API tokens' },
  'apiTokens.link': { nb: 'API-nøkler', en: 'API tokens' },
  'apiTokens.text': {
    nb: 'Med en nøkkel kan et program dere har selv, hente og legge til firmaer. Den som har nøkkelen, slipper inn: del den med ingen.',
    en: 'With a token a program of your own can fetch and add companies. Whoever has the token gets in: share it with no one.',
  },
  'apiTokens.document': { nb: 'Hva API-et kan (OpenAPI)', en: 'What the API can do (OpenAPI)' },
  'apiTokens.new': { nb: 'Ny nøkkel', en: 'New token' },
  'apiTokens.name': { nb: 'Navn', en: 'Name' },
  'apiTokens.nameHint': {
    nb: 'Programmet som skal bruke den, for eksempel nettbutikken',
    en: 'The program that will use it, such as the web shop',
  },
  'apiTokens.role': { nb: 'Kan', en: 'May' },
  'apiTokens.role.member': { nb: 'Lese og legge til', en: 'Read and add' },
  'apiTokens.role.reader': { nb: 'Bare lese', en: 'Only read' },
  'apiTokens.by': { nb: 'Laget av', en: 'Created by' },
  'apiTokens.used': { nb: 'Sist brukt', en: 'Last used' },
  'apiTokens.never': { nb: 'Aldri', en: 'Never' },
  'apiTokens.until': { nb: 'Virker til', en: 'Works until' },
  'apiTokens.lasts': { nb: 'Hvor lenge', en: 'For how long' },
  'apiTokens.days': {
    nb: { one: '{count} dag', other: '{count} dager' },
    en: { one: '{count} day', other: '{count} days' },
  },
  'apiTokens.state.revoked': { nb: 'Trukket tilbake', en: 'Revoked' },
  'apiTokens.state.expired': { nb: 'Utløpt', en: 'Expired' },
  'apiTokens.inYourName': {
    nb: 'Programmet handler i ditt navn, og kan aldri mer enn du selv kan. Nøkkelen slutter å virke når du ikke er medlem lenger.',
    en: 'The program acts in your name, and never with more rights than you have yourself. The token stops working when you are no longer a member.',
  },
  'apiTokens.create': { nb: 'Lag nøkkel', en: 'Create token' },
  'apiTokens.made': { nb: 'Nøkkelen er laget', en: 'The token has been created' },
  'apiTokens.madeText': {
    nb: 'Kopier den nå. Den vises bare denne ene gangen, og vi lagrer den ikke.',
    en: 'Copy it now. It is shown only this once, and we do not keep it.',
  },
  'apiTokens.token': { nb: 'Nøkkel', en: 'Token' },
  'apiTokens.revoke': { nb: 'Trekk tilbake', en: 'Revoke' },
  'apiTokens.revoked': { nb: 'Nøkkelen virker ikke lenger.', en: 'The token no longer works.' },
  'apiTokens.tooMany': {
    nb: 'Dere har tjue nøkler som virker. Trekk tilbake en av dem først.',
    en: 'You have twenty tokens that work. Revoke one of them first.',
  },
  'api.problem.400': { nb: 'Det som ble sendt, kan ikke leses.', en: 'What was sent cannot be read.' },
  'api.problem.401': {
    nb: 'Send en nøkkel som virker, som Authorization: Bearer.',
    en: 'Send a token that works, as Authorization: Bearer.',
  },
  'api.problem.403': { nb: 'Nøkkelen har ikke lov til dette.', en: 'The token is not allowed to do this.' },
  'api.problem.404': { nb: 'Finnes ikke.', en: 'Not found.' },
  'api.problem.409': {
    nb: 'Firmaet ligger i papirkurven, eller flere firmaer heter dette.',
    en: 'The company is in the trash, or several companies are called this.',
  },
  'api.problem.410': { nb: 'Slettet.', en: 'Erased.' },
  'api.problem.413': { nb: 'For mye ble sendt.', en: 'Too much was sent.' },
  'api.problem.415': { nb: 'Send JSON.', en: 'Send JSON.' },
  'api.problem.422': {
    nb: 'Noe av det som ble sendt, kan ikke brukes.',
    en: 'Something that was sent cannot be used.',
  },
  'api.problem.423': { nb: 'Behandlingen er begrenset.', en: 'Processing is restricted.' },
  'api.problem.429': { nb: 'For mange forespørsler. Vent litt.', en: 'Too many requests. Wait a little.' },
  'api.problem.500': { nb: 'Noe gikk galt hos oss.', en: 'Something went wrong on our side.' },
  'api.problem.503': { nb: 'Svarer ikke nå. Prøv igjen om litt.', en: 'Not answering now. Try again in a moment.' },
  'api.problem.unknownField': { nb: 'Dette feltet finnes ikke her.', en: 'There is no such field here.' },
  'api.problem.unknownNumber': {
    nb: 'Enhetsregisteret kjenner ikke nummeret.',
    en: 'The register does not know the number.',
  },
  'api.problem.removedNumber': {
    nb: 'Enheten er fjernet fra åpne data.',
    en: 'The unit is removed from open data.',
  },
} as const satisfies Messages;
