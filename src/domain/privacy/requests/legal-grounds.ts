import type { Decision, RequestKind } from './kinds.ts';
import type { Representation } from './representation.ts';

/** Why a request may be refused, or granted only in part: data, to be corrected by somebody who reads the law. */
export interface LegalGround {
  readonly code: string;
  readonly source: string;
  /** False until somebody has read the source itself and not about it. */
  readonly verified: boolean;
  /** What it is a ground to refuse; left out where it fits any request. */
  readonly of?: readonly RequestKind[];
  /** It is about what is held of somebody: no ground while nobody is found. */
  readonly weighsData?: true;
  /** It is about who asks, and not about what they ask for: it is true only while this is not shown. */
  readonly whileUnshown?: 'identity' | 'authority';
  /** It is about whoever asks for another in this way, and true of nobody else. */
  readonly representing?: Representation;
  /** It is a ground only when the person is erased, and says all there is to say. */
  readonly whenErased?: true;
  readonly nb: string;
  readonly en: string;
}

/** The ground to answer on where the data was gone before the answer. */
export const ERASED_BEFORE_ANSWER = 'erased-before-answer';

export const legalGrounds: readonly LegalGround[] = [
  {
    code: 'unfounded-or-excessive',
    source: 'GDPR Art. 12(5)(b)',
    verified: true,
    nb: 'Kravet er åpenbart grunnløst eller overdrevent (art. 12 nr. 5).',
    en: 'The request is manifestly unfounded or excessive (Art. 12(5)).',
  },
  {
    code: 'identity-not-shown',
    source: 'GDPR Art. 11(2) and 12(2)',
    verified: true,
    whileUnshown: 'identity',
    nb: 'Vi kan ikke fastslå hvem du er (art. 11 nr. 2 og 12 nr. 2).',
    en: 'We cannot establish who you are (Art. 11(2) and 12(2)).',
  },
  {
    code: 'authority-not-shown',
    source: 'GDPR Art. 12(2) and 12(6)',
    verified: false,
    whileUnshown: 'authority',
    nb: 'Det er ikke vist at du kan spørre for den det gjelder (art. 12 nr. 2 og 6).',
    en: 'It is not shown that you may ask for the person concerned (Art. 12(2) and 12(6)).',
  },
  {
    code: 'child-decides',
    source: 'barneloven § 33; personopplysningsloven § 5; EDPB Guidelines 01/2022',
    verified: false,
    representing: 'guardian',
    nb: 'Barnet er gammelt nok til å bruke retten selv, og vil ikke det (barneloven § 33).',
    en: 'The child is old enough to use the right themselves and does not want it (Children Act section 33).',
  },
  {
    code: 'deceased',
    source: 'GDPR recital 27',
    verified: false,
    representing: 'estate',
    of: ['access', 'portability'],
    nb: 'Retten gjelder levende personer, og går ikke over på dødsboet (fortalepunkt 27).',
    en: 'The right is that of living people and does not pass to the estate (recital 27).',
  },
  {
    code: ERASED_BEFORE_ANSWER,
    source: 'GDPR Art. 12(4)',
    verified: false,
    of: ['access', 'portability', 'rectification', 'restriction'],
    whenErased: true,
    nb: 'Opplysningene ble slettet før vi svarte deg, og vi har dem ikke lenger (art. 12 nr. 4).',
    en: 'The data was erased before we answered you, and we no longer have it (Art. 12(4)).',
  },
  {
    code: 'others-rights',
    source: 'GDPR Art. 15(4) and 20(4)',
    verified: true,
    of: ['access', 'portability'],
    weighsData: true,
    nb: 'Svaret ville gå ut over andres rettigheter (art. 15 nr. 4).',
    en: 'The answer would adversely affect the rights of others (Art. 15(4)).',
  },
  {
    code: 'legal-obligation',
    source: 'GDPR Art. 17(3)(b); bokføringsloven § 13',
    verified: false,
    of: ['erasure'],
    weighsData: true,
    nb: 'Loven krever at vi beholder opplysningene, for eksempel i regnskapet (art. 17 nr. 3 b).',
    en: 'The law requires us to keep the data, for example in the accounts (Art. 17(3)(b)).',
  },
  {
    code: 'legal-claims',
    source: 'GDPR Art. 17(3)(e) and 21(1)',
    verified: true,
    of: ['erasure', 'right-to-object'],
    weighsData: true,
    nb: 'Vi trenger opplysningene for å fastsette, gjøre gjeldende eller forsvare et rettskrav (art. 17 nr. 3 e).',
    en: 'We need the data for the establishment, exercise or defence of legal claims (Art. 17(3)(e)).',
  },
  {
    code: 'still-necessary',
    source: 'GDPR Art. 17(1)',
    verified: true,
    of: ['erasure'],
    weighsData: true,
    nb: 'Ingen av vilkårene for sletting er oppfylt: opplysningene trengs fortsatt, og vi har et grunnlag for å ha dem (art. 17 nr. 1).',
    en: 'None of the conditions for erasure is met: the data is still needed and we have a basis for keeping it (Art. 17(1)).',
  },
  {
    code: 'data-is-correct',
    source: 'GDPR Art. 16',
    verified: true,
    of: ['rectification', 'restriction'],
    weighsData: true,
    nb: 'Vi har undersøkt opplysningene og mener at de er riktige (art. 16).',
    en: 'We have checked the data and consider it correct (Art. 16).',
  },
  {
    code: 'no-condition-for-restriction',
    source: 'GDPR Art. 18(1)',
    verified: true,
    of: ['restriction'],
    weighsData: true,
    nb: 'Ingen av vilkårene for å begrense bruken er oppfylt (art. 18 nr. 1).',
    en: 'None of the conditions for restricting the processing is met (Art. 18(1)).',
  },
  {
    code: 'compelling-grounds',
    source: 'GDPR Art. 21(1)',
    verified: true,
    of: ['right-to-object'],
    weighsData: true,
    nb: 'Vi har tvingende berettigede grunner som går foran (art. 21 nr. 1).',
    en: 'We have compelling legitimate grounds that override (Art. 21(1)).',
  },
  {
    code: 'not-portable',
    source: 'GDPR Art. 20(1)',
    verified: true,
    of: ['portability'],
    weighsData: true,
    nb: 'Opplysningene behandles verken etter samtykke eller avtale, og kan derfor ikke kreves utlevert på denne måten (art. 20 nr. 1).',
    en: 'The data is processed under neither consent nor contract, so this right does not cover it (Art. 20(1)).',
  },
  {
    code: 'national-exception',
    source: 'personopplysningsloven §§ 16 and 17',
    verified: false,
    nb: 'Et unntak i personopplysningsloven gjelder (§ 16 eller § 17).',
    en: 'An exception in the Norwegian Personal Data Act applies (section 16 or 17).',
  },
];

/** What is known of who asks. */
export interface WhoAsks {
  /** It is shown who they are. */
  readonly identityShown: boolean;
  /** How they ask for another; null when they ask for themselves. */
  readonly representedAs: Representation | null;
  /** It is shown that they may. */
  readonly authorityShown: boolean;
}

/**
 * The grounds on which a request of a kind can be refused; what is no right by itself is refused on any that is true of who asks.
 * @param whose `erased` where the person was erased before it was answered, `nobody` where a request for somebody's data is matched with nobody
 */
export const groundsFor = (
  kind: RequestKind,
  whose: 'somebody' | 'erased' | 'nobody',
  { identityShown, representedAs, authorityShown }: WhoAsks,
): LegalGround[] => {
  const unshown = { identity: !identityShown, authority: representedAs !== null && !authorityShown };
  return legalGrounds.filter(
    ({ of, whenErased, weighsData, whileUnshown, representing }) =>
      (of === undefined || of.includes(kind) || kind === 'complaint' || kind === 'other') &&
      (whose === 'erased' || !whenErased) &&
      (whose !== 'nobody' || !weighsData) &&
      (whileUnshown === undefined || unshown[whileUnshown]) &&
      (representing === undefined || representing === representedAs),
  );
};

export const legalGround = (code: string): LegalGround | undefined =>
  legalGrounds.find((ground) => ground.code === code);

/** Whether a decision takes something from the person, so that it needs a ground and the letter its remedies. */
export const needsGround = (decision: Decision): boolean => decision === 'refused' || decision === 'partly-granted';
