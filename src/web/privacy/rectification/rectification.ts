import { EditConflict, Invalid } from '../../../domain/errors.ts';
import { categoryWords } from '../../../domain/privacy/disclosures/disclosed-categories.ts';
import {
  plannedCorrections,
  type RectifiableFacts,
  type TypedChannel,
  type TypedRectification,
} from '../../../domain/privacy/rectification/corrections.ts';
import { rectificationCase, rectify, type RectificationCase } from '../../../domain/privacy/rectification/rectify.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { RectificationPage } from './pages.ts';

/** GET: what is held about the person who asks, to be corrected. */
export async function show(visit: Visit): Promise<Answer> {
  const found = await caseOf(visit);
  return answer(visit, found, typedFrom(found.held, found.version), {});
}

/** POST: shows what would be corrected, and with `confirmed` corrects it. */
export async function create(visit: Visit): Promise<Answer> {
  const found = await caseOf(visit);
  const typed = typedIn(visit, found.held);
  try {
    const planned = plannedCorrections(found.held, typed);
    if (planned.length === 0) throw new Invalid({ request: 'rectification.nothing' });
    if (visit.field('confirmed') !== 'yes') return await answer(visit, found, typed, {}, planned);
    const done = await rectify(visit.member, visit.param('id'), typed);
    return redirect(paths.privacy.request({ tenant: visit.member.tenantSlug, id: visit.param('id') }), {
      text:
        done.recipients === 0
          ? visit.t('rectification.done')
          : visit.t('rectification.done.told', { count: done.recipients }),
    });
  } catch (error) {
    if (error instanceof EditConflict) {
      const now = await caseOf(visit);
      return answer(visit, now, { ...typed, version: now.version }, { request: visit.t('rectification.conflict') });
    }
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, found, typed, fieldWords(visit.t, error.fields));
  }
}

const caseOf = (visit: Visit): Promise<RectificationCase> => rectificationCase(visit.member, visit.param('id'));

const wholeNumber = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);

/** What was typed; a channel that the form did not hold is left as it is. */
function typedIn(visit: Visit, held: RectifiableFacts): TypedRectification {
  const shown = visit.fields('channel');
  const channels = held.channels
    .filter(({ id }) => shown.includes(id))
    .map(({ id }): [string, TypedChannel] => [
      id,
      {
        value: visit.field(`value-${id}`),
        street: visit.field(`street-${id}`),
        postalCode: visit.field(`postalCode-${id}`),
        place: visit.field(`place-${id}`),
      },
    ]);
  return {
    version: wholeNumber(visit.field('version')),
    givenName: visit.field('givenName'),
    familyName: visit.field('familyName'),
    jobTitle: visit.field('jobTitle'),
    channels: Object.fromEntries(channels),
  };
}

const typedFrom = ({ givenName, familyName, jobTitle, channels }: RectifiableFacts, version: number) => ({
  version,
  givenName,
  familyName,
  jobTitle: jobTitle ?? '',
  channels: Object.fromEntries(
    channels.map(({ id, value, lines, postalCode, place }): [string, TypedChannel] => [
      id,
      { value, street: lines.join('\n'), postalCode: postalCode ?? '', place: place ?? '' },
    ]),
  ),
});

async function answer(
  visit: Visit,
  { held, message, verified, recipients }: RectificationCase,
  typed: TypedRectification,
  problems: Readonly<Record<string, string>>,
  planned?: RectificationPage['planned'],
): Promise<Answer> {
  const { t, language, member } = visit;
  const concerned = planned
    ? recipients.filter(({ categories }) => planned.some(({ category }) => categories.includes(category)))
    : recipients;
  return page(
    'privacy/rectification/show',
    t('rectification.title'),
    {
      tabs: await tabsOf(visit, 'requests'),
      requestHref: paths.privacy.request({ tenant: member.tenantSlug, id: visit.param('id') }),
      action: paths.rectifications.show({ tenant: member.tenantSlug, id: visit.param('id') }),
      held,
      message,
      verified,
      typed,
      problems,
      planned,
      recipients: concerned.map(({ recipient, email, categories }) => ({
        recipient,
        email,
        what: categoryWords(categories, language),
      })),
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
