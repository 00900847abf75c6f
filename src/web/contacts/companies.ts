import { chosenUnit, takeUnit } from '../../domain/companies/unit-choices.ts';
import { companiesOf, joinCompany, leaveCompany } from '../../domain/contacts/contact-companies.ts';
import { contactToChange, type ContactFacts } from '../../domain/contacts/contact-record.ts';
import { NotFound } from '../../domain/errors.ts';
import { redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { readCompanyField } from './company-field.ts';
import { editPage, stoppedBy, type EditPlace } from './edit-page.ts';
import { changedContact } from './show.ts';

/** GET: the form that puts a contact at a company; `?company=…` changes what they are at one they are at. */
export async function form(visit: Visit): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const companyId = visit.query('company');
  const empty = { companyName: '', companyId: '', choices: [], role: '', first: false };
  if (companyId === '') return editPage(visit, newPlace(visit, contact), { kind: 'company', ...empty });
  const link = (await companiesOf(visit.member, contact.id)).find((company) => company.companyId === companyId);
  if (!link) throw new NotFound('company');
  return editPage(visit, rolePlace(visit, contact, companyId), {
    kind: 'role',
    companyId,
    companyName: link.name,
    role: link.role ?? '',
    first: false,
  });
}

/** POST: puts a contact at a company, or changes the role. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const company = await readCompanyField(visit);
  const [role, first] = [visit.field('role'), visit.field('first') !== ''];
  const stopped =
    Object.keys(company.problems).length > 0 || company.companyId === ''
      ? { problems: { company: 'form.choose', ...company.problems }, conflict: undefined, version: undefined }
      : await stoppedBy(async () => {
          const unit = chosenUnit(company.companyId);
          const companyId = unit ? await takeUnit(visit.member, unit, visit.language) : company.companyId;
          await joinCompany(visit.member, id, { companyId, role, first });
        });
  if (!stopped) return saved(visit, id);
  const contact = await contactToChange(visit.member, id);
  return editPage(visit, newPlace(visit, contact), { kind: 'company', ...company, role, first }, stopped);
}

/** POST: takes a contact out of a company. */
export async function leave(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  await leaveCompany(visit.member, id, visit.param('company'));
  return saved(visit, id);
}

const saved = async (visit: Visit, id: string): Promise<Answer> =>
  visit.partial
    ? changedContact(visit, id)
    : redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
        text: visit.t('done.saved'),
      });

const newPlace = (visit: Visit, contact: ContactFacts): EditPlace => ({
  contact,
  target: 'new-company',
  label: visit.t('contacts.company'),
  action: paths.contacts.companies({ tenant: visit.member.tenantSlug, id: contact.id }),
});

const rolePlace = (visit: Visit, contact: ContactFacts, company: string): EditPlace => ({
  ...newPlace(visit, contact),
  target: `company-${company}`,
  label: visit.t('contacts.company.role'),
  removeAction: paths.contacts.companyRemoval({ tenant: visit.member.tenantSlug, id: contact.id, company }),
});
