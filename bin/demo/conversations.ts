import type { Draw } from './draw.ts';

export type ActivityKind = 'note' | 'call' | 'meeting' | 'email' | 'task';

interface Conversation {
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly body: string;
}

/** What people in a small Norwegian firm write down about the people they sell to. */
const conversations: readonly Conversation[] = [
  { kind: 'call', subject: 'Ringte om tilbudet', body: 'Vil ha svar fra styret først. Ringer igjen på torsdag.' },
  { kind: 'call', subject: 'Spørsmål om faktura', body: 'Forklarte linjene. Alt i orden.' },
  { kind: 'call', subject: 'Fikk ikke svar', body: 'La igjen beskjed hos sentralbordet.' },
  { kind: 'call', subject: 'Oppfølging etter levering', body: 'Fornøyd. Vil gjerne være referanse.' },
  { kind: 'meeting', subject: 'Oppstartsmøte', body: 'Gikk gjennom mål og milepæler. Referat sendt til alle.' },
  { kind: 'meeting', subject: 'Lunsj på Mathallen', body: 'Snakket om planene for neste år. De vurderer å utvide.' },
  { kind: 'meeting', subject: 'Befaring', body: 'Målte opp og tok bilder. Trenger tilbud på to alternativer.' },
  { kind: 'meeting', subject: 'Kvartalsgjennomgang', body: 'Tallene er som ventet. Neste møte om tre måneder.' },
  { kind: 'note', subject: '', body: 'Foretrekker e-post. Ikke ring før klokka ni.' },
  { kind: 'note', subject: '', body: 'Skal på messen i Lillestrøm i vår.' },
  { kind: 'note', subject: '', body: 'Ny avtale gjelder fra første i neste måned.' },
  { kind: 'note', subject: '', body: 'Har byttet regnskapsfører; faktura sendes til ny adresse.' },
  { kind: 'email', subject: 'Tilbud sendt', body: 'Sendte tilbudet med to alternativer og frist om fjorten dager.' },
  { kind: 'email', subject: 'Takk for møtet', body: 'Oppsummerte det vi ble enige om, og la ved referatet.' },
  { kind: 'email', subject: 'Spørsmål om levering', body: 'Svarte at vi kan levere i uke 14.' },
];

const tasks: readonly string[] = [
  'Ring om tilbudet',
  'Send avtaleutkast',
  'Avtal befaring',
  'Følg opp fakturaen',
  'Inviter til frokostmøtet',
  'Sjekk om adressen stemmer',
];

export const drawConversation = (draw: Draw): Conversation => draw.one(conversations);
export const drawTask = (draw: Draw): string => draw.one(tasks);

export const jobTitles: readonly string[] = [
  'Daglig leder',
  'Innkjøper',
  'Salgssjef',
  'Økonomiansvarlig',
  'Prosjektleder',
  'Driftsleder',
  'Markedssjef',
  'Kontorleder',
  'Butikksjef',
  'Teknisk sjef',
  'HR-ansvarlig',
  'Styreleder',
];

export const dealTitles: readonly string[] = [
  'Årsavtale',
  'Nye lokaler',
  'Pilotprosjekt',
  'Utvidelse av avtalen',
  'Rammeavtale 2027',
  'Kurs for ansatte',
  'Vedlikeholdsavtale',
  'Rådgivning høst',
];
