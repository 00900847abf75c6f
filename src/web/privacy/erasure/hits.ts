import { isBusiness, othersBusiness } from '../../../domain/privacy/erasure/business-hits.ts';
import { nameOfHit, type FreeTextDecision, type FreeTextHit } from '../../../domain/privacy/erasure/free-text.ts';
import { keepReasons } from '../../../domain/privacy/erasure/keep-reasons.ts';
import { isRecord } from '../../../domain/privacy/erasure/same-person.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { ShownHit } from './pages.ts';
import { wordsOfPlace } from './place-words.ts';
import { placeLabel } from './wording.ts';

/** A place that somebody decides about, before it is known what can be decided there. */
export type PlaceOfHit = Pick<
  ShownHit,
  'name' | 'place' | 'before' | 'found' | 'after' | 'possible' | 'givenOnly' | 'href'
>;

/** Where a place is and what stands there. */
export function placeOfHit(visit: Visit, hit: FreeTextHit): PlaceOfHit {
  const { t, member, formats } = visit;
  const key = wordsOfPlace(hit.table, hit.column);
  const pages = {
    contact: paths.contacts.show,
    company: paths.companies.show,
    deal: paths.deals.show,
    request: paths.privacy.request,
    breach: paths.breaches.show,
  } as const;
  return {
    name: nameOfHit(hit),
    place: key === undefined ? placeLabel(visit, `${hit.table}.${hit.column}`) : t(key),
    before: hit.before,
    // A number is shown as people write it.
    found: isRecord(hit) && hit.found.startsWith('+') ? formats.phone(hit.found) : hit.found,
    after: hit.after,
    possible: !hit.certain && !hit.givenOnly && !isRecord(hit) && !isBusiness(hit),
    givenOnly: hit.givenOnly === true,
    href: hit.home && pages[hit.home.kind]({ tenant: member.tenantSlug, id: hit.home.id }),
  };
}

/** A place that somebody decides about, with what can be decided and what was typed. */
export function shownHit(visit: Visit, hit: FreeTextHit, problems: Readonly<Record<string, string>>): ShownHit {
  const name = nameOfHit(hit);
  return {
    ...placeOfHit(visit, hit),
    held: hit.held,
    options: hit.choices.flatMap((choice) => optionsFor(visit, hit, choice)),
    // What is the person without doubt is proposed to go; what may be somebody else is not.
    chosen: visit.field(name) || (hit.certain && hit.choices[0] !== 'keep' ? (hit.choices[0] ?? '') : ''),
    problem: problems[name],
  };
}

/** What can be chosen at once for the places with the given name alone. */
export const givenOptions = ({ t, language }: Visit): ShownHit['options'] => [
  { value: 'redact', text: t('erasure.hit.redact') },
  { value: 'keep:another-person', text: t('erasure.hit.keep', { reason: keepReasons['another-person'][language] }) },
];

function optionsFor({ t, language }: Visit, hit: FreeTextHit, choice: FreeTextDecision): ShownHit['options'] {
  if (isBusiness(hit))
    return choice === 'keep'
      ? [{ value: `keep:${othersBusiness}`, text: t('erasure.business.others') }]
      : [{ value: choice, text: t('erasure.business.theirs') }];
  if (choice !== 'keep')
    return [{ value: choice, text: t(isRecord(hit) ? 'erasure.hit.samePerson' : `erasure.hit.${choice}`) }];
  return Object.entries(keepReasons)
    .filter(([, reason]) => reason.of === (isRecord(hit) ? 'record' : 'text'))
    .map(([code, reason]) => ({
      value: `keep:${code}`,
      text: isRecord(hit) ? reason[language] : t('erasure.hit.keep', { reason: reason[language] }),
    }));
}
