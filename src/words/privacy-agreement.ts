// The data processing agreement as a tenant meets it. Its text is in src/domain/privacy/agreement.
import type { Messages } from './message.ts';

export const privacyAgreement = {
  'agreement.tab': { nb: 'Avtale', en: 'Agreement' },
  'agreement.title': { nb: 'Databehandleravtale', en: 'Data processing agreement' },
  'agreement.lead': {
    nb: 'Avtalen sier hva OnNet får gjøre med opplysningene om kontaktene deres. Den settes sammen av faste vilkår og av det registrene våre sier: formål, opplysninger, underleverandører og sikkerhet.',
    en: 'The agreement says what OnNet may do with the data about your contacts. It is made of fixed terms and of what our registers say: purposes, data, sub-processors and security.',
  },
  'agreement.subProcessors': {
    nb: 'Underleverandører, varsler og retten til å protestere',
    en: 'Sub-processors, notices and the right to object',
  },
  'agreement.inForce': { nb: 'Gjelder nå', en: 'In force' },
  'agreement.upToDate': { nb: 'Nyeste versjon', en: 'Newest version' },
  'agreement.none': { nb: 'Ingen avtale er godtatt ennå.', en: 'No agreement has been accepted yet.' },
  'agreement.version': { nb: 'Versjon', en: 'Version' },
  'agreement.notKept': {
    nb: '(ordlyden er eldre enn versjonene vi har her)',
    en: '(the wording is older than the versions kept here)',
  },
  'agreement.acceptedBy': { nb: 'Godtatt av', en: 'Accepted by' },
  'agreement.acceptedAt': { nb: 'Godtatt', en: 'Accepted' },
  'agreement.acceptedIn': { nb: 'Språk', en: 'Language' },
  'agreement.newest': { nb: 'Versjon {number}', en: 'Version {number}' },
  'agreement.waits': { nb: 'Venter på godkjenning', en: 'Waits to be accepted' },
  'agreement.made': { nb: 'Fra {date}', en: 'From {date}' },
  'agreement.changes': {
    nb: 'Dette er endret siden versjonen som gjelder:',
    en: 'This has changed since the version in force:',
  },
  'agreement.changes.unknown': {
    nb: 'Versjonen dere godtok, er eldre enn dem vi kan sammenligne med. Les den nye i sin helhet.',
    en: 'The version you accepted is older than those we can compare with. Read the new one as a whole.',
  },
  'agreement.readWhole': { nb: 'Les hele versjonen', en: 'Read the whole version' },
  'agreement.accept.for': {
    nb: 'Jeg har lest versjonen og godtar den på vegne av {tenant}',
    en: 'I have read this version and accept it on behalf of {tenant}',
  },
  'agreement.accept': { nb: 'Godta versjonen', en: 'Accept the version' },
  'agreement.accept.until': {
    nb: 'Til dere har godtatt den, gjelder versjonen over. Endringer i underleverandører varsles for seg, og dem kan dere protestere mot.',
    en: 'Until you accept it, the version above applies. Changes of sub-processors are announced separately, and you can object to them.',
  },
  'agreement.accepted': { nb: 'Avtalen er godtatt', en: 'The agreement is accepted' },
  'agreement.changed': {
    nb: 'Avtalen er endret siden du åpnet siden. Les den nye versjonen før du godtar.',
    en: 'The agreement has changed since you opened the page. Read the new version before you accept.',
  },
  'agreement.history': { nb: 'Tidligere versjoner dere har godtatt', en: 'Earlier versions you have accepted' },
  'agreement.history.none': { nb: 'Ingen før den som gjelder nå.', en: 'None before the one in force.' },
  'agreement.news': {
    nb: 'Databehandleravtalen har en ny versjon ({number})',
    en: 'The data processing agreement has a new version ({number})',
  },
  'agreement.news.owner': { nb: 'Les hva som er endret, og godta den', en: 'Read what changed, and accept it' },
  'agreement.news.others': { nb: 'En eier må godta den', en: 'An owner has to accept it' },
} as const satisfies Messages;
