import { osloDay } from '../../../domain/clock.ts';
import { contactFacts } from '../../../domain/contacts/contact-record.ts';
import { Invalid } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import { categoryWords, disclosedCategories } from '../../../domain/privacy/disclosures/disclosed-categories.ts';
import { disclosuresOf, linesOf, type ListedDisclosure } from '../../../domain/privacy/disclosures/disclosure-log.ts';
import { recordByHand, type TypedDisclosure } from '../../../domain/privacy/disclosures/record-by-hand.ts';
import { may } from '../../../domain/users/member.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import { formId, submissionId } from '../../submission-id.ts';
import type { Answer, Visit } from '../../visit.ts';
import type { ShownDisclosure } from './pages.ts';

/** GET: to whom a contact's data was given, and the form that writes down another. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: writes down that data was given to somebody. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    await recordByHand(visit.member, id, { ...typedIn(visit), id: submissionId(visit) });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.disclosures.contact({ tenant: visit.member.tenantSlug, id }), {
    text: visit.t('disclosures.recorded'),
  });
}

const typedIn = (visit: Visit): Omit<TypedDisclosure, 'id'> => ({
  recipient: visit.field('recipient'),
  email: visit.field('email'),
  categories: visit.fields('categories'),
  why: visit.field('why'),
  givenOn: visit.field('givenOn'),
});

async function answer(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { t, language, member } = visit;
  const contact = await contactFacts(member, visit.param('id'));
  const correctable = may(member, 'privacy');
  const disclosures = await (correctable ? linesOf : disclosuresOf)(contact.id);
  const typed = typedIn(visit);
  return page(
    'privacy/disclosures/contact',
    t('disclosures.title'),
    {
      contact: { id: contact.id, name: fullName(contact.givenName, contact.familyName) },
      disclosures: disclosures.map((line) => shownLine(visit, line)),
      correctable,
      editable: may(member, 'write') && contact.deletedAt === null && !contact.erased,
      categories: disclosedCategories.map((value) => ({ value, label: categoryWords([value], language) })),
      typed: { ...typed, id: formId(visit), givenOn: typed.givenOn || osloDay() },
      today: osloDay(),
      problems,
    },
    { place: 'contacts', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** A line of the log with what was given in words. */
export const shownLine = ({ language }: Visit, { categories, ...line }: ListedDisclosure): ShownDisclosure => ({
  ...line,
  what: categoryWords(categories, language),
});
