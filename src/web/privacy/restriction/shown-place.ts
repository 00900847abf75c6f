import { nameOfHit, type FreeTextHit } from '../../../domain/privacy/erasure/free-text.ts';
import { isRecord } from '../../../domain/privacy/erasure/same-person.ts';
import { reasonsFor } from '../../../domain/privacy/restriction/place-reasons.ts';
import type { Place } from '../../../domain/privacy/restriction/places.ts';
import type { Visit } from '../../visit.ts';
import { placeOfHit } from '../erasure/hits.ts';
import type { ShownHit } from '../erasure/pages.ts';

/** Another contact with the same address or number, before somebody is restricted. */
export const shownRecord = (visit: Visit, hit: FreeTextHit, problems: Readonly<Record<string, string>>): ShownHit =>
  shownPlace(visit, { hit, choices: ['restrict', 'keep'], decision: undefined, reason: undefined }, problems);

/** A place with what can be decided there, what was decided and what was typed. */
export function shownPlace(
  visit: Visit,
  { hit, choices, decision, reason }: Place,
  problems: Readonly<Record<string, string>>,
): ShownHit {
  const { t, language } = visit;
  const name = nameOfHit(hit);
  const of = isRecord(hit) ? 'record' : 'text';
  return {
    ...placeOfHit(visit, hit),
    held: false,
    options: choices.flatMap((choice) =>
      choice === 'restrict'
        ? [{ value: choice, text: t(of === 'record' ? 'restriction.place.samePerson' : 'restriction.place.restrict') }]
        : reasonsFor(of).map(([code, words]) => ({
            value: `keep:${code}`,
            text: of === 'record' ? words[language] : t('restriction.place.keep', { reason: words[language] }),
          })),
    ),
    chosen: visit.field(name) || (decision === 'keep' ? `keep:${reason}` : (decision ?? '')),
    problem: problems[name],
  };
}
