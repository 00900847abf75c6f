import { Invalid } from '../../../domain/errors.ts';
import { restrictionGrounds } from '../../../domain/privacy/restriction/ground.ts';
import { findRestriction } from '../../../domain/privacy/restriction/restriction.ts';
import type { Member } from '../../../domain/users/member.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import type { NewRestrictionPage } from './pages.ts';

/** What was typed about why; the request also as the address has it when the form is opened. */
const typedIn = (visit: Visit): NewRestrictionPage['typed'] => ({
  ground: visit.field('ground'),
  note: visit.field('note'),
  request: visit.field('request') || visit.query('request'),
});

/**
 * Restricts what the address names and shows the restriction, or the form again with what is wrong.
 * @param restrict does it, and answers the restriction's id; may throw Invalid
 * @param again the form with problems at its fields
 */
export async function restricted(
  visit: Visit,
  restrict: (
    by: Member,
    id: string,
    why: {
      readonly ground: string;
      readonly note: string;
      readonly requestId: string | undefined;
      readonly decisions: (name: string) => string;
    },
  ) => Promise<string>,
  again: (visit: Visit, problems: Readonly<Record<string, string>>) => Promise<Answer>,
): Promise<Answer> {
  const { ground, note, request } = typedIn(visit);
  try {
    const id = await restrict(visit.member, visit.param('id'), {
      ground,
      note,
      requestId: request === '' ? undefined : request,
      decisions: (name) => visit.field(name),
    });
    const { placesOpen } = await findRestriction(visit.member, id);
    const href = paths.restrictions.show({ tenant: visit.member.tenantSlug, id });
    return placesOpen === 0
      ? redirect(href, { text: visit.t('restriction.done') })
      : redirect(`${href}#places`, { text: visit.t('restriction.done.places', { count: placesOpen }) });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return again(visit, fieldWords(visit.t, error.fields));
  }
}

/** The page that asks why something is to be restricted, also when the answer was refused. */
export const newRestriction = (
  visit: Visit,
  problems: Readonly<Record<string, string>> | undefined,
  about: Pick<NewRestrictionPage, 'kind' | 'name' | 'excerpt' | 'action' | 'backHref' | 'records' | 'businesses'>,
): Answer =>
  page(
    'privacy/restriction/new',
    visit.t('restriction.action'),
    { ...about, grounds: restrictionGrounds, typed: typedIn(visit), problems: problems ?? {} },
    { place: 'privacy', status: problems ? 422 : 200 },
  );
