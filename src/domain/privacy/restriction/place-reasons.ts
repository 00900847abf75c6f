import { keepReasons } from '../erasure/keep-reasons.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';

interface PlaceReason extends InBothLanguages {
  /** Of a text, or of a whole contact who has the same address or number. */
  readonly of: 'text' | 'record';
  /** The provision. */
  readonly law: string;
  readonly verified: boolean;
  readonly source: string;
}

const ownDataOnly = { law: 'GDPR art. 18(1)', source: 'field research §2.1: the right is the person’s own data only' };

/**
 * Why what names somebody who is restricted, or has their address, goes on being used: a word of ours, since a reason must not name
 * anybody. Data: a lawyer corrects it here.
 */
export const placeReasons = {
  'another-person': { ...keepReasons['another-person'], ...ownDataOnly },
  'legal-claims': { ...keepReasons['legal-claims'], law: 'GDPR art. 18(2)' },
  'rights-of-others': {
    nb: 'Trengs for å verne en annens rettigheter',
    en: 'Needed to protect the rights of somebody else',
    of: 'text',
    law: 'GDPR art. 18(2)',
    verified: true,
    source: 'field research §2.1',
  },
  'shared-at-home': { ...keepReasons['shared-at-home'], ...ownDataOnly },
  'shared-at-work': { ...keepReasons['shared-at-work'], ...ownDataOnly },
  'passed-on': { ...keepReasons['passed-on'], ...ownDataOnly },
} as const satisfies Readonly<Record<string, PlaceReason>>;
export type PlaceReasonCode = keyof typeof placeReasons;

/** The reasons that fit a place. */
export const reasonsFor = (of: PlaceReason['of']): readonly (readonly [PlaceReasonCode, PlaceReason])[] =>
  reasonCodes.filter((code) => placeReasons[code].of === of).map((code) => [code, placeReasons[code]]);

const reasonCodes: readonly PlaceReasonCode[] = [
  'another-person',
  'legal-claims',
  'rights-of-others',
  'shared-at-home',
  'shared-at-work',
  'passed-on',
];
