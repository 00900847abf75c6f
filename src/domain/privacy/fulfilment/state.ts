import { osloDay } from '../../clock.ts';
import { formatsFor } from '../../../words/formats.ts';
import { filled, whom } from '../requests/letter-text.ts';
import type { LockedRequest } from '../requests/locked-request.ts';

/**
 * How far something is. `waits` for somebody at the desk, `under-way` in the background. `partly`: all that can be done now
 * is done, and something stays on a ground.
 */
export type FulfilmentState = 'not-begun' | 'under-way' | 'waits' | 'partly' | 'done';

/** What every way to fulfil a request tells. */
export interface FulfilmentFacts {
  readonly state: FulfilmentState;
  /** What was done, as the letter to the person says it, in the language of the request. */
  readonly told: readonly string[];
  /** There was nothing to do, and that is what is told: the letter does not say that it was done. */
  readonly wasNothing?: true;
}

/** A kind of request that asks for an answer and nothing else, or one of somebody nobody was found for. */
export interface NothingToFulfil extends FulfilmentFacts {
  readonly way: 'nothing';
  /** It is an objection, and marketing was ended in it though nobody is matched. */
  readonly marketingEnded: boolean;
}

/** A request whose contact is known. */
export type MatchedRequest = LockedRequest & { readonly contactId: string };

type Both = { readonly nb: string; readonly en: string };

/** A sentence of the letter in the language of its request, with its values; `whom` is whose data it is, and `who` the same as a subject. */
export function say(
  { language, representedName }: Pick<LockedRequest, 'language' | 'representedName'>,
  text: Both,
  values: Readonly<Record<string, string>> = {},
): string {
  const who = representedName === '' ? { nb: 'du', en: 'you' }[language] : representedName;
  return filled(text, language, { whom: whom(language, representedName), who, ...values });
}

/** A moment as a letter names its day. */
export const dayIn = ({ language }: Pick<LockedRequest, 'language'>, at: Date): string =>
  formatsFor(language).longDate(osloDay(at));
