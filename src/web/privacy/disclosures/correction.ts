import { Invalid } from '../../../domain/errors.ts';
import {
  correctableLine,
  correctLine,
  type CorrectableLine,
} from '../../../domain/privacy/disclosures/correct-line.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { shownLine } from './contact.ts';

/** GET: the line, what taking it back does, and the form that asks how it came about. */
export const form = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: takes the line back. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const corrected = await correctLine(visit.member, visit.param('id'), visit.field('reason'));
    return redirect(linesOf(visit, corrected), { text: visit.t('disclosures.correct.done') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
}

/** Where the log of the person is seen. */
const linesOf = ({ member }: Visit, { contactId, restrictionId }: CorrectableLine): string =>
  restrictionId === undefined
    ? paths.disclosures.contact({ tenant: member.tenantSlug, id: contactId })
    : paths.restrictions.show({ tenant: member.tenantSlug, id: restrictionId });

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const found = await correctableLine(visit.member, visit.param('id'));
  return page(
    'privacy/disclosures/correct',
    visit.t('disclosures.correct'),
    {
      line: shownLine(visit, found.line),
      backHref: linesOf(visit, found),
      reason: visit.field('reason'),
      problems,
    },
    { place: 'contacts', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
