import { isBusiness, othersBusiness } from '../../../domain/privacy/erasure/business-hits.ts';
import { nameOfHit, type FreeTextHit } from '../../../domain/privacy/erasure/free-text.ts';
import { isRecord } from '../../../domain/privacy/erasure/same-person.ts';
import { reasonsOfHit, type Place, type PlaceDecision } from '../../../domain/privacy/restriction/places.ts';
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
  const name = nameOfHit(hit);
  return {
    ...placeOfHit(visit, hit),
    held: false,
    options: choices.flatMap((choice) => optionsFor(visit, hit, choice)),
    // What is the person without doubt is proposed to be restricted with them (Art. 18(2): stored and nothing else).
    chosen:
      visit.field(name) ||
      (decision === 'keep'
        ? `keep:${reason}`
        : (decision ?? (hit.certain && choices.includes('restrict') ? 'restrict' : ''))),
    problem: problems[name],
  };
}

function optionsFor({ t, language }: Visit, hit: FreeTextHit, choice: PlaceDecision): ShownHit['options'] {
  if (isBusiness(hit))
    return choice === 'keep'
      ? [{ value: `keep:${othersBusiness}`, text: t('erasure.business.others') }]
      : [{ value: choice, text: t('restriction.business.theirs') }];
  if (choice === 'restrict')
    return [{ value: choice, text: t(isRecord(hit) ? 'restriction.place.samePerson' : 'restriction.place.restrict') }];
  return reasonsOfHit(hit).map(([code, words]) => ({
    value: `keep:${code}`,
    text: isRecord(hit) ? words[language] : t('restriction.place.keep', { reason: words[language] }),
  }));
}
