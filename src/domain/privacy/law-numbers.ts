// The law's numbers, and our own where it has none: data that a lawyer can correct without reading the program.

/** A number the product keeps to, and where it comes from. */
export interface LawNumber {
  readonly value: number;
  readonly unit: 'months' | 'days' | 'hours' | 'years';
  /** The article or guideline, or `own choice` where no law sets a number. */
  readonly source: string;
  /** False until somebody has read the source itself and not about it. */
  readonly verified: boolean;
  readonly note: string;
}

export const lawNumbers = {
  answer: {
    value: 1,
    unit: 'months',
    source: 'GDPR Art. 12(3)',
    verified: true,
    note: 'From receipt, also when the request came to the wrong address. A month is not 30 days.',
  },
  extension: {
    value: 2,
    unit: 'months',
    source: 'GDPR Art. 12(3)',
    verified: true,
    note: 'Further months for complex or many requests; the person is told, with the reasons, within the first month.',
  },
  breachNotice: {
    value: 72,
    unit: 'hours',
    source: 'GDPR Art. 33(1)',
    verified: true,
    note: 'From when the controller became aware. The Digital Omnibus proposal says 96 and is not adopted.',
  },
  firstReminder: {
    value: 14,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'Before the date of the answer.',
  },
  secondReminder: {
    value: 7,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'Before the date of the answer.',
  },
  lastReminder: {
    value: 2,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'Before the date of the answer.',
  },
  requestKept: {
    value: 3,
    unit: 'years',
    source: 'foreldelsesloven § 2 (limitation of claims)',
    verified: false,
    note: 'How long an ended request is kept with names, to answer a claim; then it is reduced.',
  },
  dismissedKept: {
    value: 90,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'How long something that was no request is kept with names.',
  },
  identityLink: {
    value: 14,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'How long the link that asks whether it was you opens a page.',
  },
  grace: {
    value: 30,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'How long members of a tenant that has ended read, export and can take the end back.',
  },
  graceFirstReminder: {
    value: 14,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'Before the last day of the grace of a tenant that has ended.',
  },
  graceLastReminder: {
    value: 3,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'Before the last day of the grace of a tenant that has ended.',
  },
  formerAuthor: {
    value: 12,
    unit: 'months',
    source: 'own choice',
    verified: true,
    note: 'How long somebody who left a tenant stays named as the author of what they wrote there.',
  },
  userAlone: {
    value: 30,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'How long a user who is nobody’s member is kept.',
  },
  dryRunStands: {
    value: 7,
    unit: 'days',
    source: 'own choice',
    verified: true,
    note: 'How long after a dry run what it showed can be approved.',
  },
  fullAddress: {
    value: 90,
    unit: 'days',
    source: 'own choice',
    verified: false,
    note: 'How long a sign-in keeps its whole network address; then the last part is cut off (/24, /48).',
  },
  subProcessorNotice: {
    value: 30,
    unit: 'days',
    source: 'GDPR Art. 28(2); promised in the data processing agreement',
    verified: true,
    note: 'The law says prior notice and names no number.',
  },
  policyNotice: {
    value: 30,
    unit: 'days',
    source: 'own choice; as for sub-processors',
    verified: true,
    note: 'How long before a new privacy policy takes effect the owners of every customer are told. GDPR names no number.',
  },
  childAge: {
    value: 13,
    unit: 'years',
    source: 'personopplysningsloven § 5; GDPR Art. 8',
    verified: false,
    note: 'From this age a child consents alone to a service of the information society.',
  },
  sourceNotice: {
    value: 1,
    unit: 'months',
    source: 'GDPR Art. 14(3)(a)',
    verified: true,
    note: 'How soon somebody is told of data that came from elsewhere; at the first message to them when that is sooner.',
  },
} as const satisfies Readonly<Record<string, LawNumber>>;
