import { readEmail } from '../../domain/contacts/email-address.ts';
import { readPhone } from '../../domain/contacts/phone-number.ts';
import { restrictedAt } from '../../domain/privacy/restriction/at-address.ts';
import { may } from '../../domain/users/member.ts';
import { chosenUnit, takeUnit } from '../../domain/companies/unit-choices.ts';
import { joinCompany } from '../../domain/contacts/contact-companies.ts';
import { companyNamed, contactProblems, createContact, type NewContact } from '../../domain/contacts/create-contact.ts';
import { findDuplicates, type DuplicateHint } from '../../domain/contacts/duplicates.ts';
import { Invalid } from '../../domain/errors.ts';
import { newId } from '../../domain/identifiers.ts';
import { fullName } from '../../domain/names.ts';
import type { Channel } from '../../domain/privacy/purposes/purpose.ts';
import { isToldWhenRecorded, suppressedChannels } from '../../domain/privacy/suppression/screen.ts';
import { submittedBefore } from '../../domain/submissions.ts';
import { fragment, page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import { formId, submissionId } from '../submission-id.ts';
import type { Answer, Visit } from '../visit.ts';
import { noCompany, readCompanyField, type ReadCompany } from './company-field.ts';
import { newContactFields, typedFields } from './custom-fields.ts';
import type { CompanyFormPart, DuplicatesPart, Problems, RestrictedHint } from './pages.ts';

/** GET: the form of a new contact, one's own to begin with; at the company one came from, when there is one. */
export async function form(visit: Visit): Promise<Answer> {
  const at = await companyNamed(visit.member, visit.query('companyId'));
  const form = { ...typedContact(visit, at?.id ?? ''), ownerId: visit.member.id };
  const company = {
    companyName: at?.name ?? '',
    companyId: at?.id ?? '',
    choices: at ? [{ ...at, place: null, organisationNumber: null }] : [],
  };
  return newPage(visit, { id: newId(), form, company, problems: {}, ...noHints });
}

/** POST: creates a contact. One that looks like another, or whose owner wants to be left alone, is asked about first. */
export async function create(visit: Visit): Promise<Answer> {
  // Without JavaScript a button stays pressed when the name above it is cleared.
  const company = visit.field('company') === '' ? noCompany : await readCompanyField(visit);
  const form = typedContact(visit, company.companyId);
  const again: Again = (problems, hints = noHints) =>
    newPage(visit, { id: formId(visit), form, company, problems, ...hints });
  try {
    return await createOnce(visit, form, company, again);
  } catch (error) {
    if (error instanceof Invalid) return again(error.fields);
    throw error;
  }
}

type Again = (problems: Problems, hints?: Hints) => Promise<Answer>;

/** @throws Invalid */
async function createOnce(visit: Visit, form: NewContact, company: ReadCompany, again: Again): Promise<Answer> {
  const id = submissionId(visit);
  const tenant = visit.member.tenantSlug;
  const show = paths.contacts.show({ tenant, id });
  if (await submittedBefore('contact', id)) return redirect(show);
  if (Object.keys(company.problems).length > 0) return again(company.problems);
  const hints = await hintsAt(visit, form);
  if (hints.restricted.length > 0)
    // The field says it; the way to the case is for who may go it.
    return again(Object.fromEntries(hints.restricted.map(({ kind }) => [kind, `contacts.restricted.${kind}`])), {
      ...hints,
      restricted: hints.restricted.filter(({ href }) => href !== undefined),
    });
  const unit = chosenUnit(form.companyId);
  const customFields = typedFields(visit, await newContactFields());
  const typed = { ...form, ...(unit ? { companyId: '', role: '' } : {}), customFields };
  // What must be put right is said together with what is asked about, and before the question can be answered.
  if (visit.field('confirmed') === '' && hasHints(hints))
    return again(await contactProblems(visit.member, typed), hints);
  await createContact(visit.member, typed, id);
  // After the contact, which may have been refused.
  if (unit !== undefined)
    await joinCompany(visit.member, id, {
      companyId: await takeUnit(visit.member, unit, visit.language),
      role: form.role,
      first: true,
    });
  const text = visit.t('contacts.created.toast', { name: fullName(form.givenName, form.familyName) });
  return visit.field('next') === 'new'
    ? redirect(paths.contacts.new({ tenant }), { text, link: { href: show, text: visit.t('contacts.open') } })
    : redirect(show, { text });
}

/**
 * POST, while typing: contacts that look like the one being written, and whether the address is one to be left alone. A POST,
 * so that no name is in an address.
 */
export async function duplicates(visit: Visit): Promise<Answer> {
  return fragment('contacts/_duplicates', { ...(await hintsAt(visit, typedContact(visit, ''))), confirm: false });
}

/** POST, while typing another address on a record: whether it, `value`, is one to be left alone. */
export async function suppressed(visit: Visit): Promise<Answer> {
  const typed = visit.field('value');
  const suppressed = await suppressedChannels([typed]);
  const restricted = await restrictedHints(visit, { email: typed, phone: typed });
  return fragment('contacts/_suppressed', { suppressed, restricted, told: undefined, confirm: false });
}

/** What whoever writes a new contact should know before it is there. */
interface Hints {
  readonly duplicates: readonly DuplicateHint[];
  /** The channels that whoever owns the typed addresses wants to be left alone on. */
  readonly suppressed: readonly Channel[];
  /** What of the typed is somebody's whose processing is restricted. */
  readonly restricted: readonly RestrictedHint[];
  /** How whoever owns a suppressed address learns that they are written down again. */
  readonly told: DuplicatesPart['told'];
}

const noHints: Hints = { duplicates: [], suppressed: [], restricted: [], told: undefined };
const hasHints = ({ duplicates, suppressed, restricted }: Hints): boolean =>
  duplicates.length + suppressed.length + restricted.length > 0;

async function hintsAt(visit: Visit, form: NewContact): Promise<Hints> {
  const [alike, channels] = await Promise.all([
    findDuplicates(visit.member, form),
    suppressedChannels([form.email, form.phone]),
  ]);
  const email = readEmail(form.email);
  const byMail = channels.length > 0 && email !== undefined && (await isToldWhenRecorded(email));
  return {
    duplicates: alike,
    suppressed: channels,
    restricted: await restrictedHints(visit, form),
    told: channels.length === 0 ? undefined : byMail ? 'mail' : 'self',
  };
}

/** That an address or number is a restricted person's, which nothing else says of them; who decides on privacy is led to the case. */
async function restrictedHints(
  { member }: Visit,
  typed: Pick<NewContact, 'email' | 'phone'>,
): Promise<readonly RestrictedHint[]> {
  const [email, phone] = [readEmail(typed.email), readPhone(typed.phone)];
  const found = await restrictedAt({
    emails: email === undefined ? [] : [email],
    phones: phone === undefined ? [] : [phone],
  });
  return found.map(({ kind, restrictionId }) => ({
    kind,
    href: may(member, 'privacy')
      ? paths.restrictions.show({ tenant: member.tenantSlug, id: restrictionId })
      : undefined,
  }));
}

async function newPage(
  visit: Visit,
  part: {
    readonly id: string;
    readonly form: NewContact;
    readonly company: CompanyFormPart;
    readonly problems: Problems;
  } & Hints,
): Promise<Answer> {
  const [owners, fields] = await Promise.all([offeredOwners(visit), newContactFields()]);
  const stopped = Object.keys(part.problems).length > 0 || hasHints(part);
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
      suppressed: part.suppressed,
      restricted: part.restricted,
      told: part.told,
      // Nothing that can be pressed again where something has to be corrected.
      confirm: hasHints(part) && Object.keys(part.problems).length === 0,
      owners,
      customFields: fields.map((field) => ({ ...field, typed: visit.field(`custom:${field.id}`) })),
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
