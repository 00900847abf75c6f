import type { Messages } from './message.ts';

export const account = {
  'account.name': { nb: 'Navn', en: 'Name' },
  'account.settings': { nb: 'Slik du vil ha det', en: 'The way you like it' },
  'account.shortcuts': { nb: 'Hurtigtaster', en: 'Keyboard shortcuts' },
  'account.shortcuts.on': { nb: 'På', en: 'On' },
  'account.shortcuts.off': { nb: 'Av', en: 'Off' },
  'account.password.title': { nb: 'Bytt passord', en: 'Change password' },
  'account.password.text': {
    nb: 'Du blir logget ut alle andre steder, og får en e-post om at passordet er byttet.',
    en: 'You are signed out everywhere else, and get an e-mail saying that the password was changed.',
  },
  'account.password.current': { nb: 'Passordet du har nå', en: 'The password you have now' },
  'account.password.new': { nb: 'Nytt passord', en: 'New password' },
  'account.password.wrong': { nb: 'Dette er ikke passordet du har nå.', en: 'This is not the password you have now.' },
  'account.password.changed': {
    nb: 'Passordet er byttet, og du er logget ut alle andre steder.',
    en: 'The password is changed and you are signed out everywhere else.',
  },
  'account.sessions.title': { nb: 'Her er du logget inn', en: 'Where you are signed in' },
  'account.sessions.device': { nb: 'Enhet', en: 'Device' },
  'account.sessions.since': { nb: 'Siden', en: 'Since' },
  'account.sessions.seen': { nb: 'Sist brukt', en: 'Last used' },
  'account.sessions.acts': { nb: 'Handlinger', en: 'Actions' },
  'account.sessions.current': { nb: 'denne', en: 'this one' },
  'account.sessions.unknown': { nb: 'Ukjent enhet', en: 'Unknown device' },
  'account.sessions.end': { nb: 'Logg ut her', en: 'Sign out here' },
  'account.sessions.ended': { nb: 'Enheten er logget ut.', en: 'The device is signed out.' },
  'account.sessions.endOthers': { nb: 'Logg ut alle andre', en: 'Sign out all others' },
  'account.sessions.othersEnded': { nb: 'Alle andre enheter er logget ut.', en: 'All other devices are signed out.' },
  'account.tenants.title': { nb: 'Velg virksomhet', en: 'Choose an organisation' },
  'account.tenants.none': { nb: 'Du er ikke med i noen virksomhet', en: 'You are not in any organisation' },
  'account.tenants.none.text': {
    nb: 'Be en administrator om å invitere deg, så finner du virksomheten her.',
    en: 'Ask an administrator to invite you, and you will find the organisation here.',
  },
} as const satisfies Messages;
