// The law's numbers, and our own where it has none: data that a lawyer can correct without reading the program.

import type { InBothLanguages } from './inventory/declaration.ts';

/** A number the product keeps to, and where it comes from. */
export interface LawNumber {
  readonly value: number;
  readonly unit: 'months' | 'days' | 'hours' | 'years';
  /** The article or guideline, or that it is our own choice where no law sets a number. */
  readonly source: InBothLanguages;
  /** False until somebody has read the source itself and not about it. */
  readonly verified: boolean;
  readonly note: InBothLanguages;
}

const both = (nb: string, en: string): InBothLanguages => ({ nb, en });
const ownChoice = both('eget valg', 'own choice');

export const lawNumbers = {
  answer: {
    value: 1,
    unit: 'months',
    source: both('GDPR art. 12 nr. 3', 'GDPR Art. 12(3)'),
    verified: true,
    note: both(
      'Fra kravet kom inn, også når det kom til feil adresse. En måned er ikke 30 dager.',
      'From receipt, also when the request came to the wrong address. A month is not 30 days.',
    ),
  },
  extension: {
    value: 2,
    unit: 'months',
    source: both('GDPR art. 12 nr. 3', 'GDPR Art. 12(3)'),
    verified: true,
    note: both(
      'Måneder til for sammensatte eller mange krav; personen får vite det, med grunnen, innen den første måneden.',
      'Further months for complex or many requests; the person is told, with the reasons, within the first month.',
    ),
  },
  breachNotice: {
    value: 72,
    unit: 'hours',
    source: both('GDPR art. 33 nr. 1', 'GDPR Art. 33(1)'),
    verified: true,
    note: both(
      'Fra den behandlingsansvarlige ble kjent med det. Forslaget i Digital Omnibus sier 96 og er ikke vedtatt.',
      'From when the controller became aware. The Digital Omnibus proposal says 96 and is not adopted.',
    ),
  },
  firstReminder: {
    value: 14,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both('Før dagen da svaret skal være gitt.', 'Before the date of the answer.'),
  },
  secondReminder: {
    value: 7,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both('Før dagen da svaret skal være gitt.', 'Before the date of the answer.'),
  },
  lastReminder: {
    value: 2,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both('Før dagen da svaret skal være gitt.', 'Before the date of the answer.'),
  },
  requestKept: {
    value: 3,
    unit: 'years',
    source: both('foreldelsesloven § 2', 'foreldelsesloven § 2 (limitation of claims)'),
    verified: false,
    note: both(
      'Hvor lenge en avsluttet sak beholdes med navn, for å kunne svare på et krav; så tas navnene ut.',
      'How long an ended request is kept with names, to answer a claim; then it is reduced.',
    ),
  },
  dismissedKept: {
    value: 90,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge noe som ikke var et krav, beholdes med navn.',
      'How long something that was no request is kept with names.',
    ),
  },
  identityLink: {
    value: 14,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge lenken som spør om det var deg, kan åpnes.',
      'How long the link that asks whether it was you opens a page.',
    ),
  },
  grace: {
    value: 30,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge medlemmene av en virksomhet som er avsluttet, kan lese, laste ned og angre.',
      'How long members of a tenant that has ended read, export and can take the end back.',
    ),
  },
  graceFirstReminder: {
    value: 14,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Før den siste dagen en virksomhet som er avsluttet, kan angre.',
      'Before the last day of the grace of a tenant that has ended.',
    ),
  },
  graceLastReminder: {
    value: 3,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Før den siste dagen en virksomhet som er avsluttet, kan angre.',
      'Before the last day of the grace of a tenant that has ended.',
    ),
  },
  formerAuthor: {
    value: 12,
    unit: 'months',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge den som har sluttet i en virksomhet, står med navn ved det de skrev der.',
      'How long somebody who left a tenant stays named as the author of what they wrote there.',
    ),
  },
  userAlone: {
    value: 30,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge en bruker som ikke er med i noen virksomhet, beholdes.',
      'How long a user who is nobody’s member is kept.',
    ),
  },
  dryRunStands: {
    value: 7,
    unit: 'days',
    source: ownChoice,
    verified: true,
    note: both(
      'Hvor lenge etter en prøvekjøring det den viste, kan godkjennes.',
      'How long after a dry run what it showed can be approved.',
    ),
  },
  fullAddress: {
    value: 90,
    unit: 'days',
    source: ownChoice,
    verified: false,
    note: both(
      'Hvor lenge en innlogging beholder hele nettverksadressen; så kuttes den siste delen (/24, /48).',
      'How long a sign-in keeps its whole network address; then the last part is cut off (/24, /48).',
    ),
  },
  subProcessorNotice: {
    value: 30,
    unit: 'days',
    source: both(
      'GDPR art. 28 nr. 2; lovet i databehandleravtalen',
      'GDPR Art. 28(2); promised in the data processing agreement',
    ),
    verified: true,
    note: both(
      'Loven krever varsel på forhånd og nevner ikke noe tall.',
      'The law says prior notice and names no number.',
    ),
  },
  policyNotice: {
    value: 30,
    unit: 'days',
    source: both('eget valg, som for underleverandører', 'own choice, as for sub-processors'),
    verified: true,
    note: both(
      'Hvor lenge før en ny personvernerklæring gjelder, alle kunders eiere får vite det. GDPR nevner ikke noe tall.',
      'How long before a new privacy policy takes effect the owners of every customer are told. GDPR names no number.',
    ),
  },
  childAge: {
    value: 13,
    unit: 'years',
    source: both('personopplysningsloven § 5, GDPR art. 8', 'personopplysningsloven § 5, GDPR Art. 8'),
    verified: false,
    note: both(
      'Fra denne alderen kan et barn selv samtykke til en informasjonssamfunnstjeneste.',
      'From this age a child consents alone to a service of the information society.',
    ),
  },
  sourceNotice: {
    value: 1,
    unit: 'months',
    source: both('GDPR art. 14 nr. 3 a', 'GDPR Art. 14(3)(a)'),
    verified: true,
    note: both(
      'Hvor snart noen får vite om opplysninger som kom fra andre; ved den første henvendelsen når den kommer før.',
      'How soon somebody is told of data that came from elsewhere; at the first message to them when that is sooner.',
    ),
  },
} as const satisfies Readonly<Record<string, LawNumber>>;
