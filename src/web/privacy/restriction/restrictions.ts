import { waysToTell } from '../../../domain/privacy/restriction/ground.ts';
import type { Place } from '../../../domain/privacy/restriction/places.ts';
import { openRestrictions } from '../../../domain/privacy/restriction/restriction.ts';
import { restrictedRecord } from '../../../domain/privacy/restriction/restricted-record.ts';
import { fullName } from '../../../domain/names.ts';
import { page } from '../../answers.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { shownLine } from '../disclosures/contact.ts';
import { placeOfHit } from '../erasure/hits.ts';
import { tabsOf } from '../tabs.ts';
import { shownPlace } from './shown-place.ts';

/** GET: everybody and everything that is restricted now. */
export async function index(visit: Visit): Promise<Answer> {
  const after = visit.query('after');
  const { restrictions, next } = await openRestrictions(visit.member, after);
  const here = paths.restrictions.index({ tenant: visit.member.tenantSlug });
  return page(
    'privacy/restriction/index',
    visit.t('restriction.title'),
    {
      restrictions,
      first: after === '' ? undefined : here,
      next: next === undefined ? undefined : `${here}?after=${next}`,
      tabs: await tabsOf(visit, 'restricted'),
    },
    { place: 'privacy' },
  );
}

/** GET: one restriction with what it hides, and how it ends. */
export const show = (visit: Visit): Promise<Answer> => showCase(visit);

const isDone = ({ decision }: Place): boolean => decision === 'restrict';

/** The case, also when a step of it was refused. */
export async function showCase(
  visit: Visit,
  refused: {
    readonly typed?: { readonly how: string; readonly note: string };
    readonly problems?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> {
  const { member, t, formats } = visit;
  const record = await restrictedRecord(member, visit.param('id'));
  const { contact, restriction } = record;
  const places = record.places.filter((place) => !isDone(place));
  const name = contact ? fullName(contact.givenName, contact.familyName) : t('restriction.nobody');
  const subject = t('restriction.tell.letter.subject');
  const body = t('restriction.tell.letter.body', {
    name: contact ? contact.givenName || name : '',
    date: formats.date(restriction.restrictedAt),
    tenant: member.tenantName,
  });
  const mailHref = contact?.email
    ? `mailto:${encodeURIComponent(contact.email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
    : undefined;
  return page(
    'privacy/restriction/show',
    name,
    {
      ...record,
      disclosures: record.disclosures.map((line) => shownLine(visit, line)),
      name,
      places: places.map((place) => shownPlace(visit, place, refused.problems ?? {})),
      restrictedPlaces: record.places.filter(isDone).map(({ hit }) => placeOfHit(visit, hit)),
      undecided: places.filter(({ decision }) => decision === undefined).length,
      also: record.also.map(({ name: theirs, restrictionId }) => ({
        name: theirs || t('restriction.nobody'),
        href: paths.restrictions.show({ tenant: member.tenantSlug, id: restrictionId }),
      })),
      ways: waysToTell,
      typed: refused.typed ?? { how: restriction.toldHow ?? '', note: restriction.toldNote },
      problems: refused.problems ?? {},
      letter: { subject, body, mailHref },
    },
    { place: 'privacy', status: refused.problems ? 422 : 200, about: restriction.contactId ?? undefined },
  );
}
