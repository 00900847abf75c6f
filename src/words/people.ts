import type { Messages } from './message.ts';

export const people = {
  'people.title': { nb: 'Medlemmer', en: 'Members' },
  'people.name': { nb: 'Navn', en: 'Name' },
  'people.email': { nb: 'E-post', en: 'E-mail' },
  'people.role': { nb: 'Rolle', en: 'Role' },
  'people.since': { nb: 'Medlem siden', en: 'Member since' },
  'people.acts': { nb: 'Handlinger', en: 'Actions' },
  'people.invitation.validity': { nb: 'Gyldig', en: 'Valid' },
  'people.former': { nb: '{name} (tidligere medlem)', en: '{name} (former member)' },
  'people.you': { nb: 'deg', en: 'you' },
  'people.role.of': { nb: 'Rollen til {name}', en: 'Role of {name}' },
  'people.role.save': { nb: 'Bytt rolle', en: 'Change role' },
  'people.role.changed': { nb: 'Rollen er byttet.', en: 'The role is changed.' },
  'people.lastOwner': {
    nb: 'Virksomheten må ha minst én eier. Gjør en annen til eier først.',
    en: 'The organisation needs at least one owner. Make someone else an owner first.',
  },
  'people.remove': { nb: 'Fjern {name}', en: 'Remove {name}' },
  'people.remove.title': { nb: 'Fjerne {name}?', en: 'Remove {name}?' },
  'people.remove.text': {
    nb: '{name} kommer ikke lenger inn hos {tenant}. Det {name} har skrevet, blir værende: med navnet på i {months} måneder, og deretter på «Tidligere bruker». Du kan invitere på nytt når du vil.',
    en: '{name} can no longer get in to {tenant}. What {name} has written stays: with the name on it for {months} months, and then with “Former user”. You can invite again whenever you like.',
  },
  'people.remove.owned': {
    nb: '{name} blir stående som ansvarlig for dette til noen setter en annen på hver av dem:',
    en: '{name} stays responsible for these until somebody sets another on each of them:',
  },
  'people.leave.owned': {
    nb: 'Du blir stående som ansvarlig for dette til noen setter en annen på hver av dem:',
    en: 'You stay responsible for these until somebody sets another on each of them:',
  },
  'people.owned.contacts': { nb: { one: 'kontakt', other: 'kontakter' }, en: { one: 'contact', other: 'contacts' } },
  'people.owned.companies': { nb: { one: 'firma', other: 'firmaer' }, en: { one: 'company', other: 'companies' } },
  'people.owned.deals': {
    nb: { one: 'åpent salg', other: 'åpne salg' },
    en: { one: 'open deal', other: 'open deals' },
  },
  'people.removed': { nb: 'Medlemmet er fjernet.', en: 'The member is removed.' },
  'people.leave': { nb: 'Forlat', en: 'Leave' },
  'people.leave.title': { nb: 'Forlate {tenant}?', en: 'Leave {tenant}?' },
  'people.leave.text': {
    nb: 'Du kommer ikke lenger inn hos {tenant}. Det du har skrevet, blir værende: med navnet ditt på i {months} måneder, og deretter på «Tidligere bruker». En administrator kan invitere deg igjen.',
    en: 'You can no longer get in to {tenant}. What you have written stays: with your name on it for {months} months, and then with “Former user”. An administrator can invite you again.',
  },
  'people.left': { nb: 'Du har forlatt {tenant}.', en: 'You have left {tenant}.' },

  'people.invite.title': { nb: 'Inviter en kollega', en: 'Invite a colleague' },
  'people.invite.text': {
    nb: 'Vi sender en e-post med en lenke som virker i {count} dager.',
    en: 'We send an e-mail with a link that works for {count} days.',
  },
  'people.invite.send': { nb: 'Send invitasjon', en: 'Send invitation' },
  'people.invite.sent': { nb: 'Invitasjonen er sendt til {email}.', en: 'The invitation is sent to {email}.' },
  'people.invite.colleague': { nb: 'Denne personen er medlem allerede.', en: 'This person is a member already.' },
  'people.invite.waiting': {
    nb: 'Denne adressen er invitert allerede. Send invitasjonen på nytt fra listen over dem som venter på svar.',
    en: 'This address has been invited already. Send the invitation again from the list of those waiting for an answer.',
  },
  'people.invite.full': {
    nb: 'Alle plassene er tatt. Fjern et medlem, trekk tilbake en invitasjon eller skaff flere plasser først.',
    en: 'All seats are taken. Remove a member, take back an invitation or get more seats first.',
  },
  'people.seats': {
    nb: {
      one: '{used} av {seats} plasser er i bruk, {count} invitasjon venter',
      other: '{used} av {seats} plasser er i bruk, {count} invitasjoner venter',
    },
    en: {
      one: '{used} of {seats} seats in use, {count} invitation waiting',
      other: '{used} of {seats} seats in use, {count} invitations waiting',
    },
  },
  'people.seats.last': {
    nb: 'Én plass er ledig: etter neste invitasjon må det skaffes flere før noen kan inviteres.',
    en: 'One seat is left: after the next invitation you need more before anybody can be invited.',
  },
  'people.seats.full': {
    nb: 'For å invitere flere må dere fjerne et medlem, trekke tilbake en invitasjon eller skaffe flere plasser.',
    en: 'To invite more, remove a member, take back an invitation or get more seats.',
  },
  'people.seats.tooMany': {
    nb: 'Det er ikke plass til alle som er invitert. Den som kommer når alt er fullt, må vente til dere fjerner et medlem eller skaffer flere plasser.',
    en: 'There is not room for everybody who is invited. Whoever comes when it is full must wait until you remove a member or get more seats.',
  },
  'people.seats.more': { nb: 'Skaff flere plasser', en: 'Get more seats' },
  'people.seats.askOwner': {
    nb: 'Eieren kan skaffe flere plasser på siden for abonnementet.',
    en: 'The owner can get more seats on the page about the subscription.',
  },
  'people.invitations': { nb: 'Venter på svar', en: 'Waiting for an answer' },
  'people.invitation.until': { nb: 'Virker til {date}', en: 'Works until {date}' },
  'people.invitation.expired': { nb: 'Utløpt', en: 'Expired' },
  'people.invitation.undelivered': {
    nb: 'E-posten kunne ikke leveres',
    en: 'The e-mail could not be delivered',
  },
  'people.invitation.correct': { nb: 'Rett adressen', en: 'Correct the address' },
  'people.invite.correct': { nb: 'Rett adressen og send på nytt', en: 'Correct the address and send again' },
  'people.invite.correct.text': {
    nb: 'Invitasjonen til {email} trekkes tilbake når du sender denne.',
    en: 'The invitation to {email} is taken back when you send this one.',
  },
  'people.invite.correct.undelivered': {
    nb: 'E-posten til {email} kunne ikke leveres. Den invitasjonen trekkes tilbake når du sender denne.',
    en: 'The e-mail to {email} could not be delivered. That invitation is taken back when you send this one.',
  },
  'people.invitation.acts': { nb: 'Valg for {email}', en: 'Options for {email}' },
  'people.invitation.resend': { nb: 'Send på nytt', en: 'Send again' },
  'people.invitation.revoke': { nb: 'Trekk tilbake', en: 'Take back' },
  'people.invite.resent': {
    nb: 'Invitasjonen er sendt på nytt. Den gamle lenken virker ikke lenger.',
    en: 'The invitation is sent again. The old link no longer works.',
  },
  'people.invite.revokedAlready': {
    nb: 'Invitasjonen er trukket tilbake allerede.',
    en: 'The invitation has been taken back already.',
  },
  'people.invite.acceptedAlready': {
    nb: 'Invitasjonen er tatt imot allerede.',
    en: 'The invitation has been accepted already.',
  },
  'people.invite.revoked': { nb: 'Invitasjonen er trukket tilbake.', en: 'The invitation is taken back.' },

  'people.accept.title': { nb: 'Bli med i {tenant}', en: 'Join {tenant}' },
  'people.accept.text': {
    nb: '{inviter} har invitert {email} til {tenant}.',
    en: '{inviter} has invited {email} to {tenant}.',
  },
  'people.accept.role': { nb: 'Din rolle: {role}.', en: 'Your role: {role}.' },
  'people.accept.submit': { nb: 'Bli med', en: 'Join' },
  'people.accept.known': {
    nb: 'Du har en konto. Logg inn med den for å bli med.',
    en: 'You have an account. Sign in with it to join.',
  },
  'people.accept.otherAddress': {
    nb: 'Invitasjonen er til en annen adresse enn den du er logget inn med. Logg ut, og åpne lenken på nytt.',
    en: 'The invitation is for another address than the one you are signed in with. Sign out and open the link again.',
  },
  'people.accept.full': {
    nb: 'Det er ikke plass til flere akkurat nå',
    en: 'There is no room for more right now',
  },
  'people.accept.full.text': {
    nb: 'Be {inviter} om å gi deg plass, og åpne lenken igjen. Den virker til {date}.',
    en: 'Ask {inviter} to make room for you, and open the link again. It works until {date}.',
  },
  'people.accept.done': { nb: 'Velkommen til {tenant}.', en: 'Welcome to {tenant}.' },
  'people.accept.closed': {
    nb: 'Invitasjonen er brukt, trukket tilbake eller for gammel. Be den som inviterte deg, om å sende en ny.',
    en: 'The invitation has been used, taken back or is too old. Ask whoever invited you to send a new one.',
  },
} as const satisfies Messages;
