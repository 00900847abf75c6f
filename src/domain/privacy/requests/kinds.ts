/** Longest message kept; what is longer is refused where it is typed, and cut in a mail, which says so. */
export const LONGEST_MESSAGE = 20_000;
/** Longest name kept, in letters; the same. */
export const LONGEST_NAME = 200;

/** What people can ask for. `other` is what nobody has sorted yet, or what fits nowhere. */
export const requestKinds = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'right-to-object',
  'withdrawal',
  'complaint',
  'other',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * Kinds whose fulfilment gives data out or changes it for good: only for somebody whose identity has been shown. To stop
 * using data harms nobody, and is done for whoever asks.
 */
export const needsIdentity = (kind: RequestKind): boolean =>
  kind === 'access' || kind === 'portability' || kind === 'erasure' || kind === 'rectification';

/** What is known of who asks. */
interface Asked {
  readonly kind: RequestKind;
  readonly verifiedAt: Date | null;
  /** Not null where they ask for somebody else. */
  readonly representedAs: string | null;
  readonly authorityAt: Date | null;
}

/**
 * Whether it must still be shown who asks before the request can be met. Who asks for another shows it whatever they ask
 * for, and that they may: to hide a person or take back their consents on a stranger's word would harm them.
 */
export const demandsIdentity = ({ kind, verifiedAt, representedAs, authorityAt }: Asked): boolean =>
  representedAs === null ? needsIdentity(kind) && verifiedAt === null : verifiedAt === null || authorityAt === null;

/**
 * How a request came: recorded by a signed-in person, the public form, mail, what somebody took down by hand, or a no on the
 * page of one's own choices, where it is carried out as it is said.
 */
export const requestChannels = ['app', 'form', 'mail', 'phone', 'letter', 'choices'] as const;
export type RequestChannel = (typeof requestChannels)[number];

/** `draft` came by mail and nobody has read it; its clock runs all the same. */
export type RequestState = 'draft' | 'open' | 'answered' | 'merged' | 'dismissed';

/**
 * How a request ends. `nothing-found` is that nobody on file is who it is about; `directed` tells the person whom to ask; `withdrawn` is
 * that they no longer want an answer.
 */
export const decisions = ['granted', 'partly-granted', 'nothing-found', 'refused', 'directed', 'withdrawn'] as const;
export type Decision = (typeof decisions)[number];

/** Doubt about who asks. Only reasonable doubt stops the clock (Art. 12(6)); other doubt is written down and nothing more. */
export type Doubt = 'none' | 'recorded' | 'reasonable';

export type VerifiedHow = 'link' | 'signed-in' | 'vouched';

export const isRequestKind = (text: string): text is RequestKind => requestKinds.some((kind) => kind === text);
/** Channels that somebody at the desk can say a request came by. */
export const isTakenDownBy = (text: string): text is RequestChannel =>
  text !== 'choices' && requestChannels.some((channel) => channel === text);
export const isDecision = (text: string): text is Decision => decisions.some((decision) => decision === text);

/** A file that came with a mail: that it was there. The file itself is not kept. */
export interface ListedAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}
