import { companyNamed, createContact, type NewContact } from '../../domain/contacts/create-contact.ts';
import { findDuplicates, type DuplicateHint } from '../../domain/contacts/duplicates.ts';
import { Invalid } from '../../domain/errors.ts';
import { newId } from '../../domain/identifiers.ts';
import { fullName } from '../../domain/names.ts';
import { submittedBefore } from '../../domain/submissions.ts';
import { fragment, page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import { submissionId } from '../submission-id.ts';
import type { Answer, Visit } from '../visit.ts';
import { readCompanyField } from './company-field.ts';
import type { CompanyFormPart, Problems } from './pages.ts';

/** GET: the form of a new contact, one's own to begin with; at the company one came from, when there is one. */
export async function form(visit: Visit): Promise<Answer> {
  const at = await companyNamed(visit.member, visit.query('companyId'));
  const form = { ...typedContact(visit, at?.id ?? ''), ownerId: visit.member.id };
  const company = {
    companyName: at?.name ?? '',
    companyId: at?.id ?? '',
    choices: at ? [{ ...at, place: null, organisationNumber: null }] : [],
  };
  return newPage(visit, { id: newId(), form, company, problems: {}, duplicates: [] });
}

/** POST: creates a contact. One that looks like another is asked about first. */
export async function create(visit: Visit): Promise<Answer> {
  const id = submissionId(visit);
  if (await submittedBefore('contact', id))
    return redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }));
  const company = await readCompanyField(visit);
  const form = typedContact(visit, company.companyId);
  const again = (problems: Problems, duplicates: readonly DuplicateHint[] = []): Promise<Answer> =>
    newPage(visit, { id, form, company, problems, duplicates });
  if (Object.keys(company.problems).length > 0) return again(company.problems);
  if (visit.field('confirmed') === '') {
    const duplicates = await findDuplicates(visit.member, form);
    if (duplicates.length > 0) return again({}, duplicates);
  }
  try {
    await createContact(visit.member, form, id);
  } catch (error) {
    if (error instanceof Invalid) return again(error.fields);
    throw error;
  }
  const tenant = visit.member.tenantSlug;
  const show = paths.contacts.show({ tenant, id });
  const text = visit.t('contacts.created.toast', { name: fullName(form.givenName, form.familyName) });
  return visit.field('next') === 'new'
    ? redirect(paths.contacts.new({ tenant }), { text, link: { href: show, text: visit.t('contacts.open') } })
    : redirect(show, { text });
}

/** POST, while typing: contacts that look like the one being written. A POST, so that no name is in an address. */
export async function duplicates(visit: Visit): Promise<Answer> {
  const found = await findDuplicates(visit.member, typedContact(visit, ''));
  return fragment('contacts/_duplicates', { duplicates: found, confirm: false });
}

async function newPage(
  visit: Visit,
  part: {
    readonly id: string;
    readonly form: NewContact;
    readonly company: CompanyFormPart;
    readonly problems: Problems;
    readonly duplicates: readonly DuplicateHint[];
  },
): Promise<Answer> {
  const stopped = Object.keys(part.problems).length > 0 || part.duplicates.length > 0;
  return page(
    'contacts/new',
    visit.t('contacts.new'),
    {
      id: part.id,
      form: part.form,
      companyName: part.company.companyName,
      companyId: part.company.companyId,
      choices: part.company.choices,
      problems: part.problems,
      duplicates: part.duplicates,
      confirm: part.duplicates.length > 0,
      owners: await offeredOwners(visit),
    },
    { place: 'contacts', status: stopped ? 422 : 200 },
  );
}

const typedContact = (visit: Visit, companyId: string): NewContact => ({
  givenName: visit.field('givenName'),
  familyName: visit.field('familyName'),
  jobTitle: visit.field('jobTitle'),
  email: visit.field('email'),
  phone: visit.field('phone'),
  companyId,
  // Somebody's title is what they are at the company they come with.
  role: companyId === '' ? '' : visit.field('jobTitle'),
  ownerId: visit.field('ownerId'),
});
